import { baseScope } from '../../src/library/scope.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerSources, ask, longestQuestion } from '../../src/answer/ask.js';
import { keepWordVectors } from '../../src/search/word-vectors.js';
import { calibrate } from '../../src/answer/calibration.js';
import { answeringScore } from '../../src/answer/judge.js';
import type { Session } from '../../src/answer/session.js';
import type { Library, ReportFilter } from '../../src/library/library.js';
import { readReport } from '../../src/reports/read-corpus.js';
import { LibraryOfReports, lexicon, calibrationQuestions, starterCorpus } from '../support/library-of-reports.js';

const place = new LibraryOfReports(starterCorpus);
let session: Session;
let sources: AnswerSources;

beforeAll(async () => {
  const copied =
    'Smugglers took the wounded commander Zorblatt across the frozen river at night, hidden under sacks of flour in a milk lorry.';
  place.write('first-print', [
    copied,
    'The editors add a word of their own about the weather on that day, which was fair and calm.',
  ]);
  place.write('second-print', [
    'A different opening for the same agency text, about prices of bread and of fuel in the market.',
    copied,
  ]);
  const embedder = await place.embedder();
  await place.reindex(embedder);
  session = await place.session();
  const library = await place.library();
  const calibration = await calibrate(library, embedder, lexicon, calibrationQuestions);
  sources = { library, embedder, lexicon, calibration: calibration!, wordVectors: keepWordVectors(embedder) };
});
afterAll(() => place.discard());

