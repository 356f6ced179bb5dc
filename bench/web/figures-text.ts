import { median, percentile } from '../statistics.js';
import { table } from '../table.js';
import type { PageFigures } from './page-figures.js';

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const milliseconds = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`;

/** The figures as Markdown. */
export function figuresText(pages: readonly PageFigures[], circumstances: string, rounds: number): string {
  const head = [
    ...['page', 'language', 'requests', 'sent', 'unpacked', 'second visit'],
    ...['first paint p50', 'p95', 'layout shift', 'response p50', 'p95'],
  ];
  const rows = pages.map((page) => [
    ...[page.name, page.language, String(page.requests), kilobytes(page.sentBytes), kilobytes(page.rawBytes)],
    `${page.requestsAgain} × ${kilobytes(page.sentAgainBytes)}`,
    ...[milliseconds(median(page.firstPaint)), milliseconds(percentile(page.firstPaint, 0.95))],
    page.layoutShift.toFixed(4),
    ...[milliseconds(median(page.responses)), milliseconds(percentile(page.responses, 0.95))],
  ]);
  return `${circumstances}

Each page was opened ${rounds} times in Chromium, each time in a new window of 1,440 × 800 pixels without a cache, and asked for as often without a browser. Bytes sent are those of
heads and bodies, as they went over the wire; unpacked are the bodies alone. A second visit asks whether its copies are still good.

${table(head, rows)}
`;
}
