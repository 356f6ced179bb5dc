import { ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDownloadId, readForgetId } from '../../../src/discord/components/stored-id.js';
import { insightsView, type ShownInsights } from '../../../src/discord/view/insights.js';
import { all, type MessageView } from '../../../src/discord/view/message.js';
import { forgetView, privacyView } from '../../../src/discord/view/privacy.js';
import { tableView } from '../../../src/discord/view/question-table.js';
import { languages } from '../../../src/language/languages.js';
import type { Insights } from '../../../src/records/questions.js';
import { wordings } from '../../../src/wording/wordings.js';
import {
  aimOf,
  buttonsOf,
  expectAccepted,
  expectOnlyOwnMarks,
  hostileText,
  seen,
  textsOf,
  wordsOf,
} from '../../support/discord-views.js';

const insights: Insights = {
  since: '2026-04-01T00:00:00.000Z',
  asked: 12,
  answered: 9,
  refused: 3,
  days: [
    { day: '2026-04-01', asked: 4, answered: 4, refused: 0 },
    { day: '2026-04-02', asked: 8, answered: 5, refused: 3 },
  ],
  reports: [
    { report: 'harbour', quoted: 7, helpful: 2, notHelpful: 1, helpfulRate: 2 / 3 },
    { report: 'mill', quoted: 1, helpful: 0, notHelpful: 0, helpfulRate: null },
  ],
  unanswered: [{ text: 'أين ذهب القادة؟', times: 3, lastAsked: '2026-04-02T10:00:00.000Z' }],
};
const shown: ShownInsights = {
  language: 'en',
  days: 30,
  insights,
  settings: { keepsQuestions: true, questionDays: 30 },
  titles: new Map([['harbour', 'The harbour opens']]),
  chart: 'questions.png',
  settingsCommand: '</settings:123456789012345678>',
};
const nothing: Insights = { ...insights, asked: 0, answered: 0, refused: 0, reports: [], unanswered: [], days: [] };
const galleries = ({ components }: MessageView) =>
  all(components).flatMap((one) => (one.type === ComponentType.MediaGallery ? one.items : []));

describe('insights', () => {
  it.each(languages)(
    'tell counts, reports, what found nothing, and for how long questions are kept: %s',
    (language) => {
      const view = insightsView({ ...shown, language }, wordings[language]);
      expectAccepted(view, readDownloadId);
      const read = seen(wordsOf(view));
      const words = wordings[language].insights;
      for (const part of [words.title, words.reportsTitle, words.unansweredTitle]) expect(read).toContain(seen(part));
      for (const part of ['2026-04-01', '2026-04-02', '12', '9', '67%', 'The harbour opens', 'mill', 'أين ذهب القادة؟'])
        expect(read).toContain(part);
      expect(textsOf(view).join('')).not.toMatch(/\{\w+\}/);
      expect(buttonsOf(view).map((button) => readDownloadId(aimOf(button)))).toEqual([{ language, days: 30 }]);
    },
  );

  it('describe the chart to those who do not see it', () => {
    const [item] = galleries(insightsView(shown, wordings.en));
    expect(item?.media.url).toBe('attachment://questions.png');
    expect(seen(item?.description ?? '')).toBe(
      'Bar chart of the questions a day from 2026-04-01 to 2026-04-02. In all 12: 9 answered, 3 for which nothing was found. The most, 8, on 2026-04-02.',
    );
    for (const language of languages) {
      const [other] = galleries(insightsView({ ...shown, language }, wordings[language]));
      expect(other?.description?.length).toBeLessThanOrEqual(1024);
      expect(other?.description).not.toMatch(/\{\w+\}/);
    }
    expect(galleries(insightsView({ ...shown, chart: null }, wordings.en))).toEqual([]);
  });

  it('say how storing is switched on where it is off, and show how reports serve all the same', () => {
    const off = { ...shown, settings: { keepsQuestions: false, questionDays: 30 }, chart: null };
    const voted = { ...nothing, reports: insights.reports.map((use) => ({ ...use, quoted: 0 })) };
    const view = insightsView({ ...off, insights: voted }, wordings.en);
    expect(wordsOf(view)).toContain('This server does not store questions');
    expect(textsOf(view).join('\n')).toContain('</settings:123456789012345678>');
    expect(wordsOf(view)).toContain('67%');
    expect(wordsOf(view)).not.toContain('Asked: 0');
    expect(buttonsOf(view)).toEqual([]);
  });

  it('say so where nothing was asked', () => {
    const view = insightsView({ ...shown, insights: nothing, chart: null }, wordings.en);
    expect(wordsOf(view)).toContain('No question was stored in this time.');
    expect(buttonsOf(view)).toEqual([]);
  });

  it('hold every limit, and format nothing, whatever was asked and whatever reports are called', () => {
    const text = hostileText(3000);
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 10, maxLength: 10 }),
        fc.array(text, { minLength: 10, maxLength: 10 }),
        fc.constantFrom(...languages),
        (questions, titles, language) => {
          const use = { quoted: 1_000_000, helpful: 999, notHelpful: 1, helpfulRate: 0.999 };
          const many: Insights = {
            ...insights,
            reports: titles.map((_, index) => ({ ...use, report: `report-${index}` })),
            unanswered: questions.map((question) => ({ text: question, times: 9, lastAsked: insights.since })),
          };
          const named = new Map(titles.map((title, index) => [`report-${index}`, title]));
          const view = insightsView({ ...shown, language, insights: many, titles: named }, wordings[language]);
          expectAccepted(view, readDownloadId);
          expectOnlyOwnMarks(view, []);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a table of questions', () => {
  it.each(languages)('is shown with what is in it: %s', (language) => {
    const file = 'questions-2026-04-01-2026-04-30.csv';
    const table = { questions: 7, from: '2026-04-01', to: '2026-04-30', isCut: true, file };
    const view = tableView(table, wordings[language]);
    expectAccepted(view);
    expect(seen(wordsOf(view))).toContain(seen(wordings[language].insights.tableCut));
    expect(all(view.components)).toContainEqual({ type: ComponentType.File, file: { url: `attachment://${file}` } });
    expect(wordsOf(tableView({ ...table, isCut: false }, wordings[language]))).not.toContain(
      wordings[language].insights.tableCut,
    );
  });
});

describe('privacy', () => {
  const stored = { votes: 5, questionDays: 90, graceDays: 30, deleteCommand: '</privacy delete:123456789012345678>' };

  it.each(languages)('says what is stored and how to delete it: %s', (language) => {
    const view = privacyView(stored, wordings[language]);
    expectAccepted(view);
    const read = seen(wordsOf(view));
    for (const part of ['5', '90', '30']) expect(read).toContain(part);
    expect(textsOf(view).join('\n')).toContain(stored.deleteCommand);
    expect(textsOf(view).join('')).not.toMatch(/\{\w+\}/);
    const without = privacyView({ ...stored, questionDays: null }, wordings[language]);
    expect(seen(wordsOf(without))).toContain(seen(wordings[language].privacy.questionsNotKept));
  });

  it.each(languages)('asks before votes are deleted, if there are any: %s', (language) => {
    const asker = '123456789012345678';
    const view = forgetView({ votes: 5, asker, language }, wordings[language]);
    expectAccepted(view, readForgetId);
    expect(buttonsOf(view).map((button) => readForgetId(aimOf(button)))).toEqual([{ language, asker }]);
    expect(buttonsOf(forgetView({ votes: 0, asker, language }, wordings[language]))).toEqual([]);
  });
});
