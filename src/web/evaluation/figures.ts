import { answeringScore } from '../../answer/judge.js';
import type { Estimate } from '../../evaluation/estimate.js';
import type { SavedRow } from '../../evaluation/saved-run.js';
import { fill } from '../../wording/wording.js';
import { html, type Markup } from '../markup.js';
import { rowName } from './names.js';
import { inPercent, meanText, none, rangeInPercent } from './numbers.js';
import type { EvaluationView } from './view.js';

interface Column {
  readonly name: string;
  readonly cell: (row: SavedRow) => Markup | number;
}

const share =
  (estimate: (row: SavedRow) => Estimate | null) =>
  (row: SavedRow): Markup => {
    const of = estimate(row);
    return of === null ? html`${none}` : html`${inPercent(of.value)}<small>${rangeInPercent(of)}</small>`;
  };

const mean =
  (estimate: (row: SavedRow) => Estimate | null) =>
  (row: SavedRow): Markup => {
    const of = estimate(row);
    if (of === null) return html`${none}`;
    return html`${meanText(of)}<small>${of.low.toFixed(2)}–${of.high.toFixed(2)}</small>`;
  };

const columnsIn = ({ words }: EvaluationView): readonly Column[] => [
  { name: words.answerable, cell: ({ answerable }) => answerable },
  { name: 'hit@1 %', cell: share(({ hitAt1 }) => hitAt1) },
  { name: 'hit@3 %', cell: share(({ hitAt3 }) => hitAt3) },
  { name: 'hit@5 %', cell: share(({ hitAt5 }) => hitAt5) },
  { name: 'MRR', cell: mean(({ meanReciprocalRank }) => meanReciprocalRank) },
  { name: 'nDCG@10', cell: mean(({ ndcgAt10 }) => ndcgAt10) },
  { name: `${words.highlight} %`, cell: share(({ highlighted }) => highlighted) },
  { name: `${words.answered} %`, cell: share(({ answered }) => answered) },
  { name: words.unanswerable, cell: ({ unanswerable }) => unanswerable },
  { name: `${words.refused} %`, cell: share(({ refused }) => refused) },
];

/** Every figure of every row. */
export function figuresTable(rows: readonly SavedRow[], view: EvaluationView): Markup {
  const columns = columnsIn(view);
  const head = columns.map(({ name }) => html`<th scope="col"><bdi>${name}</bdi></th>`);
  const body = rows.map((row, index) => {
    const apart = index > 0 && rows[index - 1]?.of !== row.of ? 'apart' : '';
    return html`<tr class="${apart}">
      <th scope="row">${rowName(row, view)}</th>
      ${columns.map(({ cell }) => html`<td>${cell(row)}</td>`)}
    </tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${view.words.table}">
    <table>
      <thead>
        <tr>
          <td></td>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}

/** What the figures mean. */
export function meaningsList({ words }: EvaluationView): Markup {
  const { meanings } = words;
  const terms: readonly (readonly [string, string])[] = [
    ['hit@1, hit@3, hit@5', meanings.hits],
    ['MRR', meanings.reciprocalRank],
    ['nDCG@10', meanings.gain],
    [words.highlight, meanings.highlight],
    [words.answered, meanings.answered],
    [words.refused, meanings.refused],
    [meanings.scoreTerm, fill(meanings.score, { floor: answeringScore.toFixed(2) })],
    [meanings.intervalTerm, meanings.interval],
  ];
  return html`<dl class="meanings">
    ${terms.map(
      ([term, meaning]) =>
        html`<dt><bdi>${term}</bdi></dt>
          <dd>${meaning}</dd>`,
    )}
  </dl>`;
}
