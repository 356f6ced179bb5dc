import { html, type Markup } from '../markup.js';

/** How many reports a year has. */
export interface YearCount {
  readonly year: number;
  readonly count: number;
}

/** The years of these days from the first to the last, those without any included. */
export function countByYear(isoDays: readonly string[]): YearCount[] {
  const counts = new Map<number, number>();
  for (const one of isoDays) {
    const year = Number(one.slice(0, 4));
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const first = Math.min(...counts.keys());
  const length = Math.min(longestTimeline, Math.max(...counts.keys()) - first + 1);
  return Array.from({ length }, (_, index) => ({ year: first + index, count: counts.get(first + index) ?? 0 }));
}

/** More bars than this are finer than a pixel. */
const longestTimeline = 400;
const height = 140;
const floor = 116;
const ceiling = 18;
/** A bar is never wider than where there are so many. */
const fewestPlaces = 9;
/** So many have room on a telephone. */
const mostLabels = 6;

/**
 * A bar for each year, as SVG. Places are parts of the width, so that letters keep their size on every screen.
 * @param description for those who do not see it
 * @param isMirrored whether time runs from right to left
 */
export function timeline(years: readonly YearCount[], description: string, isMirrored: boolean): Markup {
  const most = Math.max(1, ...years.map(({ count }) => count));
  const places = Math.max(fewestPlaces, years.length);
  const width = 100 / places;
  const before = (places - years.length) / 2;
  const step = Math.ceil(places / mostLabels);
  const bars = years.map(({ year, count }, index) => {
    const place = before + (isMirrored ? years.length - 1 - index : index);
    const tall = ((floor - ceiling) * count) / most;
    const middle = inPercent((place + 0.5) * width);
    const bar = html`<rect
      class="bar"
      x="${inPercent((place + 0.1) * width)}"
      width="${inPercent(width * 0.8)}"
      y="${(floor - tall).toFixed(1)}"
      height="${tall.toFixed(1)}"
      ><title>${year}: ${count}</title></rect
    >`;
    const isLabelled = (years.length - 1 - index) % step === 0;
    return html`${count === 0 ? null : bar}${isLabelled ? html`<text x="${middle}" y="${height - 6}" text-anchor="middle">${year}</text>` : null}${count > 0 && years.length <= 2 * mostLabels ? html`<text class="count" x="${middle}" y="${(floor - tall - 5).toFixed(1)}" text-anchor="middle">${count}</text>` : null}`;
  });
  return html`<svg class="timeline" role="img" aria-label="${description}" width="100%" height="${height}">
    ${bars}
    <line class="axis" x1="0" x2="100%" y1="${floor + 0.5}" y2="${floor + 0.5}" />
  </svg>`;
}

/** One bar that fills a part of its row, from where the row begins. */
export function rowBar(part: number, isMirrored: boolean): Markup {
  const width = 100 * part;
  return html`<svg class="row" aria-hidden="true" width="100%" height="10">
    <rect class="bar" x="${inPercent(isMirrored ? 100 - width : 0)}" width="${inPercent(width)}" height="10" rx="2" />
  </svg>`;
}

const inPercent = (value: number): string => `${Number(value.toFixed(3))}%`;
