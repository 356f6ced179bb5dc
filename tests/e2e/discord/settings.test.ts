import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readSettingsId, writeSettingsId } from '../../../src/discord/components/settings-id.js';
import { wordings } from '../../../src/wording/wordings.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import {
  expectVerbatim,
  isOnlyFor,
  linesOf,
  pressable,
  quotesIn,
  reportsIn,
  textOf,
  viewOf,
} from '../../support/discord-answers.js';
import { buttonsOf as viewButtons, expectAccepted, seen } from '../../support/discord-views.js';
import type { Answer, InteractionHandle } from '../../support/discord/driver/handle.js';
import type { Sender } from '../../support/discord/driver/sender.js';
import type { OptionValues } from '../../support/discord/driver/options.js';
import type { JsonObject } from '../../support/discord/json.js';
import type { Message } from '../../support/discord/messages/message.js';
import { messagePayload } from '../../support/discord/messages/payload.js';
import type { Report } from '../../../src/reports/report.js';

const question = 'Where did the ISIS leaders go?';
const { settings: words, failures, moderators, nothing } = wordings.en;

/** Who is in server One: each may do what their name says. */
const administrator: Sender = { user: 'administrator' };
const manager: Sender = { user: 'manager' };
const keeper: Sender = { user: 'keeper' };
/** Sends commands that Discord hides from them. */
const member: Sender = { user: 'member', isHeadstrong: true };
/** The owner of server Two, and no more than a member of One. */
const neighbour: Sender = { user: 'neighbour', guild: 'Two' };

const switchId = (name: 'mentions' | 'privateByDefault' | 'usesBase' | 'keepsQuestions', on: boolean) =>
  writeSettingsId({ kind: 'switch', name, on });
const listId = (name: 'channels' | 'moderatorRoles' | 'language' | 'quotesOnPage' | 'memberCooldownSeconds') =>
  writeSettingsId({ kind: 'list', name });

const confirmId = writeSettingsId({ kind: 'reset', isConfirmed: true });

