import * as Plot from '@observablehq/plot';
import { JSDOM } from 'jsdom';
import type { Comparison } from './compare.js';
import { coldStart, type Figure, hitAt1, indexTime, questionMiddle, valueOf } from './figures.js';
import { sizesOf } from './results-text.js';

const panel = { width: 460, height: 250 };
const head = 74;
const edge = 20;
const ink = '#1b1d21';
const paper = '#ffffff';
const fontFamily = 'DejaVu Sans, Verdana, sans-serif';

/** Okabe and Ito's palette, which all kinds of colour blindness tell apart; each has a sign of its own besides. */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#b07d00'];
const signs = ['circle', 'triangle', 'square', 'diamond', 'cross'] as const;

interface Panel {
  readonly title: string;
  readonly figure: Figure;
  /** What the figure is divided by to be drawn. */
  readonly unit: number;
  readonly scale: 'linear' | 'log';
}

const panels: readonly Panel[] = [
  { title: 'Right passage first (hit@1), per cent: more is better', figure: hitAt1, unit: 0.01, scale: 'linear' },
  { title: 'A question, p50, milliseconds: less is better', figure: questionMiddle, unit: 1, scale: 'log' },
  { title: 'Cold start to first answer, seconds: less is better', figure: coldStart, unit: 1000, scale: 'log' },
  { title: 'Indexing, seconds: less is better', figure: indexTime, unit: 1000, scale: 'log' },
];

/** The results as a drawing (SVG): a panel for each of four figures, a line for each system. */
export function chartOf(comparison: Comparison): string {
  const { document } = new JSDOM('').window;
  const systems = [...new Set(comparison.measured.map(({ system }) => system))];
  const parts = panels.map((each, place) => {
    const plot = panelOf(comparison, systems, each, document);
    plot.setAttribute('x', String(edge + (place % 2) * (panel.width + edge)));
    plot.setAttribute('y', String(head + Math.floor(place / 2) * (panel.height + edge)));
    return plot.outerHTML;
  });
  const width = 2 * panel.width + 3 * edge;
  const height = head + 2 * (panel.height + edge);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${fontFamily}">`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    `<text x="${edge}" y="28" font-size="17" font-weight="bold" fill="${ink}">Isnad beside what one would take instead, by number of passages</text>`,
    legend(systems),
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function panelOf(comparison: Comparison, systems: readonly string[], drawn: Panel, document: Document): Element {
  const { title, figure, unit, scale } = drawn;
  const points = comparison.measured.flatMap((each) => {
    const value = valueOf(figure, each);
    return value === null ? [] : [{ system: each.system, passages: each.passages, value: value / unit }];
  });
  const ticks = scale === 'linear' ? [0, 20, 40, 60, 80, 100] : roundNumbersAround(points.map(({ value }) => value));
  return Plot.plot({
    ...{ document, ...panel, marginTop: 40, marginLeft: 50, marginBottom: 34, marginRight: 20 },
    style: { background: paper, color: ink, fontFamily, fontSize: '12px' },
    x: { type: 'point', domain: sizesOf(comparison), label: null, padding: 0.3 },
    y: { type: scale, label: null, domain: [ticks[0], ticks.at(-1)] },
    color: { domain: systems, range: colours },
    symbol: { domain: systems, range: signs },
    marks: [
      Plot.gridY(ticks, { stroke: ink, strokeOpacity: 0.15 }),
      Plot.axisX({ tickFormat: (passages: number) => passages.toLocaleString('en'), tickSize: 4 }),
      Plot.axisY(ticks, { tickSize: 0, text: (value: number) => value.toLocaleString('en') }),
      Plot.line(points, { x: 'passages', y: 'value', z: 'system', stroke: 'system', strokeWidth: 1.8 }),
      Plot.dot(points, { x: 'passages', y: 'value', fill: 'system', symbol: 'system', r: 4.5 }),
      Plot.text([title], { frameAnchor: 'top-left', dx: -44, dy: -34, fontSize: 13, fontWeight: 'bold' }),
    ],
  });
}

/** 1, 2, 5, 10 and so on, from the last one below the smallest value to the first one above the largest. */
function roundNumbersAround(values: readonly number[]): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const all = Array.from({ length: 12 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** (power - 4))).flat();
  const first = all.findLastIndex((each) => each <= least);
  const last = all.findIndex((each) => each >= most);
  return all.slice(Math.max(0, first), last + 1);
}

function legend(systems: readonly string[]): string {
  let x = edge;
  const entries = systems.map((system, place) => {
    const sign = Plot.dot([0], {
      x: () => 0,
      y: () => 0,
      symbol: signs[place] ?? 'circle',
      r: 5,
      fill: colours[place] ?? ink,
    });
    const { document } = new JSDOM('').window;
    const drawn = sign.plot({ document, width: 14, height: 14, axis: null, margin: 7 });
    drawn.setAttribute('x', String(x));
    drawn.setAttribute('y', '44');
    const entry = `${drawn.outerHTML}<text x="${x + 20}" y="56" font-size="13" fill="${ink}">${system}</text>`;
    // Letters are about 0.6 of their size wide.
    x += 20 + system.length * 13 * 0.62 + 24;
    return entry;
  });
  return entries.join('');
}
