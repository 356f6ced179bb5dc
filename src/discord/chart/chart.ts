import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { QuestionChart } from './draw-chart.js';

/** Draws a chart as an image (PNG). */
export type DrawChart = (chart: QuestionChart) => Promise<Uint8Array>;

/** Milliseconds after which a drawing is given up: it takes two or three. */
const patience = 60_000;

/** Ends when the drawings asked for so far are done: each needs a thread and its memory. */
let earlier: Promise<unknown> = Promise.resolve();

/**
 * Draws a chart in a thread that ends with it: what draws is large, and must not hold up the gateway's heartbeat.
 * Drawings wait for one another.
 */
export const drawChartAside: DrawChart = (chart) => {
  const drawing = earlier.then(() => drawn(chart));
  earlier = drawing.catch(() => {});
  return drawing;
};

function drawn(chart: QuestionChart): Promise<Uint8Array> {
  const file = createRequire(import.meta.url).resolve('#chart-worker');
  const worker = new Worker(file, { workerData: chart, execArgv: [], name: 'chart' });
  const late = setTimeout(() => void worker.terminate(), patience);
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', (image: Uint8Array) => resolve(image));
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(late);
      reject(new Error('The thread that draws the chart ended without one.'));
    });
  });
}
