import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishManyReports } from '../../bench/web/many-reports.js';
import { FairQueue, queueSize } from '../../src/answer/fair-queue.js';
import type { ReportEntry } from '../../src/library/library.js';
import type { EmbeddedLibrary } from '../../src/library/embedded/embedded-library.js';
import { openLibrary } from '../../src/library/embedded/open.js';
import { createReader } from '../../src/web/reader.js';
import type { ReaderEnvironment } from '../../src/web/respond.js';

const count = 230;

let directory: string;
let library: EmbeddedLibrary;
let reader: Hono<ReaderEnvironment>;
let entries: ReportEntry[];
const reads = { reports: 0 };
let visitors = 0;

async function open(address: string, status = 200): Promise<Document> {
  const response = await reader.request(address, { headers: { 'x-forwarded-for': `192.0.2.${(visitors += 1)}` } });
  expect(response.status).toBe(status);
  return new JSDOM(await response.text(), { url: `http://reader.example${address}` }).window.document;
}

const idsOn = (page: Document): string[] =>
  [...page.querySelectorAll<HTMLAnchorElement>('.group li a')].map(({ pathname }) => pathname.split('/')[2] ?? '');
const intro = (page: Document): string => page.querySelector('.intro')?.textContent?.trim() ?? '';

/** All that a list shows, page after page. */
async function idsOnAllPages(address: string): Promise<string[]> {
  const page = await open(address);
  const next = page.querySelector('a[rel=next]')?.getAttribute('href');
  return [...idsOn(page), ...(next === null || next === undefined ? [] : await idsOnAllPages(next))];
}

describe('the list of the reports', () => {
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'isnad-list-'));
    library = await openLibrary({ directory, create: true });
    await publishManyReports(library, count);
    entries = await library.reports();
    const counting = new Proxy(library, {
      get: (target, name) => {
        if (name === 'reports') reads.reports += 1;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
      },
    });
    reader = createReader({
      session: {
        ask: () => Promise.reject(new Error()),
        reader: async () => counting,
        currentReader: async () => counting,
      },
      ...{ queue: new FairQueue(queueSize), isPublic: true, proxies: 1, readerUrl: null },
      onFailure: (error) => {
        throw error;
      },
    });
  });
  afterAll(async () => {
    await library.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('has every report once, fifty on a page, newest first', async () => {
    expect(idsOn(await open('/library?order=date'))).toHaveLength(50);
    expect(await idsOnAllPages('/library?order=date')).toEqual(entries.map(({ id }) => id));
  });

  it('goes by outlet first, and has every report once', async () => {
    const ids = await idsOnAllPages('/library');
    expect([...ids].sort()).toEqual(entries.map(({ id }) => id).sort());
    const outletOf = new Map(entries.map(({ id, outlet }) => [id, outlet]));
    const outlets = ids.map((id) => outletOf.get(id));
    const changes = outlets.filter((outlet, index) => index > 0 && outlet !== outlets[index - 1]);
    expect(changes).toHaveLength(new Set(outlets).size - 1);
  });

  it('shows what an outlet, a language, days and words of the title choose, and counts it', async () => {
    const [one] = entries;
    const word = one?.title.split(' ').find((part) => part.length > 3) ?? '';
    const matches: [string, (entry: ReportEntry) => boolean][] = [
      [`outlet=${encodeURIComponent(one?.outlet ?? '')}`, ({ outlet }) => outlet === one?.outlet],
      ['language=tr', ({ language }) => language === 'tr'],
      [`from=${one?.published?.slice(0, 4)}`, ({ published }) => published! >= one!.published!.slice(0, 4)],
      ['from=2016-02&to=2016-03', ({ published }) => /^2016-0[23]/.test(published ?? '')],
      [`title=${encodeURIComponent(word)}`, ({ title }) => title.includes(word)],
      [`language=ar&title=${encodeURIComponent(word)}`, (e) => e.language === 'ar' && e.title.includes(word)],
    ];
    for (const [query, holds] of matches) {
      const expected = entries.filter(holds).map(({ id }) => id);
      expect(await idsOnAllPages(`/library?order=date&${query}`), query).toEqual(expected);
      const said =
        expected.length === 0 ? 'No report matches this choice.' : `Reports found: ${expected.length} of ${count}.`;
      expect(intro(await open(`/library?${query}`)), query).toBe(said);
    }
  });

  it('finds words of a title in any spelling of their letters', async () => {
    const arabic = entries.find(({ title }) => /[أإة]/.test(title));
    const typed = (arabic?.title ?? '').replace(/[أإ]/g, 'ا').replaceAll('ة', 'ه');
    expect(await idsOnAllPages(`/library?title=${encodeURIComponent(typed)}`)).toContain(arabic?.id);
  });

  it('keeps the choice on every further page, and fills the form in again', async () => {
    const page = await open('/library?language=ar&order=date');
    const next = page.querySelector('a[rel=next]')?.getAttribute('href') ?? '';
    expect(new URLSearchParams(next.split('?')[1]).get('language')).toBe('ar');
    expect(page.querySelector<HTMLSelectElement>('#language')?.value).toBe('ar');
    expect(page.querySelector<HTMLInputElement>('input[name=order]')?.value).toBe('date');
    expect(page.querySelector('details.filters')?.hasAttribute('open')).toBe(true);
  });

  it.each([
    ['page=0', '1'],
    ['page=999', '5'],
    ['page=x', '1'],
    ['page=-3', '1'],
  ])('bears %s', async (query, shown) => {
    const page = await open(`/library?${query}`);
    expect(page.querySelector('.turning [aria-current]')?.textContent).toBe(shown);
  });

  it('refuses what cannot be chosen', async () => {
    for (const query of ['from=2016-13', 'from=2017&to=2016', 'outlet=Nobody', 'language=xx']) {
      const page = await open(`/library?${query}`, 400);
      expect(page.querySelector('[role=alert]')).not.toBeNull();
      expect(idsOn(page)).toEqual([]);
    }
  });

  it('reads the library once a generation, however many pages are asked for, and then what is new', async () => {
    await open('/library');
    const before = reads.reports;
    for (const address of ['/library', '/library?page=3', '/', `/reports/${entries[3]?.id}`]) await open(address);
    expect(reads.reports).toBe(before);
    const removed = entries[0]?.id ?? '';
    const { generation, embedding, analysis } = await library.state();
    await library.publish({
      ...{ basis: generation, embedding: embedding!, analysis: analysis ?? '', remove: [removed], put: [] },
    });
    expect(idsOn(await open('/library?order=date'))).not.toContain(removed);
    expect(reads.reports).toBe(before + 1);
  });
});
