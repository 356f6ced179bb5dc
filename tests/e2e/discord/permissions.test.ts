import { PermissionFlagsBits } from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { commandDeclarations } from '../../../src/discord/commands/declarations.js';
import type { CommandOptions } from '../../../src/discord/commands/options.js';
import { components } from '../../../src/discord/events/catalogue.js';
import { EmbeddedLibraries } from '../../../src/library/embedded/embedded-libraries.js';
import { openLibrary } from '../../../src/library/embedded/open.js';
import { openRecords } from '../../../src/records/embedded/embedded-records.js';
import type { Records } from '../../../src/records/records.js';
import { en } from '../../../src/wording/en.js';
import { fill } from '../../../src/wording/wording.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import { textOf, writtenByBot } from '../../support/discord-answers.js';
import { seen } from '../../support/discord-views.js';
import type { Answer, InteractionHandle } from '../../support/discord/driver/handle.js';
import type { Sender } from '../../support/discord/driver/sender.js';
import { type Message, nobody } from '../../support/discord/messages/message.js';
import { messagePayload } from '../../support/discord/messages/payload.js';
import {
  type CommandRow,
  commandRows,
  libraryRows,
  type MayUse,
  menuRows,
  newFile,
  otherRows,
  settingsRows,
  titles,
} from './permission-rows.js';
import { question, shown } from './pages.js';

const { moderators } = en;
const { add, change } = en.library;
const operatorId = '300000000000000001';

/** Who is on server One. They send commands that Discord does not offer to them, too. */
const people = {
  administrator: { user: 'administrator', guild: 'One', isHeadstrong: true },
  'moderator by role': { user: 'keeper', guild: 'One', isHeadstrong: true },
  member: { user: 'member', guild: 'One', isHeadstrong: true },
  'moderator of another server': { user: 'neighbour', guild: 'One', isHeadstrong: true },
  'member whose role was just taken': { user: 'former', guild: 'One', isHeadstrong: true },
  operator: { user: 'operator', guild: 'One', isHeadstrong: true },
  'operator, in a direct message': { user: 'operator', context: 'direct' },
  'stranger, in a direct message': { user: 'stranger', context: 'direct' },
} as const satisfies Record<string, Sender>;

type Person = keyof typeof people;
const everybody = Object.keys(people) as Person[];

const mayBe: Readonly<Record<MayUse, readonly Person[]>> = {
  everybody,
  moderators: ['administrator', 'moderator by role'],
  operators: ['operator', 'operator, in a direct message'],
  'moderators and operators': ['administrator', 'moderator by role', 'operator', 'operator, in a direct message'],
};

const refusalOf = (audience: MayUse): string =>
  audience === 'operators' ? moderators.onlyOperators : moderators.onlyModerators;

/** Every command as it is typed, with its options. */
const leaves = commandDeclarations.flatMap((declared): [string, CommandOptions][] => {
  if (declared.kind === 'message') return [];
  const name = declared.texts.name.default;
  if (declared.kind === 'chat') return [[name, declared.options]];
  return Object.entries(declared.subcommands).map(([sub, { options }]) => [`${name} ${sub}`, options]);
});

const completed = leaves.flatMap(([name, options]) =>
  Object.keys(options).flatMap((option) => (options[option]!.complete === undefined ? [] : [[name, option] as const])),
);

