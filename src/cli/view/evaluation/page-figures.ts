import type { Estimate } from '../../../evaluation/estimate.js';
import type { EvaluationRow } from '../../../evaluation/evaluate.js';
import { html, type Markup } from '../../../web/markup.js';
import { inPercent, meanText, none, rangeInPercent } from './numbers.js';
import { rowName } from './page-names.js';

interface Column {
  readonly name: string;
  readonly cell: (row: EvaluationRow) => Markup | number;
}

const share =
  (estimate: (row: EvaluationRow) => Estimate | null) =>
  (row: EvaluationRow): Markup => {
    const of = estimate(row);
    return of === null ? html`${none}` : html`${inPercent(of.value)}<small>${rangeInPercent(of)}</small>`;
  };

const mean =
  (estimate: (row: EvaluationRow) => Estimate | null) =>
  (row: EvaluationRow): Markup => {
    const of = estimate(row);
    if (of === null) return html`${none}`;
    return html`${meanText(of)}<small>${of.low.toFixed(2)}–${of.high.toFixed(2)}</small>`;
  };

const columns: readonly Column[] = [
  { name: 'answerable', cell: ({ answerable }) => answerable },
  { name: 'hit@1 %', cell: share(({ hitAt1 }) => hitAt1) },
  { name: 'hit@3 %', cell: share(({ hitAt3 }) => hitAt3) },
  { name: 'hit@5 %', cell: share(({ hitAt5 }) => hitAt5) },
  { name: 'MRR', cell: mean(({ meanReciprocalRank }) => meanReciprocalRank) },
  { name: 'nDCG@10', cell: mean(({ ndcgAt10 }) => ndcgAt10) },
  { name: 'highlight %', cell: share(({ highlighted }) => highlighted) },
  { name: 'answered %', cell: share(({ answered }) => answered) },
  { name: 'unanswerable', cell: ({ unanswerable }) => unanswerable },
  { name: 'refused %', cell: share(({ refused }) => refused) },
];

/** Every figure of every row. */
export function figuresTable(rows: readonly EvaluationRow[]): Markup {
  const head = columns.map(({ name }) => html`<th scope="col">${name}</th>`);
  const body = rows.map((row, index) => {
    const apart = index > 0 && rows[index - 1]?.of !== row.of ? 'apart' : '';
    return html`<tr class="${apart}">
      <th scope="row">${rowName(row)}</th>
      ${columns.map(({ cell }) => html`<td>${cell(row)}</td>`)}
    </tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of figures">
    <table>
      <thead>
        <tr>
          <th></th>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}

const words: readonly (readonly [string, string])[] = [
  [
    'hit@1, hit@3, hit@5',
    'Share of answerable questions whose first quote, first three, first five hold one of the gold pieces. A refused question is a miss.',
  ],
  [
    'MRR',
    'Mean reciprocal rank: 1 for a right first quote, 1/2 for a right second one, and so on to the fifth; 0 for none.',
  ],
  [
    'nDCG@10',
    'How well all passages that hold gold are ranked among the ten best, before anything is refused: 1 is perfect.',
  ],
  [
    'highlight',
    'Where the first quote is right and has several sentences: how often the emphasised one holds the gold.',
  ],
  ['answered', 'Share of answerable questions that were answered at all, rightly or not.'],
  ['refused', 'Share of unanswerable questions that were answered with no quote.'],
  [
    'score',
    'How far a passage may be trusted to answer, from 0 to 1. A question whose best passage stays under 0.50, the floor, is refused.',
  ],
  ['95 % interval', 'Percentile bootstrap over the questions; exact where all questions of a row came out alike.'],
];

/** What the figures mean. */
export function wordsList(): Markup {
  return html`<dl class="words">
    ${words.map(
      ([word, meaning]) =>
        html`<dt>${word}</dt>
          <dd>${meaning}</dd>`,
    )}
  </dl>`;
}
