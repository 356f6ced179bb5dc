import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Quote } from '../../src/answer/answer.js';
import { FairQueue, queueSize } from '../../src/answer/fair-queue.js';
import { placeOfQuote } from '../../src/answer/reader-address.js';
import { type ReaderLink, readerLinkTo } from '../../src/answer/reader-link.js';
import { languages } from '../../src/language/languages.js';
import { baseScope, type Scope } from '../../src/library/scope.js';
import { scopeOfServer } from '../../src/records/scope.js';
import { type ServedReader, serveReader } from '../../src/web/serve.js';
import { fill } from '../../src/wording/wording.js';
import { wordingIn } from '../../src/wording/wordings.js';
import { signedLinksOf } from '../../src/cli/open-reader.js';
import { hasModel } from '../support/cli.js';
import type { LibraryOfReports } from '../support/library-of-reports.js';
import {
  indexedPlace,
  lighthouse,
  moderator,
  type OpenBot,
  openBotOver,
  serverOne,
  serverTwo,
} from '../support/server-library.js';

const key = Buffer.alloc(32, 3);
const readerUrl = 'https://reader.example.org';
const secretWords = 'The lighthouse of Zorblatt';

let place: LibraryOfReports;
let bot: OpenBot;
let open: ServedReader;
let closed: ServedReader;
let own: string;
const failures: unknown[] = [];
let visitor = 0;

const linkBy = (isPublic: boolean, options: { readonly now?: () => number } = {}): ReaderLink =>
  readerLinkTo({ readerUrl, isPublic, key, lifetime: 3600, ...options });

const scopeIn = (server: string | null): Promise<Scope> =>
  server === null ? Promise.resolve(baseScope) : scopeOfServer(server, bot.records);

/** Follows a link as a browser does, to the reader that is public or to the one that is not. */
async function follow(link: string, reader = open): Promise<{ status: number; page: Document; response: Response }> {
  visitor += 1;
  const { pathname, search } = new URL(link, readerUrl);
  const response = await fetch(`http://127.0.0.1:${reader.port}${pathname}${search}`, {
    headers: { 'x-forwarded-for': `192.0.2.${visitor}`, 'accept-language': 'en' },
  });
  return { status: response.status, page: new JSDOM(await response.text()).window.document, response };
}

async function quoteIn(server: string | null, question: string): Promise<Quote> {
  const { quotes } = await bot.session.ask(question, await scopeIn(server));
  return quotes[0]!;
}

const linkTo = async (quote: Quote, server: string | null, isPublic = true): Promise<string> =>
  linkBy(isPublic)(placeOfQuote(quote), await scopeIn(server));

