import { answeringScore } from '../../answer/judge.js';
import type { Estimate } from '../../evaluation/estimate.js';
import { bestScore } from '../../evaluation/outcome.js';
import type { SavedOutcome, SavedRow } from '../../evaluation/saved-run.js';
import { html, type Markup } from '../markup.js';
import { rowName } from './names.js';
import { inPercent, rangeInPercent } from './numbers.js';
import type { EvaluationView } from './view.js';

/** What a chart of bars shows of each row. */
export interface BarSeries {
  readonly title: string;
  readonly count: (row: SavedRow) => number;
  readonly estimate: (row: SavedRow) => Estimate | null;
  readonly colour: 'one' | 'two';
}

/**
 * One bar a row with its 95 % interval. The words stand outside the drawings, which are as wide as there is room: letters stay as large on a phone.
 */
export function barChart(
  rows: readonly SavedRow[],
  { title, count, estimate, colour }: BarSeries,
  view: EvaluationView,
): Markup | null {
  const drawn = rows.flatMap((row) => {
    const of = estimate(row);
    return of === null ? [] : [{ row, of }];
  });
  if (drawn.length === 0) return null;
  const lines = drawn.map(({ row, of }, index) => [
    index > 0 && drawn[index - 1]?.row.of !== row.of ? html`<div class="apart"></div>` : null,
    html`<div class="name">${rowName(row, view)} <span class="n">${count(row)}</span></div>
      ${bar(of, colour)}
      <div class="value"><bdi>${inPercent(of.value)} %</bdi> <bdi class="n">${rangeInPercent(of)}</bdi></div>`,
  ]);
  return html`<figure>
    <h3>${title}</h3>
    <div class="bars">${lines}</div>
  </figure>`;
}

function bar({ value, low, high }: Estimate, colour: BarSeries['colour']): Markup {
  return html`<svg height="18" aria-hidden="true">
    <rect class="track" x="0" y="3" width="100%" height="12" rx="2" />
    <rect class="${colour}" x="0" y="3" width="${at(value)}" height="12" rx="2" />
    <line class="whisker" x1="${at(low)}" x2="${at(high)}" y1="9" y2="9" />
    <line class="whisker" x1="${at(low)}" x2="${at(low)}" y1="5" y2="13" />
    <line class="whisker" x1="${at(high)}" x2="${at(high)}" y1="5" y2="13" />
  </svg>`;
}

const at = (share: number): string => `${(100 * share).toFixed(2)}%`;

const bins = 20;
/** Sizes in pixels: of the highest column, of the scale between the columns, of the words over them. */
const highestColumn = 120;
const scale = 22;
const words = 34;

/**
 * How the scores of best passages are spread: upwards those of questions that the reports answer, downwards those of the others, with the floor
 * under which is refused.
 */
export function scoreChart(outcomes: readonly SavedOutcome[], { words: said }: EvaluationView): Markup {
  const answerable = outcomes.filter(({ gold }) => gold.length > 0);
  const right = histogram(answerable.filter(({ ranking }) => ranking[0]?.holdsGold === true));
  const wrong = histogram(answerable.filter(({ ranking }) => ranking[0]?.holdsGold !== true));
  const others = histogram(outcomes.filter(({ gold }) => gold.length === 0));
  const upwards = right.map((count, bin) => count + (wrong[bin] ?? 0));
  const tall = (count: number): number => (highestColumn * count) / Math.max(1, ...upwards, ...others);
  const top = words + Math.max(...upwards.map(tall));
  const bottom = top + scale;
  const height = bottom + Math.max(...others.map(tall)) + 16;
  const columns = right.map((count, bin) => [
    column(bin, top - tall(count), tall(count), 'one'),
    column(bin, top - tall(upwards[bin] ?? 0), tall(wrong[bin] ?? 0), 'one-soft'),
    number(bin, top - tall(upwards[bin] ?? 0) - 4, upwards[bin] ?? 0),
    column(bin, bottom, tall(others[bin] ?? 0), 'two'),
    number(bin, bottom + tall(others[bin] ?? 0) + 13, others[bin] ?? 0),
  ]);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (score) => html`<text x="${at(score)}" y="${top + 15}" text-anchor="${anchor(score)}">${score.toFixed(2)}</text>`,
  );
  const floor = at(answeringScore);
  return html`<svg class="scores" height="${Math.ceil(height)}" role="img" aria-label="${said.scores.chart}">
    <line class="axis" x1="0" x2="100%" y1="${top}" y2="${top}" />
    <line class="axis" x1="0" x2="100%" y1="${bottom}" y2="${bottom}" />
    ${columns}${ticks}
    <line class="floor" x1="${floor}" x2="${floor}" y1="0" y2="${top}" />
    <line class="floor" x1="${floor}" x2="${floor}" y1="${bottom}" y2="${height}" />
    <text class="said" x="${floor}" dx="-8" y="10" text-anchor="end">${said.refused}</text>
    <text class="said" x="${floor}" dx="8" y="10">${said.answered}</text>
  </svg>`;
}

function anchor(score: number): string {
  if (score === 0) return 'start';
  return score === 1 ? 'end' : 'middle';
}

function column(bin: number, y: number, height: number, colour: string): Markup | null {
  if (height === 0) return null;
  const [x, width] = [at((bin + 0.08) / bins), at(0.84 / bins)];
  return html`<rect class="${colour}" x="${x}" width="${width}" y="${y.toFixed(1)}" height="${height.toFixed(1)}" />`;
}

function number(bin: number, y: number, count: number): Markup | null {
  if (count === 0) return null;
  return html`<text x="${at((bin + 0.5) / bins)}" y="${y.toFixed(1)}" text-anchor="middle">${count}</text>`;
}

function histogram(outcomes: readonly SavedOutcome[]): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const outcome of outcomes) {
    const bin = Math.min(bins - 1, Math.floor(bestScore(outcome) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
