import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../preview/markdown.js';
import { readCustomId } from '../../../src/discord/components/custom-id.js';
import { filterKeyOf } from '../../../src/discord/components/filter-key.js';
import { contextView } from '../../../src/discord/view/context.js';
import { helpView } from '../../../src/discord/view/help.js';
import { safeLink } from '../../../src/discord/view/link.js';
import { nothingView } from '../../../src/discord/view/nothing.js';
import { noticeView } from '../../../src/discord/view/notice.js';
import { reportView } from '../../../src/discord/view/report.js';
import { pagesOfReport } from '../../../src/discord/view/report-pages.js';
import { languages } from '../../../src/language/languages.js';
import type { StoredPassage } from '../../../src/library/library.js';
import { fill } from '../../../src/wording/wording.js';
import { wordings } from '../../../src/wording/wordings.js';
import { citedReport, quote } from '../../support/answers.js';
import {
  aimOf,
  boldIn,
  buttonsOf,
  expectAccepted,
  expectOnlyOwnMarks,
  hostileQuote,
  hostileText,
  piecesOf,
  quotesShown,
  seen,
  textsOf,
  wordsOf,
} from '../../support/discord-views.js';

const asked = { language: 'en', asker: '123456789012345678', filter: filterKeyOf({}) } as const;
const language = fc.constantFrom(...languages);

describe('nothing found', () => {
  const found = { ...asked, nearest: [], isSmallTalk: false, isFiltered: false };

  it.each(languages)('is said kindly, with the nearest topics as such, and without a quote: %s', (one) => {
    const report = citedReport({ title: 'A near report' });
    const view = nothingView({ ...found, language: one, nearest: [{ report, score: 0.4 }] }, wordings[one]);
    const { message, nearest, advice, withinFilter } = wordings[one].nothing;
    for (const words of [message, nearest, advice]) expect(seen(wordsOf(view))).toContain(seen(words));
    expect(wordsOf(view)).toContain('A near report');
    expect(wordsOf(view)).not.toContain(withinFilter);
    expect(quotesShown(view)).toEqual([]);
    expectAccepted(view);
    expect(buttonsOf(view).map((button) => readCustomId(aimOf(button)))).toMatchObject([
      { kind: 'vote', helpful: true, language: one },
      { kind: 'vote', helpful: false, language: one },
    ]);
  });

  it('names no topics where there are none, and the filter where there was one', () => {
    const view = nothingView({ ...found, isFiltered: true }, wordings.de);
    expect(wordsOf(view)).not.toContain(wordings.de.nothing.nearest);
    expect(wordsOf(view)).toContain(wordings.de.nothing.withinFilter);
  });

  it('answers a greeting with a sentence and nothing else', () => {
    const view = nothingView({ ...found, isSmallTalk: true }, wordings.ar);
    expect(textsOf(view)).toHaveLength(1);
    expect(buttonsOf(view)).toEqual([]);
  });

  it('holds every limit for any topics', () => {
    fc.assert(
      fc.property(fc.array(hostileQuote(1), { maxLength: 5 }), language, (quotes, one) => {
        const nearest = quotes.map(({ report }) => ({ report, score: 0.3 }));
        const view = nothingView({ ...found, language: one, nearest, isFiltered: true }, wordings[one]);
        expectAccepted(view);
        expectOnlyOwnMarks(
          view,
          nearest.map(({ report }) => safeLink(report.url)),
        );
        expect(quotesShown(view)).toEqual([]);
      }),
    );
  });
});