describe.skipIf(!hasModel)('what a link of the bot opens', () => {
  beforeAll(async () => {
    place = await indexedPlace();
    bot = await openBotOver(place.index);
    own = (await bot.reports.add(serverOne, lighthouse, { by: moderator })).id;
    await bot.reports.idle();
    const options = {
      ...{ session: bot.session, queue: new FairQueue(queueSize), host: '127.0.0.1', port: 0, readerUrl },
      ...{ signed: signedLinksOf(key, bot.records), proxies: ['127.0.0.1'] },
      onFailure: (error: unknown) => failures.push(error),
    };
    open = await serveReader({ ...options, isPublic: true });
    closed = await serveReader({ ...options, isPublic: false });
  }, 120_000);
  afterAll(async () => {
    expect(failures).toEqual([]);
    await open?.close();
    await closed?.close();
    await bot?.close();
    await place?.discard();
  });

  it('is the report of a server’s own, with its quote marked, for whoever has the link', async () => {
    const quote = await quoteIn(serverOne, 'What fell into the sea at Zorblatt?');
    expect(quote.report.id).toBe(own);
    const { status, page, response } = await follow(await linkTo(quote, serverOne));
    expect(status).toBe(200);
    expect([...page.querySelectorAll('.text mark')].map((mark) => mark.textContent).join('')).toBe(quote.text);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('x-robots-tag')).toContain('noindex');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
  });

  it('leads from there to no other report, and gives no address that would open nothing', async () => {
    const link = linkBy(true)({ report: own }, await scopeIn(serverOne));
    const { page } = await follow(link);
    const onwards = [...page.querySelectorAll('a')].map((anchor) => anchor.getAttribute('href') ?? '');
    const others = onwards.filter((address) => address.startsWith('/reports/') && !address.includes('signature='));
    expect(others).toEqual([]);
    expect(onwards.filter((address) => address.includes('report='))).toEqual([]);
    expect(page.querySelector('.neighbours')).toBeNull();
    expect(page.querySelector('#cite')?.textContent).not.toContain(readerUrl);
  });

  it('speaks every language without another signature', async () => {
    const link = linkBy(true)({ report: own }, await scopeIn(serverOne));
    const { page } = await follow(link);
    const choices = [...page.querySelectorAll('.languages a')].map((anchor) => anchor.getAttribute('href') ?? '');
    expect(choices).toHaveLength(languages.length);
    for (const choice of choices) expect((await follow(choice)).status).toBe(200);
  });

  it('is nothing without the signature, with another’s, or with any part changed', async () => {
    const quote = await quoteIn(serverOne, 'What fell into the sea at Zorblatt?');
    const link = new URL(await linkTo(quote, serverOne));
    const other = new URL(linkBy(false)({ report: 'bridge' }, await scopeIn(serverTwo)));
    const refused = [
      link.pathname,
      link.href.replace(own.slice(1), 'bridge'),
      link.href.replace(serverOne, serverTwo),
      link.href.replace(/signature=../, 'signature=AA'),
      link.href.replace(/until=\d/, 'until=9'),
      link.href.replace(/quote=\d+/, 'quote=1'),
      link.href.replace(/&check=\w+/, ''),
      `${link.pathname}${other.search}`,
      `${other.pathname}${link.search}`,
      `${link.href}&signature=x&server=${serverTwo}`.replace('signature=', 'nothing='),
      linkBy(true, {})({ report: own }, await scopeIn(serverTwo)),
      readerLinkTo({ readerUrl, isPublic: true, key: Buffer.alloc(32), lifetime: 3600 })(
        { report: own },
        await scopeIn(serverOne),
      ),
    ];
    for (const address of refused) {
      const { status, page } = await follow(address);
      expect([address, status]).toEqual([address, 404]);
      expect(page.body.textContent).not.toContain('Zorblatt');
      expect(page.querySelector('.notice')?.textContent).toBe(wordingIn('en').report.notFound);
    }
  });

  it.each(languages)(
    'is a word about its time once that is over, in %s, and nothing of the report',
    async (language) => {
      const link = linkBy(true, { now: () => Date.now() - 7_200_000 })({ report: own }, await scopeIn(serverOne));
      const { status, page } = await follow(`${link}&lang=${language}`);
      expect(status).toBe(410);
      const { web, buttons } = wordingIn(language);
      expect(page.querySelector('.notice')?.textContent).toBe(web.linkExpired);
      expect(web.linkExpired).toContain(fill(buttons.context, { number: '' }).trim());
      expect(page.body.textContent).not.toContain('Zorblatt');
    },
  );

  it('is without what the server hides, then and from then on', async () => {
    const quote = await quoteIn(null, 'What happened to the bridge over the Euphrates?');
    expect(new URL(await linkTo(quote, serverTwo)).search).not.toContain('signature');
    await bot.records.hidden.hidePassage(serverTwo, quote.reference.passage, moderator);
    const passages = await (await bot.session.reader(baseScope)).reportPassages(quote.report.id);
    const link = linkBy(true)({ report: quote.report.id }, await scopeIn(serverTwo));
    const { status, page } = await follow(link);
    expect([status, page.querySelector('.text')?.textContent?.includes(quote.text)]).toEqual([200, false]);
    expect(passages.length).toBeGreaterThan(0);
    await bot.records.hidden.hideReport(serverTwo, quote.report.id, moderator);
    expect((await follow(link)).status).toBe(404);
    await bot.records.hidden.unhideReport(serverTwo, quote.report.id, moderator);
    await bot.records.hidden.unhidePassage(serverTwo, quote.reference.passage, moderator);
  });

  it('is nothing of a server that the bot has left, nor of a report that was removed', async () => {
    const link = linkBy(true)({ report: own }, await scopeIn(serverOne));
    await bot.records.servers.left(serverOne, new Date().toISOString());
    expect((await follow(link)).status).toBe(404);
    await bot.records.servers.returned(serverOne);
    expect((await follow(link)).status).toBe(200);
    const { id } = await bot.reports.add(
      serverOne,
      { ...lighthouse, citation: { ...lighthouse.citation, title: 'Twice' }, text: `${lighthouse.text} Again.` },
      { by: moderator },
    );
    const second = linkBy(true)({ report: id }, await scopeIn(serverOne));
    expect((await follow(second)).status).toBe(200);
    await bot.reports.remove(serverOne, id, { by: moderator });
    expect((await follow(second)).status).toBe(404);
  });

  it('is all that there is where the base library is not public', async () => {
    const notPublic = wordingIn('en').web.notPublic;
    for (const path of ['/', '/?q=bridge', '/library', '/reports/bridge', '/reports/none', '/evaluation', '/none']) {
      const { status, page } = await follow(path, closed);
      expect([path, status, page.querySelector('.notice')?.textContent]).toEqual([path, 403, notPublic]);
      expect(page.querySelector('.top nav')).toBeNull();
      expect(page.body.textContent).not.toContain('Euphrates');
    }
    const health = await (await fetch(`http://127.0.0.1:${closed.port}/healthz`)).json();
    expect(health).toEqual({ status: 'ready' });
    expect(await (await fetch(`http://127.0.0.1:${closed.port}/robots.txt`)).text()).toContain('Disallow: /\n');
    for (const server of [null, serverOne, serverTwo]) {
      const link = linkBy(false)({ report: 'bridge' }, await scopeIn(server));
      const { status, page } = await follow(link, closed);
      expect(status).toBe(200);
      expect(page.body.textContent).toContain('Euphrates');
    }
    const quote = await quoteIn(serverOne, 'What fell into the sea at Zorblatt?');
    expect((await follow(await linkTo(quote, serverOne, false), closed)).status).toBe(200);
  });

  it('is guarded like every page, whatever comes of it', async () => {
    const link = linkBy(true)({ report: own }, await scopeIn(serverOne));
    const late = linkBy(true, { now: () => Date.now() - 7_200_000 })({ report: own }, await scopeIn(serverOne));
    const pages = [
      ...[await follow(link), await follow(late), await follow(link.replace('signature=', 'signature=A'))],
      ...[await follow('/library', closed), await follow('/none')],
    ];
    expect(pages.map(({ status }) => status)).toEqual([200, 410, 404, 403, 404]);
    for (const { response } of pages) {
      const { headers } = response;
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('strict-transport-security')).toContain('max-age');
      expect(headers.get('cache-control')).toMatch(/no-store/);
    }
  });

  it('is on no page that everybody sees', async () => {
    const asked = `/?q=${encodeURIComponent('What fell into the sea at Zorblatt?')}`;
    for (const path of [
      '/',
      asked,
      `${asked}&report=${encodeURIComponent(own)}`,
      '/library',
      '/healthz',
      '/robots.txt',
    ]) {
      const response = await fetch(`http://127.0.0.1:${open.port}${path}`, {
        headers: { 'x-forwarded-for': '198.51.100.4' },
      });
      const text = await response.text();
      expect(text).not.toContain(secretWords);
      expect(text).not.toContain(lighthouse.citation.title);
      expect(text).not.toContain(lighthouse.citation.outlet);
    }
  });
});
