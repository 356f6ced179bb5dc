import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { libraryFailure } from '../../../src/discord/library/failure-words.js';
import { type ErrorIdentifier, errorIdentifiers, IsnadError } from '../../../src/errors.js';
import { en } from '../../../src/wording/en.js';
import { fill } from '../../../src/wording/wording.js';
import { oddFiles } from '../../documents/odd-files.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import { textOf } from '../../support/discord-answers.js';
import { Askers, question, shown } from './pages.js';

const limits = { reports: 200, textBytes: 20 * 1024 * 1024 };

const isFailure = (gets: string): gets is ErrorIdentifier => errorIdentifiers.some((identifier) => identifier === gets);

/** What a moderator is told of a file that gets this. */
function wordsFor(gets: string): string {
  if (!isFailure(gets)) return en.library.add.check;
  const told = libraryFailure(new IsnadError(gets, ''), en, limits);
  return fill(told?.words ?? '?', { ...told?.values, ...told?.markup }).replaceAll('`', '');
}

describe.skipIf(!hasModel)('odd files as uploads', () => {
  let bot: RunningBot;

  beforeAll(async () => {
    const members = [{ name: 'moderator', permissions: PermissionFlagsBits.ManageGuild }];
    bot = await startRunningBot({ guilds: [{ name: 'One', members }] });
  });

  afterAll(() => bot.discard());

  const run = async (name: string, options = {}): Promise<string> => {
    const handle = bot.discord.invoke(`library ${name}`, options, { user: 'moderator' });
    return textOf(shown((await handle.response(45_000)).message));
  };

  // Those that are read until the time is up only wait.
  const files = oddFiles.filter(({ mostTime }) => mostTime === undefined);

  test.each(files.map((file) => [file.what, file] as const))('%s', { timeout: 60_000 }, async (_, file) => {
    const { name: filename, make, contentType, gets } = file;
    const given = { filename, bytes: Buffer.from(make()), ...(contentType === undefined ? {} : { contentType }) };
    const told = await run('add', { file: given });
    // What can be read may still be more than a report.
    const expected = [...gets, ...(gets.every(isFailure) ? [] : ['report-too-long'])].map(wordsFor);
    expect(
      expected.some((words) => told.startsWith(words)),
      `${told}\n\n${expected.join('\n')}`,
    ).toBe(true);
  });

  test('leave nothing behind, and the bot as it was', async () => {
    expect(await run('list', { which: 'own' })).toContain(en.library.list.empty);
    expect(textOf(await new Askers(bot).ask(question))).toContain(en.answer.verbatim);
    expect(bot.log.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