describe('the context of a quote', () => {
  const stored = (text: string): StoredPassage => ({
    id: 1,
    report: { ...citedReport(), passages: 9 },
    passage: { ordinal: 0, paragraph: 1, start: 0, end: text.length, sentences: [] },
    text,
    words: [],
  });

  it('shows what stands before and after, the quote alone in a block', () => {
    const view = contextView(
      {
        quote: quote('They left. Nobody saw them.', { highlights: ['They left.'] }),
        before: [stored('First.'), stored('Second.')],
        after: [stored('Fourth.')],
        isBeginning: false,
        isEnd: true,
      },
      wordings.en,
    );
    expect(wordsOf(view)).toMatch(
      /First\.[^]*Second\.[^]*They left\. Nobody saw them\.[^]*Fourth\.[^]*report ends here/,
    );
    expect(wordsOf(view)).not.toContain('begins here');
    const blocks = quotesShown(view);
    expect(blocks.map((one) => plainText([one]))).toEqual(['They left. Nobody saw them.']);
    expect(boldIn(blocks[0]!)).toBe('They left.');
  });

  it('keeps what is nearest to the quote', () => {
    const long = `Far away. ${'Something is told here. '.repeat(40)}Near by.`;
    const view = contextView(
      { quote: quote('They left.'), before: [stored(long)], after: [stored(long)], isBeginning: true, isEnd: true },
      wordings.en,
    );
    expect(wordsOf(view)).toMatch(/\[…\] Something[^]*Near by\.\nThey left\.\nFar away\.[^]*told here\. \[…\]/);
  });

  it('holds every limit', () => {
    const texts = fc.array(hostileText(3000), { maxLength: 6 });
    fc.assert(
      fc.property(hostileQuote(1), texts, texts, language, (one, before, after, said) => {
        const view = contextView(
          { quote: one, before: before.map(stored), after: after.map(stored), isBeginning: true, isEnd: true },
          wordings[said],
        );
        expectAccepted(view);
        expectOnlyOwnMarks(view, [safeLink(one.report.url)]);
        expect(quotesShown(view)).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a report', () => {
  const entry = { ...citedReport({ author: 'A. Writer' }), passages: 12 };

  it('shows its citation and its paragraphs with their numbers', () => {
    const paragraphs = [
      { number: 1, text: 'One.' },
      { number: 2, text: 'Two.' },
    ];
    const view = reportView({ entry, paragraphs, page: 0, pages: 2, language: 'en', asker: '1' }, wordings.en);
    for (const words of [
      'A report',
      'The Outlet · 2016-05-03',
      'by A. Writer',
      'Passages: 12',
      'paragraph 2\nTwo.',
      'Page 1 of 2',
    ])
      expect(wordsOf(view)).toContain(words);
    expect(buttonsOf(view).map(aimOf)).toContain('https://example.org/a-report');
  });

  it('is cut into pages without losing or cutting a word', () => {
    const words = fc.array(fc.constantFrom('They left.', 'They', 'غادروا المدينة.', '«داعش»', '*', 'x'.repeat(200)), {
      minLength: 1,
      maxLength: 800,
    });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), (lists) => {
        const paragraphs = lists.map((list, index) => ({ number: index + 1, text: list.join(' ') }));
        const pages = pagesOfReport(paragraphs);
        const views = pages.map((page, index) =>
          reportView(
            { entry, paragraphs: page, page: index, pages: pages.length, language: 'en', asker: '1' },
            wordings.en,
          ),
        );
        for (const view of views) expectAccepted(view);
        for (const { number, text } of paragraphs) {
          const shown = pages.flat().filter((one) => one.number === number);
          expect(shown.map((one) => one.text).join(' ')).toBe(text);
        }
        const read = views.map((view) => seen(wordsOf(view)));
        for (const [index, page] of pages.entries())
          for (const { text } of page) expect(read[index]).toContain(seen(text));
      }),
      { numRuns: 50 },
    );
  });

  it('holds every limit', () => {
    const paragraph = fc.record({ number: fc.integer({ min: 1, max: 999 }), text: hostileText(5000) });
    fc.assert(
      fc.property(
        hostileQuote(1),
        fc.array(paragraph, { maxLength: 12 }),
        hostileText(500),
        language,
        (one, paragraphs, author, said) => {
          const hostile = { ...one.report, author, passages: 3 };
          const given = reportView(
            { entry: hostile, paragraphs, page: 0, pages: 2, language: 'en', asker: '1' },
            wordings[said],
          );
          expectAccepted(given);
          expectOnlyOwnMarks(given, [safeLink(hostile.url)]);
          for (const page of pagesOfReport(paragraphs))
            expectAccepted(
              reportView(
                { entry: hostile, paragraphs: page, page: 0, pages: 2, language: 'en', asker: '1' },
                wordings[said],
              ),
            );
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('help', () => {
  const commands = {
    ask: '</ask:123456789012345678>',
    report: '</report:123456789012345679>',
    sources: '**Find sources**',
    privacy: '</privacy show:123456789012345678>',
    mention: '<@123456789012345670>',
  };

  it.each(languages)('says what the bot does and does not do: %s', (one) => {
    const view = helpView({ reports: 8, outlets: 5, from: '2016-05-03', to: '2018-01-01', commands }, wordings[one]);
    expectAccepted(view);
    const { help } = wordings[one];
    const read = seen(wordsOf(view));
    const privacy = fill(help.privacy, { privacy: commands.privacy });
    for (const words of [help.does, help.doesNot, privacy, help.strongMeans]) expect(read).toContain(seen(words));
    expect(read).toContain('2018-01-01');
    const mentions = piecesOf(view).flatMap((piece) => (piece.kind === 'mention' ? [piece.text] : []));
    for (const { ask, report, mention } of [commands])
      expect(mentions).toEqual(expect.arrayContaining([ask, report, mention]));
    expect(textsOf(view).join('')).not.toMatch(/\{\w+\}/);
  });

  it('does not tell of a collection without dates', () => {
    const view = helpView({ reports: 0, outlets: 0, from: null, to: null, commands }, wordings.en);
    expect(wordsOf(view)).not.toContain('The collection');
  });
});

describe('a notice', () => {
  it('shows what somebody typed as text', () => {
    fc.assert(
      fc.property(hostileText(6000), language, (value, one) => {
        const view = noticeView(wordings[one].failures.reportUnknown, { value });
        expectAccepted(view);
        expectOnlyOwnMarks(view, []);
      }),
    );
  });

  it('keeps what is Discord text', () => {
    const view = noticeView(wordings.ar.failures.cooldown, {}, { when: '<t:1700000000:R>' });
    expect(piecesOf(view)).toContainEqual({ kind: 'mention', text: '<t:1700000000:R>' });
    expectAccepted(noticeView(wordings.en.failures.questionTooLong, { length: 7000, most: 6000 }));
  });
});
