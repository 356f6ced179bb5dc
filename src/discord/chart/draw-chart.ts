import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as Plot from '@observablehq/plot';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { JSDOM } from 'jsdom';
import type { Direction } from '../../language/direction.js';

/** A chart of questions: a bar for each day. */
export interface QuestionChart {
  readonly title: string;
  /** What the parts of a bar are called. */
  readonly answered: string;
  readonly refused: string;
  /** Where the words begin, and with them the time. */
  readonly direction: Direction;
  /** Oldest first. Days are ISO dates. */
  readonly days: readonly { readonly day: string; readonly answered: number; readonly refused: number }[];
}

const width = 800;
const height = 400;
/** Distance from the edge at which words begin. */
const edge = 20;
const margin = { top: 88, bottom: 36, scale: 52, other: 48 };
/** Pixels of the image for each of the drawing: screens are that fine. */
const zoom = 2;
const mostDates = 6;
/** With more days than this, a line around each bar would leave little of it. */
const outlinedDays = 60;

/**
 * Blue and vermilion of Okabe and Ito's palette, which all kinds of colour blindness tell apart (https://jfly.uni-koeln.de/color/); each
 * has a contrast of more than 3:1 to white. The second is hatched besides, so that it takes no colour to know it.
 */
const colours = { ink: '#1b1d21', paper: '#ffffff', answered: '#0072b2', refused: '#d55e00' };
const hatching =
  `<pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
  `<rect width="6" height="6" fill="${colours.refused}"/><rect width="2" height="6" fill="#fff" fill-opacity="0.6"/></pattern>`;
const fills = { answered: colours.answered, refused: 'url(#hatched)' };

/** Its letters include Arabic, Persian and Cyrillic ones; no font of the machine is used, which may have none. */
const fontFamily = 'DejaVu Sans';
const fontFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

/** Draws a chart as an image (PNG). It takes a second or two of computing: call it in a thread of its own. */
export async function drawChart(chart: QuestionChart): Promise<Uint8Array> {
  const { resolve } = createRequire(import.meta.url);
  const fonts = await Promise.all(fontFiles.map((file) => readFile(resolve(`dejavu-fonts-ttf/ttf/${file}`))));
  await initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const image = new Resvg(chartMarkup(chart), {
    background: colours.paper,
    fitTo: { mode: 'zoom', value: zoom },
    font: { fontBuffers: fonts, defaultFontFamily: fontFamily },
  });
  return image.render().asPng();
}

/** The same as SVG. In languages from right to left, time runs so too, and the scale stands at the right. */
export function chartMarkup(chart: QuestionChart): string {
  const { document } = new JSDOM('').window;
  const svg = plotted(chart, document);
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const isMirrored = chart.direction === 'right-to-left';
  const pen: Pen = { svg, document, isMirrored };
  svg.insertAdjacentHTML('afterbegin', `<defs>${hatching}</defs>`);
  write(pen, chart.title, { x: edge, y: 32, size: 18, weight: 'bold' });
  let x = edge;
  for (const part of ['answered', 'refused'] as const) {
    const square = element(pen, 'rect', { width: 14, height: 14, y: 50, fill: fills[part] });
    square.setAttribute('x', String(isMirrored ? width - x - 14 : x));
    write(pen, chart[part], { x: x + 20, y: 62, size: 14, weight: 'normal' });
    // Letters of this font are about 0.6 of its size wide; the widest are rare.
    x += 20 + chart[part].length * 14 * 0.65 + 24;
  }
  return svg.outerHTML;
}

function plotted({ days, direction, answered, refused }: QuestionChart, document: Document): Element {
  const isMirrored = direction === 'right-to-left';
  const most = Math.max(1, ...days.map((day) => day.answered + day.refused));
  const ticks = Math.min(mostDates, most);
  const bars = days.flatMap(({ day, ...counts }) => [
    { day, part: answered, count: counts.answered, fill: fills.answered },
    { day, part: refused, count: counts.refused, fill: fills.refused },
  ]);
  return Plot.plot({
    ...{ document, width, height, marginTop: margin.top, marginBottom: margin.bottom },
    marginLeft: isMirrored ? margin.other : margin.scale,
    marginRight: isMirrored ? margin.scale : margin.other,
    style: { background: colours.paper, color: colours.ink, fontFamily, fontSize: '13px' },
    x: {
      type: 'band',
      domain: days.map(({ day }) => day),
      reverse: isMirrored,
      padding: 0.15,
      round: false,
      label: null,
    },
    y: { domain: [0, most], nice: ticks, label: null },
    marks: [
      Plot.gridY({ ticks, stroke: colours.ink, strokeOpacity: 0.15 }),
      Plot.axisX({ ticks: datesOn(days.map(({ day }) => day)), tickSize: 4 }),
      Plot.axisY({ ticks, anchor: isMirrored ? 'right' : 'left', tickSize: 0, tickFormat: String }),
      Plot.barY(bars, {
        ...{ x: 'day', y: 'count', fill: 'fill', z: 'part', order: [answered, refused] },
        ...{ stroke: colours.paper, strokeWidth: days.length > outlinedDays ? 0 : 1 },
      }),
      Plot.ruleY([0]),
    ],
  });
}

/** So many days as have room for their dates, counted from the last one. */
function datesOn(days: readonly string[]): string[] {
  const step = Math.ceil(days.length / mostDates);
  return days.filter((_, index) => (days.length - 1 - index) % step === 0);
}

interface Pen {
  readonly svg: Element;
  readonly document: Document;
  readonly isMirrored: boolean;
}

interface Lettering {
  /** From the edge where words begin. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: 'normal' | 'bold';
}

function write(pen: Pen, words: string, { x, y, size, weight }: Lettering): void {
  const text = element(pen, 'text', {
    ...{ x: pen.isMirrored ? width - x : x, y, fill: colours.ink },
    ...{ 'font-size': size, 'font-weight': weight, 'text-anchor': pen.isMirrored ? 'end' : 'start' },
  });
  text.textContent = words;
}

function element({ svg, document }: Pen, name: string, attributes: Readonly<Record<string, string | number>>): Element {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  svg.append(made);
  return made;
}
