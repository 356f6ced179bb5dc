import { request } from 'node:http';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import { openWindow } from './browser.js';
import type { SamplePage } from './sample-pages.js';

/** What a page costs, and how soon it is there. */
export interface PageFigures {
  readonly name: string;
  readonly language: string;
  /** Requests of a browser that comes for the first time, and of one that was here before. */
  readonly requests: number;
  readonly requestsAgain: number;
  /** Bytes that a first visit brings: all that is sent, heads included, and the bodies unpacked. */
  readonly sentBytes: number;
  readonly rawBytes: number;
  /** All bytes that a second visit brings. */
  readonly sentAgainBytes: number;
  /** Milliseconds from the request to the first words on the screen, one a round. */
  readonly firstPaint: readonly number[];
  /** By how much things moved while the page was made: the browsers' own measure, worst of all rounds. */
  readonly layoutShift: number;
  /** Milliseconds until the reader has answered with the whole page, one a round, without a browser. */
  readonly responses: readonly number[];
}

const measuredSchema = z.object({ paint: z.number(), shift: z.number() });

const observe = `
  window.figures = { paint: 0, shift: 0 };
  window.painted = new Promise((resolve) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'first-contentful-paint') {
        window.figures.paint = entry.startTime;
        resolve();
      }
    }).observe({ type: 'paint', buffered: true });
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.figures.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

const sight = { width: 1440, theme: 'light' } as const;

let visits = 0;

/** Opens a page again and again, each time in a new window, and asks for it without a browser as often. */
export async function figuresOf(
  browser: Browser,
  { address, page, language, rounds }: { address: string; page: SamplePage; language: string; rounds: number },
): Promise<PageFigures> {
  const visit = await visitOf(browser, address + page.path);
  const measured = [visit.measured];
  const responses: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) measured.push(await paintOf(browser, address + page.path));
    responses.push(await responseTime(address + page.path));
  }
  return {
    name: page.name,
    ...{ language, responses },
    ...{ requests: visit.first.requests, requestsAgain: visit.again.requests },
    ...{ sentBytes: visit.first.sent, rawBytes: visit.first.raw, sentAgainBytes: visit.again.sent },
    firstPaint: measured.map(({ paint }) => paint),
    layoutShift: Math.max(...measured.map(({ shift }) => shift)),
  };
}

type Measured = z.infer<typeof measuredSchema>;

interface Traffic {
  readonly requests: number;
  readonly sent: number;
  readonly raw: number;
}

/** A first and a second visit of one window. */
async function visitOf(browser: Browser, url: string): Promise<{ first: Traffic; again: Traffic; measured: Measured }> {
  const context = await openWindow(browser, sight);
  try {
    const first = await openOnce(context, url);
    const again = await openOnce(context, url);
    return { first: first.traffic, again: again.traffic, measured: first.measured };
  } finally {
    await context.close();
  }
}

async function openOnce(context: BrowserContext, url: string): Promise<{ traffic: Traffic; measured: Measured }> {
  const page = await context.newPage();
  await page.addInitScript(observe);
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  const ids = new Set<string>();
  let [sent, raw] = [0, 0];
  network.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache !== true) ids.add(requestId);
  });
  network.on('Network.dataReceived', ({ requestId, dataLength }) => {
    if (ids.has(requestId)) raw += dataLength;
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (ids.has(requestId)) sent += encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const measured = await measuredOn(page);
  await page.close();
  return { traffic: { requests: ids.size, sent, raw }, measured };
}

/** A first visit of a window, of which nothing but the painting is wanted. */
async function paintOf(browser: Browser, url: string): Promise<Measured> {
  const context = await openWindow(browser, sight);
  try {
    const page = await context.newPage();
    await page.addInitScript(observe);
    await page.goto(url, { waitUntil: 'load' });
    return await measuredOn(page);
  } finally {
    await context.close();
  }
}

async function measuredOn(page: Page): Promise<Measured> {
  await page.evaluate('window.painted');
  return measuredSchema.parse(await page.evaluate('window.figures'));
}

/** Milliseconds until a whole page has arrived, as a client without a cache asks for it. */
function responseTime(url: string): Promise<number> {
  visits += 1;
  const headers = {
    'x-forwarded-for': `198.19.${Math.floor(visits / 250)}.${visits % 250}`,
    'accept-encoding': 'gzip',
  };
  const started = performance.now();
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(performance.now() - started));
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}
