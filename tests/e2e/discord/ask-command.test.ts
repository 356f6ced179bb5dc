import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../../src/language/languages.js';
import type { Report } from '../../../src/reports/report.js';
import { wordingIn } from '../../../src/wording/wordings.js';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import {
  expectNoQuotes,
  expectNothingFound,
  expectPeace,
  expectVerbatim,
  headingsIn,
  isOnlyFor,
  linesOf,
  pressable,
  reportsIn,
  textOf,
} from '../../support/discord-answers.js';
import { seen } from '../../support/discord-views.js';
import type { Answer } from '../../support/discord/driver/handle.js';
import type { OptionValues } from '../../support/discord/driver/options.js';
import type { Sender } from '../../support/discord/driver/sender.js';
import type { Message } from '../../support/discord/messages/message.js';

const english = 'Where did the ISIS leaders go?';
const arabic = 'أين ذهب قادة داعش؟';

describe.skipIf(!hasModel)('/ask', () => {
  let bot: RunningBot;
  let reports: Report[];
  let members = 0;

  /** They take turns: one server may not ask as much as all these tests do. */
  const servers = ['One', 'Two', 'Three', 'Four'];

  /** Asks as somebody who has not asked before, unless told who. */
  async function ask(options: OptionValues, sender: Sender = {}): Promise<Answer & { message: Message }> {
    members += 1;
    const guild = servers[members % servers.length]!;
    const handle = bot.discord.invoke('ask', options, { user: `member ${members}`, guild, ...sender });
    const answer = await handle.response();
    if (answer.message === null) throw new Error('No message answers the command.');
    return { ...answer, message: answer.message };
  }

  async function proposed(option: string, text: string): Promise<{ name: string; value: string }[]> {
    const { choices } = await bot.discord.autocomplete('ask', { option, text }).response();
    return choices as unknown as { name: string; value: string }[];
  }

  beforeAll(async () => {
    bot = await startRunningBot({ guilds: servers.map((name) => ({ name })) });
    reports = await reportsIn(bot.place.corpus);
  });

  afterAll(() => bot?.discard());

  describe('a question', () => {
    test.each([
      [english, 'en', 'where-the-leaders-went'],
      [arabic, 'ar', 'leaders-leave-raqqa'],
      ['Où sont partis les chefs de Daech ?', 'fr', null],
      ["Rakka'da kaç sivil öldü?", 'tr', 'rakka-savasindan-sonra'],
    ] as const)('%s is answered with quotes word for word', async (question, language, report) => {
      const { message, ephemeral } = await ask({ question });
      const quotes = expectVerbatim(message, reports, language);
      expect(ephemeral).toBe(false);
      expect(quotes.map(({ number }) => number)).toEqual(quotes.map((_, index) => index + 1));
      if (report !== null) expect(quotes.map((quote) => quote.report.id)).toContain(report);
      expect(linesOf(message)[0]).toContain(seen(question));
    });

    test('can be paged through to its last quote, each once', async () => {
      const { message } = await ask({ question: english }, { user: 'reader' });
      const first = expectVerbatim(message, reports, 'en');
      const shown = [...first];
      while (pressable(message).includes('Next')) {
        await bot.discord.press(message, 'Next', { user: 'reader' }).response();
        shown.push(...expectVerbatim(message, reports, 'en'));
        expect(linesOf(message)[0]).toContain(english);
      }
      expect(shown.length).toBeGreaterThan(3);
      expect(shown.map(({ number }) => number)).toEqual(shown.map((_, index) => index + 1));
      expect(new Set(shown.map(({ parts }) => parts.join())).size).toBe(shown.length);
    });

    test.each([
      ['en', 'Who won the football world cup?'],
      ['ar', 'ما أفضل وصفة لطبخ المعكرونة؟'],
      ['fr', 'Quelle est la recette de la tarte aux pommes ?'],
      ['tr', 'En iyi makarna tarifi nedir?'],
      ['de', 'Wie backe ich einen Apfelkuchen?'],
      ['es', '¿Cuál es la receta de la tarta de manzana?'],
      ['ru', 'Как испечь яблочный пирог?'],
      ['fa', 'دستور پخت کیک سیب چیست؟'],
    ] as const)('that nothing answers is told so in its language: %s', async (language, question) => {
      const { message } = await ask({ question });
      expectNothingFound(message, language);
      const titles = reports.map(({ title }) => seen(title));
      const nearest = headingsIn(message);
      expect(nearest.length).toBeGreaterThan(0);
      expect(nearest.length).toBeLessThanOrEqual(3);
      for (const title of nearest) expect(titles).toContain(title);
      expect(linesOf(message)).toContain(seen(wordingIn(language).nothing.nearest));
    });

    test.each([
      ['hello', 'en'],
      ['مرحبا', 'ar'],
      ['merci beaucoup', 'fr'],
      ['Danke!', 'de'],
      ['selam', 'tr'],
      ['hola', 'es'],
      ['سلام، خوبی؟', 'fa'],
      ['спасибо', 'ru'],
    ] as const)('that is none, %s, is greeted', async (question, language) => {
      const { message } = await ask({ question });
      expect(linesOf(message)).toEqual([seen(wordingIn(language).nothing.smallTalk)]);
    });

    test.each([
      ['de', 'de'],
      ['pt-BR', 'en'],
    ] as const)('without words is refused to the asker alone: locale %s', async (locale, language) => {
      const { message } = await ask({ question: '   ' }, { user: 'silent', locale });
      expect(isOnlyFor(message, 'silent', bot.discord)).toBe(true);
      expect(linesOf(message)).toEqual([seen(wordingIn(language).failures.questionEmpty)]);
    });

    test('as long as Discord takes is answered', async () => {
      const question = `${english} `.repeat(200).slice(0, 6000);
      const { message } = await ask({ question });
      expectVerbatim(message, reports, 'en');
      expect(() => bot.discord.invoke('ask', { question: `${question}?` })).toThrow('too long');
    });
  });

  describe('options', () => {
    test.each([
      ['تدمر', 'palmyra-withdrawal-deal'],
      ['الرقه', 'leaders-leave-raqqa'],
      ['faux palmyre', 'documents-regime-daech'],
      ['RAKKA SAVAŞI', 'rakka-savasindan-sonra'],
    ])('report: %s proposes %s', async (typed, report) => {
      const choices = await proposed('report', typed);
      expect(choices.map(({ value }) => value)).toContain(report);
      expect(choices.length).toBeLessThan(reports.length);
    });

    test('report: a proposed one is the only one quoted, also when turning pages', async () => {
      const [choice] = await proposed('report', 'بلا داعش');
      const { message } = await ask({ question: english, report: choice!.value }, { user: 'reader 2' });
      const quotes = expectVerbatim(message, reports, 'en');
      if (pressable(message).includes('Next')) {
        await bot.discord.press(message, 'Next', { user: 'reader 2' }).response();
        quotes.push(...expectVerbatim(message, reports, 'en'));
      }
      expect(new Set(quotes.map(({ report }) => report.id))).toEqual(new Set(['fighters-vanish-after-raqqa']));
    });

    test('report: part of a title that no other has is understood', async () => {
      const { message } = await ask({ question: arabic, report: 'رتل من مئة سيارة' });
      const quotes = expectVerbatim(message, reports, 'ar');
      expect(new Set(quotes.map(({ report }) => report.id))).toEqual(new Set(['leaders-leave-raqqa']));
    });

    test('report: an unknown one is told to the asker alone, as it was typed', async () => {
      const report = '**no** @everyone <@1> [x](https://evil.example)';
      const { message } = await ask({ question: arabic, report }, { user: 'mistaken' });
      expect(isOnlyFor(message, 'mistaken', bot.discord)).toBe(true);
      expect(linesOf(message)).toEqual([seen(wordingIn('ar').failures.reportUnknown.replace('{value}', report))]);
    });

    test('outlet: proposed in both scripts, and kept to', async () => {
      expect((await proposed('outlet', 'اسناد')).map(({ value }) => value)).toEqual(['أرشيف إسناد']);
      expect((await proposed('outlet', 'isnad')).map(({ value }) => value).sort()).toEqual(
        ['Archives Isnad', 'Isnad Archive', 'İsnad Arşivi'].sort(),
      );
      const { message } = await ask({ question: arabic, outlet: 'isnad archive' });
      const quotes = expectVerbatim(message, reports, 'ar');
      expect(new Set(quotes.map(({ report }) => report.outlet))).toEqual(new Set(['Isnad Archive']));
    });

    test('outlet: an unknown one is named', async () => {
      const { text, ephemeral } = await ask({ question: english, outlet: 'Nowhere Times' });
      expect([text, ephemeral]).toEqual([expect.stringContaining('Nowhere Times'), true]);
    });

    test.each([
      [{ from: '2016-05-03', to: '2016-05-03' }],
      [{ from: '2016' }],
      [{ to: '٢٠١٦/٥' }],
      [{ from: '2016-05', to: '2016.12.31' }],
    ])('from and to: %o leaves what was published then', async (days) => {
      const { message } = await ask({ question: 'كيف خرج التنظيم من تدمر؟', ...days });
      const quotes = expectVerbatim(message, reports, 'ar');
      expect(new Set(quotes.map(({ report }) => report.published))).toEqual(new Set(['2016-05-03']));
    });

    test('from and to: where nothing was published then, it is said that only a part was searched', async () => {
      const { message } = await ask({ question: english, from: '2017', to: '2018' });
      expectNothingFound(message, 'en');
      expect(linesOf(message)).toContain(seen(wordingIn('en').nothing.withinFilter));
    });

    test.each([
      [{ from: 'yesterday' }, 'dateInvalid', 'yesterday'],
      [{ to: '2016-02-30' }, 'dateInvalid', '2016-02-30'],
      [{ from: '31/12/2016' }, 'dateInvalid', '31/12/2016'],
      [{ from: '@everyone **2016**' }, 'dateInvalid', '@everyone **2016**'],
      [{ from: '2017', to: '2016' }, 'dateOrder', ''],
    ] as const)('from and to: %o is explained to the asker alone', async (days, problem, value) => {
      const { message } = await ask({ question: arabic, ...days }, { user: 'early' });
      expect(isOnlyFor(message, 'early', bot.discord)).toBe(true);
      expect(linesOf(message)).toEqual([seen(wordingIn('ar').failures[problem].replace('{value}', value))]);
    });

    test.each(languages)('language: %s is kept whatever the question and the client speak', async (language) => {
      const { message } = await ask({ question: arabic, language }, { locale: 'de' });
      expectVerbatim(message, reports, language);
      expect(linesOf(message).join('\n')).toContain(seen(wordingIn(language).answer.asked));
    });

    test('private: only the asker sees the answer, its other pages and its contexts', async () => {
      const { message } = await ask({ question: english, private: true }, { user: 'secret' });
      expect(isOnlyFor(message, 'secret', bot.discord)).toBe(true);
      const first = textOf(message);
      const turned = await bot.discord.press(message, 'Next', { user: 'secret' }).response();
      expect(turned.message).toBe(message);
      expect(textOf(message)).not.toBe(first);
      expectVerbatim(message, reports, 'en');
      expect(isOnlyFor(message, 'secret', bot.discord)).toBe(true);
      const context = await bot.discord.press(message, 'Context 4', { user: 'secret' }).response();
      expect(context.message).not.toBe(message);
      expect(isOnlyFor(context.message!, 'secret', bot.discord)).toBe(true);
      expect(() => bot.discord.press(message, 'Next', { user: 'other' })).toThrow('does not see');
    });
  });

  describe('the language of the interface', () => {
    test.each([
      // The question's language goes before the client's.
      [{ question: arabic }, 'fr', 'ar'],
      [{ question: english }, 'ru', 'en'],
      // A name is written alike in many languages.
      [{ question: 'Raqqa' }, 'en-GB', 'en'],
      [{ question: 'Raqqa' }, 'de', 'de'],
      [{ question: 'Brett McGurk' }, 'es-419', 'es'],
      [{ question: '2016-05-03' }, 'tr', 'tr'],
      [{ question: '2016-05-03' }, 'ja', 'en'],
      [{ question: arabic, language: 'tr' }, 'fr', 'tr'],
    ] as const)('%o with the locale %s is %s', async (options, locale, language) => {
      const { message } = await ask(options, { locale });
      const { answer, nothing } = wordingIn(language);
      const own = [seen(answer.verbatim), seen(nothing.advice)];
      expect(
        linesOf(message).some((line) => own.includes(line)),
        textOf(message),
      ).toBe(true);
    });
  });

  test('who asks too often is told when to ask again, alone, in the language of the question', async () => {
    const user = 'eager';
    const guild = 'One';
    for (let asked = 0; asked < 5; asked += 1)
      expectNoQuotes((await ask({ question: 'hello' }, { user, guild })).message);
    const { message } = await ask({ question: arabic }, { user, guild });
    expect(isOnlyFor(message, user, bot.discord)).toBe(true);
    expect(message.edits).toEqual([]);
    const [before = ''] = wordingIn('ar').failures.cooldown.split('{when}');
    expect(textOf(message)).toContain(seen(before));
    const [, time] = /<t:(\d+):R>/.exec(JSON.stringify(message.body.components)) ?? [];
    const seconds = Number(time) - message.createdAt / 1000;
    expect(seconds).toBeGreaterThan(-1);
    expect(seconds).toBeLessThan(6);
    expectVerbatim((await ask({ question: arabic })).message, reports, 'ar');
  });

  test('nobody was notified, and Discord refused nothing', () => {
    expectPeace(bot.discord);
    for (const { acknowledgement } of bot.discord.interactions) expect(acknowledgement?.after).toBeLessThan(3000);
  });
});