describe.skipIf(!hasModel)('who may do what', () => {
  let bot: RunningBot;
  let records: Records;
  let libraries: EmbeddedLibraries;
  let one: string;
  let role: (name: string) => string;
  /** With quotes of the base library. */
  let answer: Message;
  /** Of a member. */
  let said: Message;

  const { administrator } = people;
  const told = ({ message }: Answer): string =>
    message === null || message.body.components.length === 0 ? '' : seen(textOf(message));

  const settings = () => ({
    moderatorRoles: [role('keepers'), role('formers')],
    memberCooldownSeconds: 0,
    quotesOnPage: 3 as const,
    mentions: true,
  });

  /** Waits until this is told. */
  async function expectTold(handle: InteractionHandle, words: string): Promise<void> {
    // The message of a component that is being changed has been told something already.
    const isTold = (): boolean => handle.interaction.answeredAt !== null && told(handle.answer()).includes(seen(words));
    await handle.until(isTold, 20_000).catch((error: unknown) => {
      throw new Error(`Expected "${words}", and was told: ${told(handle.answer())}`, { cause: error });
    });
  }

  /** All that a server's moderators could have changed, and the base library. */
  async function everything(): Promise<unknown> {
    const own = await libraries.ofServer(one);
    await Promise.all([own?.refresh(), libraries.base.refresh()]);
    const generations = [await own?.state(), await libraries.base.state()].map((state) => state?.generation);
    return { records: await records.servers.export(one), generations };
  }

  async function expectRefused(send: () => InteractionHandle, audience: MayUse): Promise<void> {
    const before = await everything();
    const refused = await send().response();
    expect(told(refused)).toBe(seen(refusalOf(audience)));
    expect(refused.ephemeral).toBe(true);
    expect(refused.message!.body.attachments).toEqual([]);
    expect(await everything()).toEqual(before);
  }

  const offers = (name: string, { user, guild }: { user: string; guild: string }): boolean => {
    const row = commandRows[name]!;
    try {
      bot.discord.invoke(name, row.options?.(), { user, guild });
      return true;
    } catch (error) {
      expect(String(error)).toContain('does not offer');
      return false;
    }
  };

  beforeAll(async () => {
    const manager = { name: 'neighbour', permissions: PermissionFlagsBits.ManageGuild };
    bot = await startRunningBot(
      {
        guilds: [
          {
            name: 'One',
            roles: [{ name: 'keepers' }, { name: 'formers' }],
            members: [
              { name: 'administrator', permissions: PermissionFlagsBits.Administrator },
              { name: 'keeper', roles: ['keepers'] },
              { name: 'operator', id: operatorId },
              ...['former', 'member', 'neighbour'],
            ],
          },
          { name: 'Two', members: [manager] },
        ],
      },
      { OPERATOR_IDS: operatorId },
    );
    const guild = bot.discord.world.guild('One');
    one = guild.id;
    role = (name) => bot.discord.world.roleIn(guild, name).id;
    records = await openRecords(bot.place.index);
    const directory = bot.place.index;
    libraries = new EmbeddedLibraries(await openLibrary({ directory }), { directory });
    await records.settings.change(one, settings(), '1');
    for (const title of [titles.own, titles.removed]) {
      const proposed = await bot.discord.invoke('library add', { file: newFile(title) }, administrator).response();
      await expectTold(bot.discord.press(shown(proposed.message), add.addButton), add.askable);
    }
    await remove(titles.removed);
    answer = shown((await bot.discord.invoke('ask', { question }, administrator).response()).message);
    said = bot.discord.write(question, { user: 'member' }).message;
  });

  async function remove(title: string): Promise<void> {
    const asked = await bot.discord.invoke('library remove', { report: title }, administrator).response();
    await expectTold(bot.discord.press(shown(asked.message), change.removeButton), fill(change.removed, { title }));
  }

  /** What was done by those who may is undone, so that the next may do it too. */
  afterEach(async () => {
    await records.settings.change(one, settings(), '1');
    const { reports, passages } = await records.hidden.of(one);
    for (const report of reports) await records.hidden.unhideReport(one, report, '1');
    for (const passage of passages) await records.hidden.unhidePassage(one, passage, '1');
    const own = await libraries.ofServer(one);
    await own?.refresh();
    const stored = (await own?.reports())?.map(({ title }) => title);
    if (stored?.includes(titles.removed) === true) await remove(titles.removed);
    if (stored?.includes(titles.own) === false)
      await bot.discord.invoke('library restore', { report: titles.own }, administrator).response();
  });

  afterAll(async () => {
    await records?.close();
    await libraries?.close();
    await bot?.discard();
  });

  test('each command, menu entry and component stands in the tables', () => {
    expect(Object.keys(commandRows).sort()).toEqual(leaves.map(([name]) => name).sort());
    const inMenus = commandDeclarations.flatMap(({ kind, texts }) => (kind === 'message' ? [texts.name.default] : []));
    expect(Object.keys(menuRows).sort()).toEqual(inMenus.sort());
    const forModerators = [
      ...Object.keys(libraryRows).map((kind) => `library ${kind}`),
      'settings',
      'download questions',
    ];
    const forAll = ['page', 'report', 'context', 'vote', 'delete votes'];
    const named = (audience: string) => components.flatMap((each) => (each.for === audience ? [each.name] : [])).sort();
    expect(named('moderators')).toEqual(forModerators.sort());
    expect(named('everybody')).toEqual(forAll.sort());
    expect(components).toHaveLength(forModerators.length + forAll.length);
  });

  test('each command is registered for who may use it', () => {
    for (const [name, { for: audience }] of Object.entries({ ...commandRows, ...menuRows })) {
      const root = Object.hasOwn(menuRows, name) ? name : name.split(' ')[0];
      const command = bot.discord.commands().find((each) => each.name === root);
      const wanted = audience === 'everybody' ? null : PermissionFlagsBits.ManageGuild.toString();
      expect(command?.['default_member_permissions'], name).toBe(wanted);
      if (Object.hasOwn(commandRows, name)) {
        expect(offers(name, { user: 'member', guild: 'One' }), name).toBe(audience === 'everybody');
      }
    }
  });

  /** Sends a command as somebody; those who have just lost their role had it when they last used one. */
  async function sendAs(person: Person, send: (sender: Sender) => InteractionHandle, row: CommandRow): Promise<void> {
    const guild = bot.discord.world.guild('One');
    if (person === 'member whose role was just taken') {
      bot.discord.world.giveRole(guild, 'former', 'formers');
      const panel = await bot.discord.invoke('settings show', {}, people[person]).response();
      expect(told(panel)).toContain(en.settings.title);
      bot.discord.world.takeRole(guild, 'former', 'formers');
    }
    if (!mayBe[row.for].includes(person)) {
      await expectRefused(() => send(people[person]), row.for);
      return;
    }
    const handle = send(people[person]);
    if (row.answer === null) expect((await handle.response()).kind).toBe('modal');
    else await expectTold(handle, row.answer);
  }

  describe.each(Object.entries(commandRows))('/%s', (name, row) => {
    const declared = commandDeclarations.find(({ texts }) => texts.name.default === name.split(' ')[0])!;
    const isOffered = (person: Person): boolean => !('context' in people[person]) || declared.contexts.includes(1);
    // Nobody sees the report of a server in a direct message.
    const known = name === 'report' ? everybody.filter((person) => !('context' in people[person])) : everybody;

    test.each(known.filter(isOffered))('%s', (person) =>
      sendAs(person, (sender) => bot.discord.invoke(name, row.options?.(), sender), row),
    );
  });

  describe.each(Object.entries(menuRows))('%s', (name, row) => {
    test.each(everybody.filter((person) => !('context' in people[person])))('%s', (person) =>
      sendAs(
        person,
        ({ user = '' }) =>
          bot.discord.contextMenu(name, name === 'Find sources' ? said : answer, { user, isHeadstrong: true }),
        row,
      ),
    );
  });

  describe('proposals are made to who may use the command', () => {
    test.each(completed)('/%s, %s', async (name, option) => {
      const typed = { option, text: '' };
      const choices = async (sender: Sender) =>
        (await bot.discord.autocomplete(name, typed, sender).response()).choices?.length;
      await records.hidden.hideReport(one, 'palmyra-withdrawal-deal', '1');
      for (const person of everybody.filter((each) => !('context' in people[each]))) {
        const isTold = mayBe[commandRows[name]!.for].includes(person);
        if (isTold) expect(await choices(people[person]), person).toBeGreaterThan(0);
        else expect(await choices(people[person]), person).toBe(0);
      }
    });
  });

  const componentRows = [
    ...Object.entries(settingsRows).map(([kind, row]) => [`settings, ${kind}`, row] as const),
    ...Object.entries(libraryRows).map(([kind, row]) => [`library, ${kind}`, row] as const),
    ...Object.entries(otherRows),
  ];

  describe.each(componentRows)('%s', (_, { use, answer: words }) => {
    const guild = () => bot.discord.world.guild('One');
    const stageOf = (user: string) => ({ bot, answer, sender: { user, guild: 'One', isHeadstrong: true } });

    test.each(['administrator', 'keeper'])('is for moderators: %s', async (user) => {
      await expectTold(await use(stageOf(user), () => {}), words);
    });

    test('is for nobody who lost the role while it was shown, nor for members who forge it', async () => {
      bot.discord.world.giveRole(guild(), 'former', 'formers');
      const handle = await use(stageOf('former'), () => bot.discord.world.takeRole(guild(), 'former', 'formers'));
      const refused = await handle.response();
      expect(told(refused)).toBe(seen(moderators.onlyModerators));
      expect(refused.ephemeral).toBe(true);
      const before = await everything();
      const { type, payload } = handle.interaction;
      const message = messagePayload(answer, bot.discord.loopback.messages.payloads);
      for (const sender of [people.member, people['moderator of another server'], people.operator])
        await expectRefused(
          () => bot.discord.interactionRaw({ type, data: payload['data']!, message }, sender),
          'moderators',
        );
      expect(await everything()).toEqual(before);
    });
  });

  test('nothing of all this was refused by Discord, and nobody was notified', () => {
    expect(bot.discord.interactions.flatMap(({ refusals }) => refusals)).toEqual([]);
    expect(bot.discord.requests.filter(({ status }) => status >= 400)).toEqual([]);
    for (const { pings } of writtenByBot(bot.discord)) expect(pings).toEqual(nobody);
  });
});