describe('ask', () => {
  it.each([
    'Where did the ISIS leaders go?',
    'أين ذهب قادة داعش؟',
    'Où sont partis les chefs de Daech ?',
    'IŞİD liderleri nereye gitti?',
    'Wohin sind die Anführer des IS gegangen?',
    '¿Adónde fueron los líderes del ISIS?',
    'Куда ушли главари ИГИЛ?',
    'سران داعش کجا رفتند؟',
  ])('%s is answered by slices of the stored reports', async (question) => {
    const answer = await session.ask(question, baseScope);
    expect(answer.answered).toBe(true);
    expect(answer.quotes.length).toBeGreaterThan(0);
    expect(answer.nearest).toEqual([]);
    for (const { report, start, end, text, highlights, paragraph } of answer.quotes) {
      const stored = await readReport(place.corpus, report.file);
      expect(stored.text.slice(start, end)).toBe(text);
      expect(report).toMatchObject({
        id: stored.id,
        title: stored.title,
        outlet: stored.outlet,
        published: stored.published,
      });
      expect(paragraph).toBeGreaterThan(0);
      for (const highlight of highlights) {
        expect(highlight.start).toBeGreaterThanOrEqual(start);
        expect(highlight.end).toBeLessThanOrEqual(end);
        expect(highlight.end).toBeGreaterThan(highlight.start);
      }
    }
  });

  it('finds the Arabic paragraph from an English question', async () => {
    const { quotes } = await session.ask('how much did they pay in bribes to get to Turkey?', baseScope, {
      filter: { language: 'ar' },
    });
    expect(quotes[0]?.report.language).toBe('ar');
    expect(quotes[0]?.text).toMatch(/20.+30/);
  });

  it.each([
    'best pizza dough recipe?',
    'كيف أطبخ المنسف؟',
    'Galatasaray maçı saat kaçta?',
    'asdf qwer zxcv',
    '🙂🙂🙂',
    '؟',
  ])('refuses %s, naming topics and quoting nothing', async (question) => {
    const { answered, quotes, nearest } = await session.ask(question, baseScope);
    expect({ answered, quotes }).toEqual({ answered: false, quotes: [] });
    expect(nearest.length).toBeLessThanOrEqual(3);
    expect(new Set(nearest.map(({ report }) => report.id)).size).toBe(nearest.length);
  });

  it('puts the best first and keeps scores between 0 and 1', async () => {
    const { quotes } = await session.ask('What did the leaked documents say about Palmyra?', baseScope, { limit: 10 });
    const scores = quotes.map(({ score }) => score);
    expect(scores[0]).toBeGreaterThanOrEqual(answeringScore);
    for (const score of scores) expect(score > 0 && score <= 1).toBe(true);
  });

  it('keeps to the limit', async () => {
    const question = 'Where did the ISIS leaders go?';
    const all = (await session.ask(question, baseScope, { limit: 5 })).quotes.map(({ text }) => text);
    expect(all.length).toBeGreaterThan(2);
    expect((await session.ask(question, baseScope, { limit: 1 })).quotes.map(({ text }) => text)).toEqual(
      all.slice(0, 1),
    );
  });

  it('quotes a text that two outlets print once', async () => {
    const { quotes } = await session.ask('How was the commander Zorblatt smuggled across the river?', baseScope, {
      limit: 5,
    });
    expect(quotes.filter(({ text }) => text.includes('Zorblatt'))).toHaveLength(1);
  });

  it.each<[ReportFilter]>([
    [{ report: 'leaders-leave-raqqa' }],
    [{ outlet: 'ISNAD archive' }],
    [{ language: 'tr' }],
    [{ from: '2016-01-01', to: '2016-12-31' }],
  ])('searches only what the filter %j lets through', async (filter) => {
    const { quotes, nearest } = await session.ask('What happened with ISIS in Raqqa and Palmyra?', baseScope, {
      filter,
      limit: 10,
    });
    const cited = [...quotes, ...nearest].map(({ report }) => report);
    expect(cited.length).toBeGreaterThan(0);
    for (const report of cited) {
      if (filter.report !== undefined) expect(report.id).toBe(filter.report);
      if (filter.outlet !== undefined) expect(report.outlet).toBe('Isnad Archive');
      if (filter.language !== undefined) expect(report.language).toBe('tr');
      if (filter.from !== undefined) expect(report.published).toMatch(/^2016/);
    }
  });

  it('answers nothing from a filter that nothing fits', async () => {
    const answer = await session.ask('Where did the ISIS leaders go?', baseScope, {
      filter: { report: 'no-such-report' },
    });
    expect(answer).toMatchObject({ answered: false, quotes: [], nearest: [] });
  });

  it('refuses an empty question and one that is too long', async () => {
    await expect(session.ask('  \n ', baseScope)).rejects.toMatchObject({ identifier: 'question-empty' });
    await expect(session.ask('a'.repeat(longestQuestion + 1), baseScope)).rejects.toMatchObject({
      identifier: 'question-too-long',
    });
    await expect(session.ask('a '.repeat(longestQuestion / 2), baseScope)).resolves.toMatchObject({ answered: false });
  });

  it.each([
    "Raqqa'; DROP TABLE reports; --",
    'NEAR("a" "b") AND * ^ Raqqa:',
    '"""',
    '\u0000\u0001 Raqqa',
    '\ud800 Raqqa',
    '<@123> @everyone [x](y)',
  ])('takes %j for a question like any other', async (question) => {
    await expect(session.ask(question, baseScope)).resolves.toHaveProperty('answered');
  });

  it('drops a quote that is not what the report says, and says so', async () => {
    const dropped: string[] = [];
    const library = new Proxy(sources.library, {
      get(target, name) {
        if (name === 'passages') {
          return async (ids: number[]) =>
            (await target.passages(ids)).map((passage) => ({ ...passage, text: `${passage.text} and more` }));
        }
        const value = Reflect.get(target, name) as unknown;
        return typeof value === 'function' ? value.bind(target) : value;
      },
    }) as Library;
    const answer = await ask('Where did the ISIS leaders go?', {
      ...sources,
      library,
      onDroppedQuote: (message) => dropped.push(message),
    });
    expect(answer).toMatchObject({ answered: false, quotes: [] });
    expect(dropped.length).toBeGreaterThan(0);
    expect(dropped[0]).toContain('dropped');
  });
});
