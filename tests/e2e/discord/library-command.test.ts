import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRecords } from '../../../src/records/embedded/embedded-records.js';
import { en } from '../../../src/wording/en.js';
import { fill } from '../../../src/wording/wording.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import { linesOf, pressable, textOf } from '../../support/discord-answers.js';
import type { Answer } from '../../support/discord/driver/handle.js';
import type { GivenFile } from '../../support/discord/driver/options.js';
import type { Message } from '../../support/discord/messages/message.js';
import { messagePayload } from '../../support/discord/messages/payload.js';
import { Askers, question, shown } from './pages.js';

const { add, list, change, hide, carry, failures } = en.library;

const page = `Share this on Facebook
Night in Zorblatt

By Ottilie Brandvold
2 April 2019

The lighthouse of Zorblatt fell into the sea after the earthquake of Tuesday night.

Nobody was hurt when it fell, said the keeper Ottilie Brandvold.
`;
const about = 'What happened to the lighthouse of Zorblatt?';

const fileOf = (filename: string, content: string | Buffer): GivenFile => ({
  filename,
  bytes: Buffer.from(content),
});

describe.skipIf(!hasModel)('/library', () => {
  let bot: RunningBot;
  let askers: Askers;

  const member = (name: string, permissions = 0n) => ({ name, permissions });

  beforeAll(async () => {
    const administrator = member('administrator', PermissionFlagsBits.Administrator);
    bot = await startRunningBot({
      guilds: [
        {
          name: 'One',
          roles: [{ name: 'library team' }],
          members: [administrator, member('plain'), { name: 'librarian', roles: ['library team'] }],
        },
        { name: 'Two', members: [member('elsewhere', PermissionFlagsBits.ManageGuild)] },
      ],
    });
    askers = new Askers(bot);
  });

  afterAll(() => bot.discard());

  const moderator = { user: 'administrator', guild: 'One' };
  const run = (name: string, options: Record<string, string | GivenFile> = {}, sender: object = moderator) =>
    bot.discord.invoke(`library ${name}`, options, sender).response();
  const press = async (message: Message, label: string): Promise<Answer> =>
    bot.discord.press(message, label).response();
  const said = ({ message }: Answer): string => (message === null ? '' : textOf(message));

  /** Adds a file and says yes. */
  async function added(
    file: GivenFile,
    options: Record<string, string> = {},
    sender: object = moderator,
  ): Promise<Answer> {
    const proposed = await run('add', { file, ...options }, sender);
    const handle = bot.discord.press(shown(proposed.message), add.addButton);
    await handle.until(() => said(handle.answer()).includes(add.askable));
    return handle.answer();
  }

  const answerTo = async (text: string, guild = 'One'): Promise<string> => textOf(await askers.ask(text, { guild }));

  test('a file is shown as it was recognised, and added after a yes', async () => {
    const proposed = await run('add', { file: fileOf('zorblatt.txt', page), outlet: 'Harbour Gazette' });
    expect(proposed.ephemeral).toBe(true);
    const lines = linesOf(shown(proposed.message));
    expect(lines).toEqual(
      expect.arrayContaining([
        add.check,
        'Night in Zorblatt',
        'Outlet: Harbour Gazette',
        'Author: Ottilie Brandvold',
        'Date: 2019-04-02',
        fill(add.link, { value: add.unknown }),
        'Share this on Facebook',
      ]),
    );
    expect(lines.join(' ')).toContain('language: English');
    expect(await answerTo(about)).not.toContain('fell into the sea');
    const handle = bot.discord.press(shown(proposed.message), add.addButton);
    await handle.until(() => said(handle.answer()).includes(add.askable));
    expect(said(handle.answer())).toContain('Added: Night in Zorblatt');
    expect(pressable(shown(handle.answer().message))).toEqual([]);
    expect(await answerTo(about)).toContain('The lighthouse of Zorblatt fell into the sea');
    expect(await answerTo(about, 'Two')).not.toContain('Zorblatt fell');
    // The same again.
    expect(said(await run('add', { file: fileOf('again.txt', page) }))).toBe(failures.known);
    expect(said(await press(shown(proposed.message), add.addButton).catch(() => proposed))).not.toContain(
      'Added: Night in Zorblatt 2',
    );
  });

  test('a pasted text is added alike, and a no drops it', async () => {
    const opened = bot.discord.invoke('library add', { title: 'Bridge of Gorlosh' }, moderator);
    expect(await opened.response()).toMatchObject({ kind: 'modal' });
    const text = 'The bridge of Gorlosh was opened on Monday.\n\nThe mayor of Gorlosh cut a ribbon.';
    const proposed = await bot.discord.submitModal(opened, { text, date: '2020-01-02' }).response();
    expect(linesOf(shown(proposed.message))).toEqual(expect.arrayContaining(['Bridge of Gorlosh', 'Date: 2020-01-02']));
    const cancelled = await press(shown(proposed.message), add.cancelButton);
    expect(said(cancelled)).toBe(add.cancelled);
    expect(await answerTo('Who opened the bridge of Gorlosh?')).not.toContain('ribbon');

    const again = bot.discord.invoke('library add', {}, moderator);
    await again.response();
    const wrong = await bot.discord.submitModal(again, { text, title: 'Bridge', date: 'yesterday' }).response();
    expect(said(wrong)).toContain('yesterday');
    const link = await run('add', { file: fileOf('a.txt', page), link: 'javascript:alert(1)' });
    expect(said(link)).toContain('javascript:alert(1)');
  });

  test('odd files get a clear word, and nothing of them is stored', async () => {
    const before = said(await run('list', { which: 'own' }));
    const odd: readonly (readonly [GivenFile, string])[] = [
      [fileOf('empty.txt', ''), failures.fileEmpty],
      [
        fileOf('picture.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
        fill(failures.fileType, { kinds: '.txt, .md, .html, .pdf, .docx' }),
      ],
      [
        fileOf('archive.zip', Buffer.from('PK\x03\x04', 'latin1')),
        fill(failures.fileType, { kinds: '.txt, .md, .html, .pdf, .docx' }),
      ],
      [fileOf('broken.pdf', '%PDF-1.7\nnothing'), failures.fileUnreadable],
      [fileOf('page.html', '<html><script>alert(1)</script></html>'), fill(failures.noTitle, { title: 'title' })],
      [fileOf('large.txt', Buffer.alloc(10 * 1024 * 1024 + 1, 'a')), fill(failures.fileTooLarge, { most: 10 })],
    ];
    for (const [file, words] of odd) expect(said(await run('add', { file })), file.filename).toBe(words);
    expect(said(await run('list', { which: 'own' }))).toBe(before);
  });

  test('reports are listed, read, and cited otherwise', async () => {
    const own = await run('list', { which: 'own' });
    expect(linesOf(shown(own.message))).toEqual(expect.arrayContaining([list.title, 'Night in Zorblatt']));
    expect(said(own)).toContain(`${list.own} · Harbour Gazette · 2019-04-02`);
    const all = await run('list');
    expect(said(all)).toContain('Page 1 of');
    const next = await press(shown(all.message), en.buttons.next);
    expect(next).toMatchObject({ kind: 'update' });
    expect(said(next)).toContain('Page 2 of');
    expect(said(await run('list', { filter: 'no such words' }))).toContain(list.empty);
    expect(said(await run('show', { report: 'Night in Zorblatt' }))).toContain('said the keeper');

    const opened = bot.discord.invoke('library edit', { report: 'Night in Zorblatt' }, moderator);
    expect(await opened.response()).toMatchObject({ kind: 'modal', modal: { title: change.editTitle } });
    const edited = await bot.discord
      .submitModal(opened, { title: 'The fall of a lighthouse', link: 'https://example.org/z' })
      .response();
    expect(said(edited)).toBe(fill(change.edited, { title: 'The fall of a lighthouse' }));
    expect(await answerTo(about)).toContain('The fall of a lighthouse');
    const base = (await bot.discord.autocomplete('library hide', { option: 'report', text: '' }, moderator).response())
      .choices as { name: string }[];
    expect(base.length).toBeGreaterThan(5);
    expect(said(await run('edit', { report: base[0]!.name }))).toBe(change.baseFixed);
  });

  test('a report is removed after a yes, and had back by the button or the command', async () => {
    const title = 'The fall of a lighthouse';
    expect(said(await press(shown((await run('remove', { report: title })).message), change.keepButton))).toBe(
      change.kept,
    );
    for (const way of ['button', 'command']) {
      const removed = await press(shown((await run('remove', { report: title })).message), change.removeButton);
      expect(said(removed)).toContain(fill(change.removed, { title }));
      expect(await answerTo(about)).not.toContain('fell into the sea');
      const restored = await (way === 'button'
        ? press(shown(removed.message), change.undoButton)
        : run('restore', { report: title }));
      expect(said(restored)).toBe(fill(change.restored, { title }));
      expect(await answerTo(about)).toContain('fell into the sea');
    }
  });

  test('a report of the base library is hidden here, not elsewhere, and shown again', async () => {
    const quoted = await askers.ask(question);
    const title = linesOf(quoted)[1]!;
    const hidden = await run('hide', { report: title });
    expect(said(hidden)).toBe(fill(hide.hidden, { title }));
    expect(linesOf(await askers.ask(question))).not.toContain(title);
    expect(linesOf(await askers.ask(question, { guild: 'Two' }))).toContain(title);
    expect(said(await run('hide', { report: title }))).toBe(hide.already);
    expect(said(await run('list', { which: 'hidden' }))).toContain(list.hidden);
    expect(said(await run('show', { report: title }))).toContain(title);
    expect(said(await press(shown(hidden.message), change.undoButton))).toBe(fill(hide.shown, { title }));
    await run('hide', { report: title });
    const choices = await bot.discord
      .autocomplete('library unhide', { option: 'what', text: '' }, moderator)
      .response();
    expect(choices.choices).toMatchObject([{ name: title }]);
    expect(said(await run('unhide', { what: title }))).toBe(fill(hide.shown, { title }));
    expect(linesOf(await askers.ask(question))).toContain(title);
    expect(said(await run('hide', { report: 'The fall of a lighthouse' }))).toContain('/library remove');
  });

  test('a single quote is hidden from the menu of an answer', async () => {
    const answer = await askers.ask(question);
    const chosen = await bot.discord.contextMenu('Hide passage', answer, { user: 'administrator' }).response();
    expect(chosen.ephemeral).toBe(true);
    const select = shown(chosen.message);
    const customId = JSON.stringify(select.body.components).match(/"custom_id":"(1Lp)"/)?.[1];
    const [first] =
      JSON.stringify(select.body.components)
        .match(/"value":"(\d+)"/)
        ?.slice(1) ?? [];
    const hidden = await bot.discord.select(select, customId!, [first!]).response();
    expect(said(hidden)).toBe(fill(hide.passages, { count: 1 }));
    const words = (message: Message): string => linesOf(message).join('\n');
    expect(words(await askers.ask(question))).not.toBe(words(answer));
    expect(words(await askers.ask(question, { guild: 'Two' }))).toBe(words(answer));
    expect(said(await press(shown(hidden.message), change.undoButton))).toBe(fill(hide.passagesShown, { count: 1 }));
    expect(words(await askers.ask(question))).toBe(words(answer));
    const mine = bot.discord.write('no answer', { user: 'administrator' });
    const none = await bot.discord.contextMenu('Hide passage', mine.message, { user: 'administrator' }).response();
    expect(said(none)).toBe(hide.none);
  });

  test('so is one of the server’s own, which is found again among what is hidden', async () => {
    const sentence = 'The lighthouse of Zorblatt fell into the sea';
    const answer = await askers.ask(about);
    expect(textOf(answer)).toContain(sentence);
    const chosen = await bot.discord.contextMenu('Hide passage', answer, { user: 'administrator' }).response();
    const select = shown(chosen.message);
    const text = JSON.stringify(select.body.components);
    const value = [...text.matchAll(/"value":"(\d+)","label":"([^"]*)"/g)].find(([, , label]) =>
      label!.includes(sentence),
    );
    const hidden = await bot.discord.select(select, '1Lp', [value![1]!]).response();
    expect(said(hidden)).toBe(fill(hide.passages, { count: 1 }));
    expect(await answerTo(about)).not.toContain(sentence);
    const choices = await bot.discord
      .autocomplete('library unhide', { option: 'what', text: 'lighthouse' }, moderator)
      .response();
    const [choice] = choices.choices as { name: string; value: string }[];
    expect(choice!.name).toContain(sentence);
    expect(said(await run('unhide', { what: choice!.value }))).toBe(fill(hide.passagesShown, { count: 1 }));
    expect(await answerTo(about)).toContain(sentence);
    // The button below does the same: it is so already.
    expect(said(await press(shown(hidden.message), change.undoButton))).toBe(hide.already);
  });

  test('everything is taken along as a file, and taken back', async () => {
    const exported = await run('export');
    expect(said(exported)).toBe(fill(carry.exported, { count: 1 }));
    const [file] = shown(exported.message).body.attachments;
    const bytes = Buffer.from(file!.bytes);
    expect(bytes.toString()).toContain('Zorblatt fell into the sea');
    const elsewhere = { user: 'elsewhere', guild: 'Two' };
    const importing = bot.discord.invoke('library import', { file: fileOf(file!.filename, bytes) }, elsewhere);
    const done = fill(carry.imported, { added: 1, changed: 0, unchanged: 0 });
    await importing.until(() => said(importing.answer()) === done);
    expect(await answerTo(about, 'Two')).toContain('fell into the sea');
    expect(said(await run('import', { file: fileOf('x.json', '{}') }))).toBe(
      fill(failures.exportInvalid, { export: '/library export' }),
    );
  });

  test('what each server adds stays its own', async () => {
    const elsewhere = { user: 'elsewhere', guild: 'Two' };
    await added(
      fileOf('two.txt', 'Secret of Two\n\nThe mill of Quandary was sold to a stranger on a Sunday.'),
      {},
      elsewhere,
    );
    const mill = 'Who bought the mill of Quandary?';
    expect(await answerTo(mill, 'Two')).toContain('sold to a stranger');
    expect(await answerTo(mill)).not.toContain('stranger');
    expect(said(await run('list'))).not.toContain('Secret of Two');
    expect(said(await run('show', { report: 'Secret of Two' }))).toContain('Secret of Two');
    expect(said(await run('remove', { report: 'Secret of Two' }))).toContain('There is no report');
    // A button of the other server's message, pressed here.
    const theirs = await run('remove', { report: 'Secret of Two' }, elsewhere);
    const id = JSON.stringify(shown(theirs.message).body.components).match(/"custom_id":"(1Lr[^"]+)"/)?.[1];
    const message = messagePayload(shown(theirs.message), bot.discord.loopback.messages.payloads);
    const forged = bot.discord.interactionRaw(
      { type: 3, message, data: { custom_id: id!, component_type: 2 } },
      moderator,
    );
    await forged.response();
    expect(await answerTo(mill, 'Two')).toContain('sold to a stranger');
  });

  /** A command that Discord does not offer to who sends it: by a client that has not heard of it. */
  const insist = async (name: string, user: string): Promise<string> => {
    const { id } = bot.discord.commands().find((command) => command.name === 'library')!;
    const data = { id, name: 'library', type: 1, options: [{ name, type: 1, options: [] }] };
    return said(await bot.discord.interactionRaw({ type: 2, data }, { user, guild: 'One' }).response());
  };

  test('whoever is no moderator is refused, whatever they use', async () => {
    const plain = { user: 'plain', guild: 'One' };
    expect(() => bot.discord.invoke('library list', {}, plain)).toThrow('does not offer');
    for (const name of ['add', 'list', 'export'])
      expect(await insist(name, 'plain')).toBe(en.moderators.onlyModerators);
    const answer = await askers.ask(question);
    const message = messagePayload(answer, bot.discord.loopback.messages.payloads);
    for (const customId of ['1La0123456789abcdef', '1Lk', '1LlAAA', '1Lp']) {
      const component = customId === '1Lp' ? { component_type: 3, values: ['1'] } : { component_type: 2 };
      const data = { custom_id: customId, ...component };
      const refused = await bot.discord.interactionRaw({ type: 3, message, data }, plain).response();
      expect(said(refused), customId).toBe(en.moderators.onlyModerators);
    }
  });

  test('members with a moderators’ role are moderators, until it is taken away', async () => {
    const guild = bot.discord.world.guild('One');
    const { id: role } = [...guild.roles.values()].find(({ name }) => name === 'library team')!;
    const records = await openRecords(bot.place.index);
    await records.settings.change(guild.id, { moderatorRoles: [role] }, '1');
    expect(await insist('list', 'librarian')).toContain(list.title);
    expect(await insist('list', 'plain')).toBe(en.moderators.onlyModerators);
    const trail = await records.audit.list(guild.id, { limit: 50 });
    expect(new Set(trail.map(({ action }) => action))).toEqual(
      new Set([
        ...['library.add', 'library.edit', 'library.remove', 'library.restore'],
        ...['library.hide', 'library.unhide', 'library.hide-passage', 'library.unhide-passage'],
        'settings.moderatorRoles',
      ]),
    );
    await records.close();
    const { userId } = [...guild.members.values()].find(({ roles }) => roles.includes(role))!;
    guild.members.set(userId, { userId, roles: [] });
    expect(await insist('list', 'librarian')).toBe(en.moderators.onlyModerators);
  });

  test('an upload that waited through a restart is gone, and says so', async () => {
    const proposed = await run('add', {
      file: fileOf('late.txt', 'A late report\n\nThe train of Quandary came late on Friday.'),
    });
    await bot.stop();
    await bot.start();
    expect(said(await press(shown(proposed.message), add.addButton))).toBe(add.gone);
    expect(await answerTo(about)).toContain('fell into the sea');
  });
});
