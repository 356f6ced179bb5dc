import { type APIContainerComponent, ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../preview/markdown.js';
import type { Quote } from '../../../src/answer/answer.js';
import { readCustomId } from '../../../src/discord/components/custom-id.js';
import { filterKeyOf } from '../../../src/discord/components/filter-key.js';
import { answerView, type ShownAnswer } from '../../../src/discord/view/answer.js';
import { readable } from '../../../src/discord/view/escape.js';
import { safeLink } from '../../../src/discord/view/link.js';
import { countComponents } from '../../../src/discord/view/message.js';
import { shownParts } from '../../../src/discord/view/shorten.js';
import { languages } from '../../../src/language/languages.js';
import { wordings } from '../../../src/wording/wordings.js';
import { citedReport, quote } from '../../support/answers.js';
import {
  aimOf,
  boldIn,
  buttonsOf,
  containersOf,
  expectAccepted,
  expectOnlyOwnMarks,
  hostileQuote,
  hostileText,
  quotesShown,
  seen,
  textsOf,
  wordsOf,
} from '../../support/discord-views.js';

const asker = '123456789012345678';
const rightToLeft = /[\u0590-\u08ff]/;

const shownAnswer = (quotes: readonly Quote[], fields: Partial<ShownAnswer> = {}): ShownAnswer => ({
  question: 'Where did they go?',
  language: 'en',
  quotes,
  firstNumber: 1,
  page: 0,
  pages: 1,
  quotesOnPage: 3,
  references: quotes.map(({ reference }) => reference),
  asker,
  filter: filterKeyOf({}),
  ...fields,
});

const numbered = (text: string, passage: number, fields: Parameters<typeof quote>[1] = {}): Quote => ({
  ...quote(text, fields),
  reference: { passage, highlight: null, confidence: 'strong' },
});

describe('an answer in Discord', () => {
  it('shows question, title, citation, confidence and the quote with its answering sentence bold', () => {
    const view = answerView(
      shownAnswer([quote('First. They left. Last.', { paragraph: 4, highlights: ['They left.'] })]),
      wordings.en,
    );
    expect(textsOf(view)).toEqual([
      '-# Question\\: Where did they go?',
      [
        '### [A report](<https://example.org/a-report>)',
        '**\\[1\\]** · The Outlet · 2016-05-03 · paragraph 4',
        '-# closely matches the question',
        '> First. **They left.** Last.',
      ].join('\n'),
      '-# Quoted word for word from the reports; nothing is added.',
    ]);
  });

  it('puts quotes of one report under one title and numbers them as they are read', () => {
    const other = citedReport({ id: 'b', title: 'Another report' });
    const view = answerView(
      shownAnswer(
        [numbered('One.', 1), numbered('Two.', 2, { report: other }), numbered('Three.', 3, { paragraph: 7 })],
        { firstNumber: 4 },
      ),
      wordings.en,
    );
    const reports = containersOf(view).map(wordsOf);
    expect(reports).toHaveLength(2);
    expect(reports[0]).toMatch(
      /A report[^]*The Outlet · 2016-05-03[^]*\[4\][^]*One\.[^]*\[5\] · paragraph 7[^]*Three\./,
    );
    expect(reports[1]).toMatch(/Another report[^]*\[6\] · The Outlet[^]*Two\./);
    expect(reports.join('\n').match(/A report/g)).toHaveLength(1);
  });

  it('leaves out what is not known, and names the file where there is no title', () => {
    const report = citedReport({ title: ' ', outlet: null, published: null, url: null });
    const view = answerView(shownAnswer([quote('Text.', { report })]), wordings.en);
    expect(wordsOf(containersOf(view)[0]!)).toContain('a-report.md\n[1] · paragraph 1\n');
    expect(buttonsOf(view).map((button) => 'url' in button)).not.toContain(true);
  });

  it('says how sure it is in words and in colour', () => {
    const colour = (view: ReturnType<typeof answerView>) =>
      (view.components.find(({ type }) => type === ComponentType.Container) as APIContainerComponent).accent_color;
    const strong = answerView(shownAnswer([quote('Text.')]), wordings.en);
    const possible = answerView(shownAnswer([quote('Text.', { confidence: 'possible' })]), wordings.en);
    expect(wordsOf(possible)).toContain(wordings.en.answer.possible);
    expect(wordsOf(possible)).not.toContain(wordings.en.answer.strong);
    expect(colour(strong)).not.toBe(colour(possible));
  });

  it('carries in its buttons what they do', () => {
    const quotes = [numbered('One.', 11), numbered('Two.', 12, { report: citedReport({ id: 'b', url: null }) })];
    const filter = filterKeyOf({ report: 'a-report', from: '2016-01-01' });
    const view = answerView(
      shownAnswer(quotes, { page: 1, pages: 3, quotesOnPage: 2, filter, language: 'fr' }),
      wordings.fr,
    );
    const actions = buttonsOf(view).map((button) => ('url' in button ? button.url : readCustomId(aimOf(button))));
    const references = quotes.map(({ reference }) => reference);
    expect(actions).toEqual([
      { kind: 'context', language: 'fr', quote: references[0] },
      'https://example.org/a-report',
      { kind: 'context', language: 'fr', quote: references[1] },
      { kind: 'page', page: 0, quotesOnPage: 2, language: 'fr', asker, quotes: references },
      { kind: 'page', page: 2, quotesOnPage: 2, language: 'fr', asker, quotes: references },
      { kind: 'vote', helpful: true, language: 'fr', asker, filter },
      { kind: 'vote', helpful: false, language: 'fr', asker, filter },
    ]);
  });

  it.each([
    [0, [true, undefined]],
    [2, [undefined, true]],
  ])('disables the button that leads nowhere on page %i', (page, disabled) => {
    const view = answerView(shownAnswer([quote('Text.')], { page, pages: 3 }), wordings.en);
    const turning = buttonsOf(view).filter((button) => readCustomId(aimOf(button))?.kind === 'page');
    expect(turning.map((button) => button.disabled)).toEqual(disabled);
    expectAccepted(view);
    expect(wordsOf(view)).toContain(`Page ${page + 1} of 3`);
  });

  it('has no pages to turn where there is one', () => {
    const view = answerView(shownAnswer([quote('Text.')]), wordings.en);
    expect(buttonsOf(view).some((button) => readCustomId(aimOf(button))?.kind === 'page')).toBe(false);
    expect(wordsOf(view)).not.toContain('Page');
  });

  it('opens the reader where a report has no address', () => {
    const report = citedReport({ url: 'file:///etc/passwd' });
    const view = answerView(
      shownAnswer([quote('Text.', { report })], { readerLink: () => 'https://reader.example/7' }),
      wordings.en,
    );
    expect(buttonsOf(view).map(aimOf)).toContain('https://reader.example/7');
  });

  it.each(languages)('opens the reader beside the source where a report has one, in %s', (language) => {
    const reader = 'https://reader.example/7';
    const report = citedReport({ url: 'https://news.example/a' });
    const view = answerView(
      shownAnswer([quote('Text.', { report })], { readerLink: () => reader }),
      wordings[language],
    );
    const links = buttonsOf(view).flatMap((button) => ('url' in button ? [[button.label, button.url]] : []));
    const { open, inContext } = wordings[language].buttons;
    expect(links).toEqual([
      [open, 'https://news.example/a'],
      [inContext, reader],
    ]);
    expectAccepted(view);
  });

  it('leaves an address in the reader out that is longer than a button takes', () => {
    const readerLink = () => `https://reader.example/${'a'.repeat(500)}`;
    const report = citedReport({ url: 'https://news.example/a' });
    const view = answerView(shownAnswer([quote('Text.', { report })], { readerLink }), wordings.en);
    expect(buttonsOf(view).filter((button) => 'url' in button)).toHaveLength(1);
    expectAccepted(view);
  });

  it('keeps to the limits with all links and as many parts as three reports can have', () => {
    const reports = [1, 2, 3].map((number) =>
      citedReport({
        ...{
          id: `r${number}`,
          title: `تقرير ${number}`,
          outlet: 'صحيفة الميناء',
          url: `https://news.example/${number}`,
        },
      }),
    );
    const quotes = reports.map((report, passage) => {
      const one = quote('Words. '.repeat(80).trim(), { report });
      return { ...one, reference: { ...one.reference, passage } };
    });
    const shown = { pages: 4, page: 1, question: 'أين ذهب القادة؟', readerLink: () => 'https://reader.example/7' };
    for (const wording of [wordings.en, wordings.ar]) {
      const view = answerView(shownAnswer(quotes, shown), wording);
      expectAccepted(view);
      expect(countComponents(view.components)).toBeLessThanOrEqual(40);
    }
  });

  it('says so when the quotes are gone', () => {
    const view = answerView(shownAnswer([]), wordings.tr);
    expect(wordsOf(view)).toContain(wordings.tr.answer.gone);
    expectAccepted(view);
  });

  it('cuts a long quote at sentence ends and says where', () => {
    const text =
      `${'Nothing is told here of them. '.repeat(20)}They left in May. ${'Nothing is told here. '.repeat(20)}`.trim();
    const [shown] = quotesShown(
      answerView(shownAnswer([quote(text, { highlights: ['They left in May.'] })]), wordings.en),
    );
    const words = plainText([shown!]);
    expect(words).toMatch(/^\[…\] Nothing [^]* told here\. \[…\]$/);
    expect(words.length).toBeLessThanOrEqual(600);
    expect(boldIn(shown!)).toBe('They left in May.');
    expect(text).toContain(words.slice(4, -4));
  });

  it('does not make a link of a title that could pass for another address, or that Discord would not link', () => {
    for (const title of ['https://good.example is safe', 'www.good.example', 'a ] b', 'thumbs 👍']) {
      const view = answerView(shownAnswer([quote('Text.', { report: citedReport({ title }) })]), wordings.en);
      expect(wordsOf(view)).toContain(title);
      expectOnlyOwnMarks(view, []);
    }
  });
});

describe('right to left', () => {
  const report = citedReport({ title: 'أين ذهب القادة؟', outlet: 'إرم نيوز', language: 'ar' });
  const text = 'CNN نقلت أن قادة التنظيم غادروا مدينة الرقة.\nونقلت صحيفة The Times وثائق عن ذلك في سنة 2016.';

  it.each(languages)('keeps titles, outlets and quotes in lines and text displays of their own: %s', (language) => {
    const quotes = [
      numbered(text, 1, { report }),
      numbered(text, 2, { report }),
      numbered('They left.', 3, { report: citedReport({ outlet: 'إرم' }) }),
    ];
    const view = answerView(shownAnswer(quotes, { language, pages: 2, question: 'أين ذهبوا؟' }), wordings[language]);
    expectAccepted(view);
    for (const display of textsOf(view)) {
      const lines = display
        .split('\n')
        .map((one) => one.replace(/\u2068[^\u2069]*\u2069/g, '').replace(/\(<.*>\)/g, ''));
      // What is written from right to left begins with a mark that says so: all lines of a text display, or none.
      const marked = lines.filter((one) => /^(?:### |> |-# )?\u200f\u2067/.test(one));
      expect([0, lines.length]).toContain(marked.length);
      for (const one of lines) {
        if (marked.length === 0) expect(one).not.toMatch(rightToLeft);
        else expect(one).not.toMatch(/2016-05-03|\[\d|Outlet/);
      }
    }
    expect(quotesShown(view).map((one) => seen(plainText([one])))).toEqual([seen(text), seen(text), 'They left.']);
  });

  it('isolates what is put into the words of the interface', () => {
    const view = answerView(
      shownAnswer([quote('They left.', { paragraph: 12 })], { language: 'ar', pages: 2 }),
      wordings.ar,
    );
    expect(textsOf(view).join('\n')).toContain('الفقرة \u206812\u2069');
    expect(textsOf(view).join('\n')).toContain('الصفحة \u20681\u2069 من \u20682\u2069');
  });
});

describe('whatever the reports hold', () => {
  const hostileAnswer = fc
    .tuple(
      hostileQuote(1),
      hostileQuote(2),
      hostileQuote(3),
      fc.option(hostileText(6000)),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(...languages),
    )
    .map(([one, two, three, question, count, language]) =>
      shownAnswer([one, two, three].slice(0, count), { question, language, page: 1, pages: 3 }),
    );

  it('stays within every limit of Discord, and nothing of it formats, links or pings', () => {
    fc.assert(
      fc.property(hostileAnswer, (shown) => {
        const view = answerView(shown, wordings[shown.language]);
        expectAccepted(view);
        expectOnlyOwnMarks(
          view,
          shown.quotes.map(({ report }) => safeLink(report.url)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('quotes word for word', () => {
    fc.assert(
      fc.property(hostileAnswer, (shown) => {
        const inOrder = [...new Set(shown.quotes.map(({ report }) => report.id))].flatMap((id) =>
          shown.quotes.filter(({ report }) => report.id === id),
        );
        const blocks = quotesShown(answerView(shown, wordings[shown.language]));
        expect(blocks).toHaveLength(inOrder.length);
        for (const [index, { text, highlights, start }] of inOrder.entries()) {
          const words = seen(plainText([blocks[index]!]));
          const emphasised = highlights.map((span) => ({ start: span.start - start, end: span.end - start }));
          const possible = [600, 450, 300, 200, 80].map((limit) => {
            const parts = shownParts(text, emphasised, limit);
            return seen(parts.map((part) => readable(text.slice(part.start, part.end))).join(' […] '));
          });
          expect(possible).toContain(words.replace(/^\[…\] ?/, '').replace(/ ?\[…\]$/, ''));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('emphasises nothing that does not answer', () => {
    const hostile = '**not this** and **not that** but They left.';
    const [block] = quotesShown(answerView(shownAnswer([quote(hostile, { highlights: ['They left.'] })]), wordings.en));
    expect(boldIn(block!)).toBe('They left.');
    expect(plainText([block!])).toBe(hostile);
  });
});
