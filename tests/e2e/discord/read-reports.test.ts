import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../../src/language/languages.js';
import type { Report } from '../../../src/reports/report.js';
import { fill } from '../../../src/wording/wording.js';
import { wordingIn } from '../../../src/wording/wordings.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import {
  expectPeace,
  headingsIn,
  isOnlyFor,
  linesOf,
  pressable,
  reportsIn,
  textOf,
  viewOf,
} from '../../support/discord-answers.js';
import { expectAccepted, seen } from '../../support/discord-views.js';
import type { Sender } from '../../support/discord/driver/sender.js';
import type { Message } from '../../support/discord/messages/message.js';

describe.skipIf(!hasModel)('reading', () => {
  let bot: RunningBot;
  let reports: Report[];

  async function run(name: string, options: Record<string, string | number>, sender: Sender = {}): Promise<Message> {
    const { message } = await bot.discord.invoke(name, options, sender).response();
    if (message === null) throw new Error('No message answers the command.');
    expectAccepted(viewOf(message));
    return message;
  }

  beforeAll(async () => {
    bot = await startRunningBot();
    reports = await reportsIn(bot.place.corpus);
  });

  afterAll(() => bot?.discard());

  describe('/report', () => {
    test.each([
      ['where-the-leaders-went', 'en', 'Next'],
      ['fighters-vanish-after-raqqa', 'ar', 'التالي'],
      ['rakka-savasindan-sonra', 'tr', 'Sonraki'],
    ] as const)('%s is read to its end in %s, every paragraph whole', async (id, language, next) => {
      const report = reports.find((each) => each.id === id)!;
      const message = await run('report', { report: id, language });
      expect(message.visibleTo).toBeNull();
      const read: string[] = [];
      for (;;) {
        expectAccepted(viewOf(message));
        expect(headingsIn(message)).toEqual([seen(report.title)]);
        expect(linesOf(message).some((line) => line.includes(seen(report.outlet!)))).toBe(true);
        read.push(...linesOf(message));
        if (!pressable(message).includes(next)) break;
        await bot.discord.press(message, next).response();
      }
      const paragraphs = report.paragraphs.filter(({ kind }) => kind === 'text');
      const text = read.join(' ');
      let at = 0;
      for (const [index, { start, end }] of paragraphs.entries()) {
        const number = seen(wordingIn(language).answer.paragraph.replace('{number}', String(index + 1)));
        at = text.indexOf(number, at);
        expect(at, number).toBeGreaterThanOrEqual(0);
        at = text.indexOf(seen(report.text.slice(start, end)), at);
        expect(at, report.text.slice(start, end)).toBeGreaterThanOrEqual(0);
      }
    });

    test('begins with the page that was asked for, or the last', async () => {
      const report = 'fighters-vanish-after-raqqa';
      const first = await run('report', { report });
      const second = await run('report', { report, page: 2 });
      expect(textOf(second)).not.toBe(textOf(first));
      await bot.discord.press(first, 'Next').response();
      expect(textOf(first)).toBe(textOf(second));
      const last = await run('report', { report, page: 1000 });
      expect(pressable(last)).not.toContain('Next');
      expect(pressable(last)).toContain('Previous');
      expect(() => bot.discord.invoke('report', { report, page: 0 })).toThrow('too small');
    });

    test('is turned in its place by who asked and by moderators; others get their own', async () => {
      const message = await run('report', { report: 'where-the-leaders-went' }, { user: 'reader' });
      const before = textOf(message);
      const { message: own } = await bot.discord.press(message, 'Next', { user: 'other' }).response();
      expect(isOnlyFor(own!, 'other', bot.discord)).toBe(true);
      expect(textOf(message)).toBe(before);
      expect(textOf(own!)).not.toBe(before);
      await bot.discord.press(message, 'Next', { user: 'owner' }).response();
      expect(textOf(message)).toBe(textOf(own!));
    });

    test.each([
      ['الرقه بلا داعش', 'fighters-vanish-after-raqqa'],
      ['trail cold', 'where-the-leaders-went'],
      ['petrole', 'documents-regime-daech'],
    ])('proposes titles with the words %s', async (text, id) => {
      const { choices } = await bot.discord.autocomplete('report', { option: 'report', text }).response();
      expect(choices).toEqual([expect.objectContaining({ value: id })]);
      const message = await run('report', { report: (choices as unknown as { value: string }[])[0]!.value });
      expect(headingsIn(message)).toEqual([seen(reports.find((report) => report.id === id)!.title)]);
    });

    test('proposes all there are before anything is typed, each once', async () => {
      const { choices } = await bot.discord.autocomplete('report', { option: 'report', text: '' }).response();
      const values = (choices as unknown as { value: string }[]).map(({ value }) => value);
      expect(values.sort()).toEqual(reports.map(({ id }) => id).sort());
    });

    test.each([
      ['de', 'de'],
      ['ar', 'en-US'],
    ] as const)('that is unknown is told to the asker alone, in %s', async (language, locale) => {
      const report = '@everyone <@1> ## x';
      const options = locale === 'en-US' ? { report, language } : { report };
      const message = await run('report', options, { user: 'mistaken', locale });
      expect(isOnlyFor(message, 'mistaken', bot.discord)).toBe(true);
      expect(linesOf(message)).toEqual([seen(wordingIn(language).failures.reportUnknown.replace('{value}', report))]);
    });
  });

  describe('/help', () => {
    test.each(languages)(
      'in %s says all of what the bot does and does not do, to the asker alone',
      async (language) => {
        const message = await run('help', { language }, { user: 'newcomer', locale: 'fr' });
        const { help } = wordingIn(language);
        expect(isOnlyFor(message, 'newcomer', bot.discord)).toBe(true);
        const lines = linesOf(message);
        const privacy = `</privacy show:${bot.discord.commands().find(({ name }) => name === 'privacy')?.id}>`;
        for (const words of [help.title, help.does, help.doesNot, help.strongMeans, help.possibleMeans, help.privacy]) {
          expect(lines).toContain(seen(fill(words, { privacy })));
        }
        const content = JSON.stringify(message.body.components);
        for (const { name, id, type, ...command } of bot.discord.commands()) {
          const isForEverybody = command['default_member_permissions'] === null;
          if (type === 1 && name !== 'help' && isForEverybody)
            expect(content).toMatch(new RegExp(`</${name}(?: show)?:${id}>`));
        }
        expect(lines.join('\n')).toContain('Chercher les sources');
      },
    );

    test.each([
      ['en-GB', 'en'],
      ['fr', 'fr'],
      ['tr', 'tr'],
      ['de', 'de'],
      ['es-419', 'es'],
      ['ru', 'ru'],
      ['ja', 'en'],
    ] as const)('follows the locale %s', async (locale, language) => {
      expect(headingsIn(await run('help', {}, { locale }))[0]).toBe(seen(wordingIn(language).help.title));
    });

    test('tells how many reports there are, of how many outlets, and from when', async () => {
      const outlets = new Set(reports.map(({ outlet }) => outlet)).size;
      const days = reports.flatMap(({ published }) => published ?? []).sort();
      const said = wordingIn('en')
        .help.library.replace('{reports}', String(reports.length))
        .replace('{outlets}', String(outlets))
        .replace('{from}', days[0]!)
        .replace('{to}', days.at(-1)!);
      expect(linesOf(await run('help', {}))).toContain(said);
    });
  });

  test('notified nobody, and Discord refused nothing', () => {
    expectPeace(bot.discord);
  });
});
