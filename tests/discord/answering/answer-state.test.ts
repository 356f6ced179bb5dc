import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quote } from '../../../src/answer/answer.js';
import { actionsOf, answerStateOf } from '../../../src/discord/answering/answer-state.js';
import { headingOf } from '../../../src/discord/answering/answer-page.js';
import { filterKeyOf } from '../../../src/discord/components/filter-key.js';
import { answerView } from '../../../src/discord/view/answer.js';
import { nothingView } from '../../../src/discord/view/nothing.js';
import { noticeView } from '../../../src/discord/view/notice.js';
import { languages } from '../../../src/language/languages.js';
import { wordings } from '../../../src/wording/wordings.js';
import { citedReport, quote } from '../../support/answers.js';

const asker = '123456789012345678';

/** The quotes of an answer, of three reports in turn, so that a page shows them in another order than the answer has them. */
const quotesOf = (count: number): Quote[] =>
  Array.from({ length: count }, (_, index) => ({
    ...quote(`They left by road ${index}.`, { report: citedReport({ id: `report ${index % 3}` }) }),
    reference: {
      passage: 40 + index,
      highlight: index % 2 === 0 ? index : null,
      confidence: index < 2 ? 'strong' : 'possible',
    },
  }));

const filterOf = fc.record(
  {
    report: fc.constantFrom('a-report', 'تقرير'),
    outlet: fc.constantFrom('The Outlet', 'أرشيف إسناد'),
    from: fc.constantFrom('2016-05-03', '1999-12-31'),
    to: fc.constant('2020-01-01'),
    language: fc.constantFrom('ar', 'en', 'fil'),
  },
  { requiredKeys: [] },
);

describe('the state of an answer', () => {
  it('is read back from any page of it: who asked, in which language, narrowed to what, and all its quotes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.nat(8),
        fc.constantFrom(1 as const, 2 as const, 3 as const),
        fc.constantFrom(...languages),
        filterOf,
        (count, wanted, quotesOnPage, language, narrowed) => {
          const quotes = quotesOf(count);
          const pages = Math.ceil(count / quotesOnPage);
          const page = Math.min(wanted, pages - 1);
          const filter = filterKeyOf(narrowed);
          const references = quotes.map(({ reference }) => reference);
          const onPage = quotes.slice(page * quotesOnPage, (page + 1) * quotesOnPage);
          const shown = {
            question: 'Where?',
            language,
            quotes: onPage,
            firstNumber: page * quotesOnPage + 1,
            page,
            pages,
            quotesOnPage,
            references,
          };
          const { components } = answerView({ ...shown, asker, filter }, wordings[language]);
          const state = answerStateOf(components);
          expect(state).toMatchObject({ language, asker, filter, page });
          expect(new Set(state?.quotes)).toEqual(new Set(references));
          if (pages > 1) expect(state).toMatchObject({ quotesOnPage, quotes: references });
        },
      ),
    );
  });

  it('of one that found nothing has no quotes', () => {
    const filter = filterKeyOf({ outlet: 'The Outlet' });
    const shown = { language: 'ru', asker, filter, nearest: [], isSmallTalk: false, isFiltered: true } as const;
    const { components } = nothingView(shown, wordings.ru);
    expect(answerStateOf(components)).toEqual({
      language: 'ru',
      asker,
      filter,
      quotes: [],
      quotesOnPage: 3,
      page: 0,
      heading: [],
    });
  });

  it('is none of other messages, or of buttons of another version', () => {
    expect(answerStateOf([])).toBeNull();
    expect(answerStateOf(noticeView('Thank you.').components)).toBeNull();
    const { components } = nothingView(
      { language: 'en', asker, filter: filterKeyOf({}), nearest: [], isSmallTalk: false, isFiltered: false },
      wordings.en,
    );
    const older = JSON.parse(
      JSON.stringify(components).replaceAll('"custom_id":"1', '"custom_id":"0'),
    ) as typeof components;
    expect(actionsOf(components)).toHaveLength(2);
    expect(actionsOf(older)).toEqual([]);
    expect(answerStateOf(older)).toBeNull();
  });

  it('keeps the question above the first report, on one line or two', () => {
    const [one] = quotesOf(1);
    const shown = {
      language: 'en',
      quotes: [one!],
      firstNumber: 1,
      page: 0,
      pages: 1,
      quotesOnPage: 3,
      references: [one!.reference],
    } as const;
    const asked = { asker, filter: filterKeyOf({}) };
    for (const [question, lines] of [
      ['Where?', 1],
      ['أين؟', 2],
      [null, 0],
    ] as const) {
      const { components } = answerView({ ...shown, ...asked, question }, wordings.en);
      expect(headingOf(components)).toEqual(components.slice(0, lines));
    }
  });
});