describe.skipIf(!hasModel)('/settings', () => {
  let bot: RunningBot;
  let reports: Report[];
  /** A message of the bot that everybody sees. */
  let shown: Message;
  let people = 0;

  const someone = (): string => `someone ${(people += 1)}`;
  const channel = (name: string, guild = 'One'): string =>
    bot.discord.world.channelIn(bot.discord.world.guild(guild), name).id;
  const role = (name: string): string => bot.discord.world.roleIn(bot.discord.world.guild('One'), name).id;
  const idOf = (user: string): string => bot.discord.world.user(user).id;

  const settings = (subcommand: string, sender: Sender, options: OptionValues = {}): Promise<Answer> =>
    bot.discord.invoke(`settings ${subcommand}`, options, sender).response();
  const set = (options: OptionValues, sender = administrator): Promise<Answer> => settings('set', sender, options);

  /** Waits until a component has changed its message. */
  async function changed(handle: InteractionHandle): Promise<Message> {
    await handle.until(({ answeredAt }) => answeredAt !== null);
    const { message } = handle.answer();
    expect(handle.interaction.refusals).toEqual([]);
    return message!;
  }

  async function panelOf(sender: Sender): Promise<Message> {
    const { message, ephemeral } = await settings('show', sender);
    expect(ephemeral).toBe(true);
    expect(linesOf(message!)[0]).toBe(words.title);
    return message!;
  }

  const askAs = async (sender: Sender = {}, options: OptionValues = {}): Promise<Message> =>
    (await bot.discord.invoke('ask', { question, ...options }, { user: someone(), ...sender }).response()).message!;

  /** Whether a button of the panel would switch this on: it is off then. */
  const isOff = (panel: Message, name: Parameters<typeof switchId>[0]): boolean =>
    viewButtons(viewOf(panel)).some((button) => 'custom_id' in button && button.custom_id === switchId(name, true));

  /** A component that somebody uses, or a modal that they fill in, without having been shown it: in a message that has none of it. */
  function forge(data: JsonObject, sender: Sender, type: 3 | 5 = 3): InteractionHandle {
    const message = messagePayload(shown, bot.discord.loopback.messages.payloads);
    return bot.discord.interactionRaw({ type, data, message }, sender);
  }

  async function expectRefused(handle: InteractionHandle, notice = moderators.onlyModerators): Promise<void> {
    const { message, ephemeral } = await handle.response();
    expect(ephemeral).toBe(true);
    expect(textOf(message!)).toBe(seen(notice));
  }

  beforeAll(async () => {
    const two = { id: '1200000000000000001', name: 'keepers' };
    bot = await startRunningBot({
      guilds: [
        {
          name: 'One',
          channels: ['general', 'news'],
          roles: [
            { name: 'keepers', id: '1100000000000000001' },
            { name: 'helpers', id: '1100000000000000002' },
          ],
          members: [
            { name: 'administrator', permissions: PermissionFlagsBits.Administrator },
            { name: 'manager', permissions: PermissionFlagsBits.ManageGuild },
            { name: 'keeper', roles: ['keepers'] },
            { name: 'helper', roles: ['helpers'], permissions: PermissionFlagsBits.ManageMessages },
            'member',
            'neighbour',
          ],
        },
        {
          name: 'Two',
          channels: ['general'],
          roles: [two],
          members: [
            { name: 'neighbour', permissions: PermissionFlagsBits.ManageGuild },
            { name: 'keeper', roles: ['keepers'] },
          ],
        },
        {
          name: 'Elsewhere',
          hasBot: false,
          members: [{ name: 'administrator', permissions: PermissionFlagsBits.Administrator }],
        },
      ],
    });
    reports = await reportsIn(bot.place.corpus);
    shown = await askAs();
    bot.discord.world.guild('One').commandRoles.add(role('keepers')).add(role('helpers'));
  });

  afterAll(() => bot?.discard());

  beforeEach(async () => {
    const panel = await settings('reset', administrator);
    await changed(bot.discord.press(panel.message!, confirmId));
  });

  describe('is for moderators', () => {
    test('and offered to no one else, in no other place', () => {
      for (const sender of [{ ...member, isHeadstrong: false }, { user: 'neighbour' }])
        expect(() => bot.discord.invoke('settings show', {}, sender)).toThrow('does not offer settings');
      for (const context of ['direct', 'private'] as const)
        expect(() => bot.discord.invoke('settings show', {}, { ...administrator, context })).toThrow(
          'offers no settings',
        );
      expect(() =>
        bot.discord.invoke('settings show', {}, { ...administrator, guild: 'Elsewhere', userInstall: true }),
      ).toThrow();
    });

    test.each(['show', 'history', 'reset', 'set'])(
      'and refused to members who send /settings %s all the same',
      async (name) => {
        for (const sender of [member, { user: 'helper' }, { ...neighbour, guild: 'One', isHeadstrong: true }])
          await expectRefused(
            bot.discord.invoke(`settings ${name}`, name === 'set' ? { mentions: false } : {}, sender),
          );
        expect(isOff(await panelOf(administrator), 'mentions')).toBe(false);
      },
    );

    test('as are its buttons and selects, whoever forges them, in their own words', async () => {
      const press = { component_type: 2, custom_id: switchId('mentions', false) };
      const choose = { component_type: 8, custom_id: listId('channels'), values: [channel('news')] };
      const confirm = { component_type: 2, custom_id: confirmId };
      for (const forged of [press, choose, confirm]) {
        await expectRefused(forge(forged, member));
        await expectRefused(
          forge(forged, { user: 'neighbour', guild: 'One', locale: 'de' }),
          wordings.de.moderators.onlyModerators,
        );
        await expectRefused(forge(forged, { ...administrator, context: 'direct' }));
        await expectRefused(forge(forged, { ...administrator, guild: 'Elsewhere', userInstall: true }));
      }
      expect(isOff(await panelOf(administrator), 'mentions')).toBe(false);
    });

    test('by permission or by role, from the moment at which it is one', async () => {
      await panelOf(manager);
      await expectRefused(bot.discord.invoke('settings show', {}, keeper));
      await set({ 'add-role': 'keepers' });
      await panelOf(keeper);
      await set({ 'remove-role': 'keepers' });
      await expectRefused(bot.discord.invoke('settings show', {}, keeper));
    });

    test('and for nobody who has just lost the role, though the panel is still open', async () => {
      await set({ 'add-role': 'helpers' });
      const helper: Sender = { user: 'helper', isHeadstrong: true };
      const panel = await panelOf(helper);
      await changed(bot.discord.press(panel, switchId('mentions', false)));
      bot.discord.world.takeRole(bot.discord.world.guild('One'), 'helper', 'helpers');
      await expectRefused(bot.discord.press(panel, switchId('mentions', true)));
      await expectRefused(bot.discord.select(panel, listId('quotesOnPage'), ['1']));
      for (const name of ['show', 'history', 'reset'])
        await expectRefused(bot.discord.invoke(`settings ${name}`, {}, helper));
      await expectRefused(bot.discord.invoke('settings set', { 'add-role': 'keepers' }, helper));
      expect(isOff(await panelOf(administrator), 'mentions')).toBe(true);
    });

    test('of the server where it is used: a button of One, pressed in Two, changes Two', async () => {
      const forged = { component_type: 2, custom_id: switchId('privateByDefault', true) };
      const press = forge(forged, neighbour);
      await press.acknowledged();
      expect(isOff(await panelOf(administrator), 'privateByDefault')).toBe(true);
      expect(isOff(await panelOf(neighbour), 'privateByDefault')).toBe(false);
      await set({ private: false }, neighbour);
    });

    test.each(['1Sx', '1SsZZ', '1Sl', '1SlAA', '1S', '2SsAB', '1SsAC'])(
      'and refuses %s, which nobody sent, as outdated',
      async (id) => {
        await expectRefused(forge({ component_type: 2, custom_id: id }, administrator), failures.outdatedButton);
      },
    );

    test('and refuses what no select offers, and modals that it never showed', async () => {
      const choose = { component_type: 3, custom_id: listId('language'), values: ['xx'] };
      await expectRefused(forge(choose, administrator), failures.outdatedButton);
      const modal = { custom_id: switchId('mentions', false), components: [] };
      await expectRefused(forge(modal, administrator, 5), failures.outdatedButton);
    });
  });

  describe('the panel', () => {
    test('shows every setting, and what is changed in it at once', async () => {
      let panel = await panelOf(administrator);
      expectAccepted(viewOf(panel), readSettingsId);
      for (const name of ['mentions', 'privateByDefault', 'usesBase', 'keepsQuestions'] as const) {
        const isSwitchedOff = isOff(panel, name);
        panel = await changed(bot.discord.press(panel, switchId(name, isSwitchedOff)));
        expect(isOff(panel, name)).toBe(!isSwitchedOff);
      }
      for (const [list, chosen] of [
        ['channels', ['news']],
        ['moderatorRoles', ['keepers', 'helpers']],
        ['language', ['fr']],
        ['quotesOnPage', ['2']],
        ['memberCooldownSeconds', ['60']],
      ] as const)
        panel = await changed(bot.discord.select(panel, listId(list), chosen));
      // The server's language is another now, and so is the panel's.
      expect(linesOf(panel)[0]).toBe(wordings.fr.settings.title);
      expect(JSON.stringify(panel.body.components)).toContain(`"id":"${channel('news')}","type":"channel"`);
      expect(JSON.stringify(panel.body.components)).toContain(`"id":"${role('helpers')}","type":"role"`);
      const other = await panelOf(neighbour);
      expect(JSON.stringify(other.body.components)).not.toContain('"type":"channel"');
    });

    test('does what its buttons say, whatever others did meanwhile', async () => {
      const [first, second] = [await panelOf(administrator), await panelOf(manager)];
      await changed(bot.discord.press(first, switchId('mentions', false)));
      expect(isOff(await changed(bot.discord.press(second, switchId('mentions', false))), 'mentions')).toBe(true);
    });

    test('can be left for the history, and come back to', async () => {
      const panel = await panelOf(administrator);
      const history = await changed(bot.discord.press(panel, words.history));
      expect(linesOf(history)[0]).toBe(words.historyTitle);
      expect(linesOf(await changed(bot.discord.press(history, words.open)))[0]).toBe(words.title);
      const asked = await settings('reset', administrator);
      expect(linesOf(await changed(bot.discord.press(asked.message!, words.cancel)))[0]).toBe(words.title);
    });
  });

  describe('set', () => {
    test('changes each setting by its option, and says what it was before', async () => {
      const { message, ephemeral } = await set({ 'add-channel': 'news', mentions: false, pause: 9, quotes: 2 });
      expect(ephemeral).toBe(true);
      const text = textOf(message!);
      for (const line of [
        words.names.channels,
        words.names.mentions,
        'from on to off',
        'from Seconds: 4 to Seconds: 9',
        'from 3 to 2',
      ])
        expect(text).toContain(line);
      expect(JSON.stringify(message!.body.components)).toContain(`<#${channel('news')}>`);
      expect(textOf((await set({ mentions: false })).message!)).toContain(words.unchanged);
      expect(textOf((await set({ everywhere: true })).message!)).toContain('to everywhere');
      expect(linesOf((await set({})).message!)[0]).toBe(words.title);
    });
  });

  describe('history', () => {
    test('says who changed what, when, before and after, page by page, of this server alone', async () => {
      await set({ 'add-role': 'keepers' });
      for (const quotes of [1, 2, 3]) await set({ quotes }, keeper);
      await set({ 'add-channel': 'general', language: 'de', private: true, pause: 1 }, manager);
      await set({ language: 'none' });
      await set({ mentions: false }, neighbour);
      const { message } = await settings('history', administrator);
      const first = JSON.stringify(message!.body.components);
      expect(first).toMatch(/<t:\d+:f>/);
      expect(first).toContain(`<@${idOf('manager')}>`);
      expect(first).toContain(`<#${channel('general')}>`);
      expect(textOf(message!)).toContain('from Deutsch to');
      expect(pressable(message!)).not.toContain('Previous');
      // What happens now does not move the pages.
      await set({ quotes: 1 });
      const second = await changed(bot.discord.press(message!, 'Next'));
      expect(JSON.stringify(second.body.components)).toContain(`<@${idOf('keeper')}>`);
      expect(textOf(second)).toContain('from 2 to 3');
      const back = await changed(bot.discord.press(second, 'Previous'));
      expect(JSON.stringify(back.body.components)).toBe(first);
      expect(first).not.toContain(idOf('neighbour'));
      await set({ mentions: true }, neighbour);
    });
  });

  describe('what was decided holds at once, in that server alone:', () => {
    const isAnswer = (message: Message): boolean => quotesIn(message, reports, 'en').length > 0;

    test('channels, with their threads', async () => {
      await set({ 'add-channel': 'general' });
      expect(isAnswer(await askAs())).toBe(true);
      const refused = await askAs({ channel: 'news' });
      expect(isOnlyFor(refused, `someone ${people}`, bot.discord)).toBe(true);
      expect(linesOf(refused)[0]).toBe(failures.channelNotChosen);
      expect(JSON.stringify(refused.body.components)).toContain(`<#${channel('general')}>`);
      expect(isAnswer(await askAs({ guild: 'Two' }))).toBe(true);
      const named = await bot.discord.write(question, { user: someone(), channel: 'news', mention: true }).reply();
      expect(linesOf(named)[0]).toBe(failures.channelNotChosen);
      const before = bot.discord.messagesIn('news').length;
      bot.discord.write(question, { user: someone(), channel: 'news', replyTo: named });
      await bot.discord.write('hello', { user: someone(), mention: true }).reply();
      expect(bot.discord.messagesIn('news')).toHaveLength(before + 1);
      await set({ everywhere: true });
      expect(isAnswer(await askAs({ channel: 'news' }))).toBe(true);
    });

    test('mentions', async () => {
      await set({ mentions: false });
      const { message } = bot.discord.write(question, { user: someone(), mention: true });
      await bot.discord.write('hello', { user: someone(), mention: true, guild: 'Two' }).reply();
      expect(isAnswer(await askAs())).toBe(true);
      expect(bot.discord.messagesIn('general').filter(({ replyTo }) => replyTo === message.id)).toEqual([]);
      expect(isAnswer(await bot.discord.write(question, { user: someone(), context: 'direct' }).reply())).toBe(true);
    });

    test('the language, where the question tells none', async () => {
      await set({ language: 'ar' });
      const told = async (sender: Sender): Promise<string> =>
        textOf(
          (await bot.discord.invoke('ask', { question: 'Qwxyzq' }, { user: someone(), ...sender }).response()).message!,
        );
      expect(await told({})).toContain(seen(wordings.ar.nothing.message));
      expect(await told({ guild: 'Two' })).toContain(nothing.message);
      expectVerbatim(await askAs({ locale: 'de' }), reports, 'en');
    });

    test('private answers, unless who asks wants otherwise', async () => {
      await set({ private: true });
      expect((await askAs()).visibleTo).not.toBeNull();
      expect((await askAs({}, { private: false })).visibleTo).toBeNull();
      expect((await askAs({ guild: 'Two' })).visibleTo).toBeNull();
    });

    test('the shared collection', async () => {
      const earlier = await askAs({ user: 'reader' });
      await set({ shared: false });
      expect(textOf(await askAs())).toContain(nothing.message);
      expect(isAnswer(await askAs({ guild: 'Two' }))).toBe(true);
      const context = await bot.discord.press(earlier, 'Context 1').response();
      expect(context.text).toContain(wordings.en.answer.gone);
      const proposed = await bot.discord.autocomplete('ask', { option: 'report', text: '' }).response();
      expect(proposed.choices).toEqual([]);
      await set({ shared: true });
      expect(isAnswer(await askAs())).toBe(true);
    });

    test('the pause between questions', async () => {
      await set({ pause: 3600 });
      expect(isAnswer(await askAs({ user: 'hasty' }))).toBe(true);
      const second = await askAs({ user: 'hasty' });
      expect(isAnswer(second)).toBe(false);
      expect(JSON.stringify(second.body.components)).toMatch(/<t:\d+:R>/);
      expect(isAnswer(await askAs({ user: 'hasty', guild: 'Two' }))).toBe(true);
      await set({ pause: 0 });
      for (let asked = 0; asked < 7; asked += 1) expect(isAnswer(await askAs({ user: 'hasty' }))).toBe(true);
    });

    test('quotes at once, while pages of older answers stay what they were', async () => {
      const older = await askAs({ user: 'reader' });
      await set({ quotes: 1 });
      const newer = await askAs({ user: 'reader' });
      expect([quotesIn(older, reports, 'en'), quotesIn(newer, reports, 'en')].map(({ length }) => length)).toEqual([
        3, 1,
      ]);
      const turned = await changed(bot.discord.press(newer, 'Next'));
      expect(quotesIn(turned, reports, 'en').map(({ number }) => number)).toEqual([2]);
      const more = await bot.discord.write('more', { user: 'reader', replyTo: turned, mention: true }).reply();
      expect(quotesIn(more, reports, 'en').map(({ number }) => number)).toEqual([3]);
      const next = await changed(bot.discord.press(older, 'Next'));
      expect(quotesIn(next, reports, 'en').map(({ number }) => number)[0]).toBe(4);
    });
  });

  test('a reset puts everything back, and stands in the history', async () => {
    await set({ mentions: false, quotes: 1 });
    const asked = await settings('reset', manager);
    expect(textOf(asked.message!)).toContain(words.resetAsk);
    const panel = await changed(bot.discord.press(asked.message!, words.resetConfirm));
    expect(isOff(panel, 'mentions')).toBe(false);
    const { message } = await settings('history', manager);
    expect(textOf(message!)).toContain('from off to on');
    expect(textOf(message!)).toContain('from 1 to 3');
  });

  test('nothing failed', () => {
    expect(bot.log.filter(({ level }) => level === 'error' || level === 50)).toEqual([]);
  });
});
