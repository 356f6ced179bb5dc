import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockReindexing } from '../../../src/library/embedded/lock.js';
import { wordingIn } from '../../../src/wording/wordings.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import { textOf, viewOf } from '../../support/discord-answers.js';
import { expectAccepted, seen } from '../../support/discord-views.js';
import type { Sender } from '../../support/discord/driver/sender.js';

/** A reindex loads a model of its own. */
const patience = 60_000;
const operatorId = '300000000000000001';
const { index, moderators, library } = wordingIn('en');

describe.skipIf(!hasModel)('/index', { timeout: patience }, () => {
  let bot: RunningBot;
  const administrator: Sender = { user: 'administrator', guild: 'One' };
  const operator: Sender = { user: 'operator', guild: 'One' };
  const alone: Sender = { user: 'operator', context: 'direct' };

  async function run(name: string, sender: Sender): Promise<string> {
    const { message, ephemeral } = await bot.discord.invoke(name, {}, sender).response(patience);
    expect(ephemeral).toBe(true);
    expectAccepted(viewOf(message!));
    return textOf(message!);
  }

  /** What the answer says once it says this. */
  async function runUntil(name: string, sender: Sender, beginning: string): Promise<string> {
    const handle = bot.discord.invoke(name, {}, sender);
    const text = (): string => {
      const { message } = handle.answer();
      return message === null || message.body.components.length === 0 ? '' : textOf(message);
    };
    await handle.until(() => text().startsWith(beginning), patience);
    return text();
  }

  const changeCorpus = (): Promise<void> =>
    writeFile(
      path.join(bot.place.corpus, 'new-mill.md'),
      '---\ntitle: The mill\nlanguage: en\n---\nThe mill of Nahr al-Bared burned on Monday.\n',
    );

  beforeAll(async () => {
    const permissions = PermissionFlagsBits.ManageGuild;
    const guild = {
      name: 'One',
      members: [{ name: 'administrator', permissions }, { name: 'operator', id: operatorId, permissions }, 'member'],
    };
    bot = await startRunningBot({ guilds: [guild, { name: 'Two' }] }, { OPERATOR_IDS: operatorId });
  }, 120_000);

  afterAll(() => bot?.discard());

  test('status tells moderators of both libraries, and operators of the base library in a direct message', async () => {
    const text = await run('index status', administrator);
    expect(text).toContain(index.ownNone);
    expect(text).toContain('Reports: 8 · passages: ');
    const direct = await run('index status', alone);
    expect(direct).not.toContain(index.own);
    expect(direct).toContain('Reports: 8 · passages: ');
  });

  test('is not for members, wherever they ask', async () => {
    expect(() => bot.discord.invoke('index status', {}, { user: 'member', guild: 'One' })).toThrow();
    for (const name of ['index status', 'index refresh'])
      expect(await run(name, { user: 'member', context: 'direct' })).toBe(seen(moderators.onlyModerators));
    expect(await run('index refresh', alone)).toBe(seen(moderators.onlyModerators));
  });

  test('refresh makes a server’s own reports anew, if it has any', async () => {
    expect(await run('index refresh', administrator)).toBe(seen(index.ownNone));
    const file = {
      filename: 'bakery.txt',
      contentType: 'text/plain',
      bytes: Buffer.from(
        `The bakery of Qamishli\n\n${'The bakery opened again in the spring, its owner said. '.repeat(6)}`,
      ),
    };
    const proposed = await bot.discord
      .invoke('library add', { file, title: 'The bakery' }, administrator)
      .response(patience);
    const added = bot.discord.press(proposed.message!, library.add.addButton, { user: 'administrator' });
    await added.until(() => textOf(proposed.message!).includes(seen(library.add.added).split(':')[0]!), patience);
    expect(await runUntil('index refresh', administrator, 'Done')).toMatch(
      /^Done\. Reports: 1 · passages embedded anew: \d+$/,
    );
    expect(await run('index status', administrator)).toContain('Reports: 1 · passages: ');
  });

  test('refresh-base is for those who run the bot alone, and can be asked about when it says so', async () => {
    await changeCorpus();
    expect(await run('index refresh-base', administrator)).toBe(seen(moderators.onlyOperators));
    const done = await runUntil('index refresh-base', operator, 'Done');
    expect(done).toBe('Done. Reports added: 1 · changed: 0 · removed: 0 · unchanged: 8');
    expect(await run('index status', alone)).toContain('Reports: 9 · passages: ');
    await rm(path.join(bot.place.corpus, 'new-mill.md'));
    expect(await runUntil('index refresh-base', alone, 'Done')).toContain('removed: 1');
  });

  test('refresh-base says when another refresh is running', async () => {
    const unlock = await lockReindexing(bot.place.index);
    try {
      expect(await runUntil('index refresh-base', operator, index.running)).toBe(seen(index.running));
    } finally {
      unlock();
    }
  });

  test('refresh-base tells of a fault without saying what stands in files', async () => {
    await rm(bot.place.corpus, { recursive: true });
    const text = await runUntil('index refresh-base', operator, 'Something went wrong');
    const reference = /: (\w{8})$/.exec(text)?.[1];
    expect(bot.log.some((line) => line['request'] === reference && line['level'] === 'error')).toBe(true);
    expect(text).not.toContain(bot.place.corpus);
  });
});
