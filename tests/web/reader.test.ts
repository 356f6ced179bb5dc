import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../src/language/languages.js';
import { baseScope } from '../../src/library/scope.js';
import { textsFromLibrary } from '../../src/web/evaluation/texts.js';
import { wordingIn } from '../../src/wording/wordings.js';
import { hasModel } from '../support/cli.js';
import { hostile, startReader, type TestReader } from '../support/reader.js';

let reader: TestReader;
let visitor = 0;

/** Asks for a page as a visitor of its own, so that no test uses up another's allowance. */
function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  visitor += 1;
  return fetch(reader.address + path, { headers: { 'x-forwarded-for': `192.0.2.${visitor}`, ...headers } });
}

async function open(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Document> {
  const response = await get(path, headers);
  return new JSDOM(await response.text(), { url: reader.address + path }).window.document;
}

const textOf = (element: Element | null): string => element?.textContent ?? '';
const ask = (question: string, more = ''): string => `/?q=${encodeURIComponent(question)}${more}`;
const question = 'Where did the ISIS leaders go?';

describe.skipIf(!hasModel)('the reader', () => {
  beforeAll(async () => {
    reader = await startReader('https://reader.example.org');
  });
  afterAll(async () => {
    expect(reader.failures).toEqual([]);
    await reader.close();
  });

  describe('the page to ask on', () => {
    it('answers with the quotes that the session answers with, word for word, each with its citation', async () => {
      const answer = await reader.session.ask(question, baseScope, { limit: 9 });
      const page = await open(ask(question));
      const quotes = [...page.querySelectorAll('blockquote .words')].map(textOf);
      expect(quotes).toHaveLength(3);
      for (const quote of quotes) expect(answer.quotes.map(({ text }) => text)).toContain(quote);
      for (const source of page.querySelectorAll('.source'))
        expect(textOf(source.querySelector('.outlet'))).not.toBe('');
      expect(page.querySelectorAll('blockquote mark').length).toBeGreaterThan(0);
      expect(textOf(page.querySelector('.confidence'))).toBe(wordingIn('en').answer.strong);
    });

    it('answers in the language of the question, and leads to pages in that language', async () => {
      const page = await open(ask('أين ذهب قادة داعش؟'), { 'accept-language': 'en-GB' });
      expect(page.documentElement.lang).toBe('ar');
      expect(page.documentElement.dir).toBe('rtl');
      const quote = page.querySelector('blockquote');
      expect([quote?.getAttribute('lang'), quote?.getAttribute('dir')]).toEqual(['ar', 'rtl']);
      const link = page.querySelector('figcaption a')?.getAttribute('href') ?? '';
      expect((await open(link)).documentElement.lang).toBe('ar');
    });

    it('turns the pages of an answer, and does not repeat a quote', async () => {
      const first = await open(ask(question));
      const next = first.querySelector('a[rel=next]')?.getAttribute('href') ?? '';
      const quotesOf = (page: Document): string[] => [...page.querySelectorAll('blockquote .words')].map(textOf);
      const second = await open(next);
      expect(quotesOf(second).length).toBeGreaterThan(0);
      expect(quotesOf(second).filter((quote) => quotesOf(first).includes(quote))).toEqual([]);
    });

    it('says that nothing was found, and quotes nothing', async () => {
      const page = await open(ask('How long must sourdough bread be baked?'));
      expect(textOf(page.querySelector('.notice'))).toBe(wordingIn('en').nothing.message);
      expect(page.querySelectorAll('blockquote')).toHaveLength(0);
    });

    it('answers a greeting as one', async () => {
      const page = await open(ask('Hello, good morning!'));
      expect(textOf(page.querySelector('.notice'))).toBe(wordingIn('en').nothing.smallTalk);
    });

    it('narrows the search as the form says, and fills the form in again', async () => {
      const page = await open(ask(question, '&language=tr&from=&to='));
      const languagesQuoted = [...page.querySelectorAll('blockquote')].map(({ lang }) => lang);
      expect(languagesQuoted.filter((language) => language !== 'tr')).toEqual([]);
      expect(page.querySelector<HTMLSelectElement>('#language')?.value).toBe('tr');
      expect(page.querySelector('details.filters')?.hasAttribute('open')).toBe(true);
    });

    it.each([
      ['from=2016-13', 'not a date'],
      ['from=2017&to=2016', 'dates in the wrong order'],
      ['outlet=Nobody', 'an outlet that is not there'],
      ['report=nothing', 'a report that is not there'],
    ])('refuses %s: %s', async (filter) => {
      const response = await get(ask(question, `&${filter}`));
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('role="alert"');
    });

    it('refuses a question that is too long', async () => {
      const response = await get(`/?q=${'word '.repeat(1300)}`);
      expect(response.status).toBe(400);
    });

    it('searches one report where the address says so', async () => {
      const page = await open(ask(question, '&report=where-the-leaders-went'));
      const titles = new Set(
        [...page.querySelectorAll('.source h3 a')].map((link) => link.getAttribute('href')?.split('?')[0]),
      );
      expect([...titles]).toEqual(['/reports/where-the-leaders-went']);
      expect(textOf(page.querySelector('.only'))).toContain(wordingIn('en').web.ask.onlyReport);
    });
  });

  describe('the page of a report', () => {
    it('marks the very words that the quote has, and the sentence in them', async () => {
      const asked = await open(ask(question));
      const [figure] = asked.querySelectorAll('figure.quote');
      const page = await open(figure?.querySelector('figcaption a')?.getAttribute('href') ?? '');
      const marked = [...page.querySelectorAll('.text mark')].map(textOf).join('');
      expect(marked).toBe(textOf(figure?.querySelector('.words') ?? null));
      expect(textOf(page.querySelector('.text mark strong'))).toBe(textOf(figure?.querySelector('mark') ?? null));
      expect(page.querySelector('#quote')?.closest('p')?.classList.contains('quoted')).toBe(true);
    });

    it('shows the report whole: its paragraphs, character for character, with the numbers that citations give them', async () => {
      const report = await (await reader.session.reader(baseScope)).report('where-the-leaders-went');
      const page = await open('/reports/where-the-leaders-went');
      const expected = report?.paragraphs
        .filter(({ kind }) => kind === 'text')
        .map(({ start, end }) => report.text.slice(start, end));
      const shown = [...page.querySelectorAll('.text p')].map((paragraph) => textOf(paragraph.querySelector('.words')));
      expect(shown).toEqual(expected);
      expect(page.querySelector('#p2')?.querySelector('.number')?.textContent).toBe('2');
      expect(textOf(page.querySelector('.text h2'))).not.toContain('#');
    });

    it('stands from right to left where the report does, in an interface that does not', async () => {
      const page = await open('/reports/leaders-leave-raqqa?lang=de');
      expect(page.documentElement.dir).toBe('ltr');
      expect(page.querySelector('.text')?.getAttribute('dir')).toBe('rtl');
      expect(page.querySelector('.text')?.getAttribute('lang')).toBe('ar');
    });

    it.each(['quote=0-40&check=00000000', 'quote=9999990-9999999&check='])(
      'marks nothing where the report has changed since the link was made: %s',
      async (query) => {
        const page = await open(`/reports/where-the-leaders-went?${query}`);
        expect(page.querySelectorAll('mark')).toHaveLength(0);
        expect(textOf(page.querySelector('.notice'))).toBe(wordingIn('en').web.report.changed);
      },
    );

    it('tells how to cite it, and where the original is', async () => {
      const page = await open('/reports/old');
      const citation = textOf(page.querySelector('#cite'));
      for (const part of [
        'Hala Sabbagh',
        'Report old',
        '2011-11-05',
        'https://news.example/olives',
        'https://reader.example.org/reports/old',
      ])
        expect(citation).toContain(part);
      expect(page.querySelector('a[rel~=external]')?.getAttribute('href')).toBe('https://news.example/olives');
    });

    it('leads to its neighbours by date', async () => {
      const page = await open(`/reports/${hostile.id}`);
      const links = [...page.querySelectorAll('.neighbours a')].map((link) => link.getAttribute('href'));
      expect(links).toEqual(['/reports/old', '/reports/palmyra-withdrawal-deal']);
    });

    it.each([
      '/reports/none',
      '/reports/+1-of-a-server',
      '/reports/%2B1-of-a-server',
      '/reports/..%2F..%2Fpackage.json',
      '/reports/%FF',
    ])('is not there for %s', async (path) => {
      expect((await get(path)).status).toBe(404);
    });
  });

  it('takes whatever a report or an address says as text', async () => {
    const attempt = '"><script>alert(5)</script>';
    const paths = [
      '/library',
      `/reports/${hostile.id}`,
      ask('Why was the bridge of Qamarnur closed?'),
      ask(
        attempt,
        `&outlet=${encodeURIComponent(attempt)}&from=${encodeURIComponent(attempt)}&x=${encodeURIComponent(attempt)}`,
      ),
      `/reports/${encodeURIComponent(attempt)}?lang=${encodeURIComponent(attempt)}`,
    ];
    for (const path of paths) {
      const page = await open(path);
      expect([...page.querySelectorAll('script')].map((script) => script.src)).toHaveLength(1);
      expect(page.querySelectorAll('img, b, [onclick], [onerror], [style], style')).toHaveLength(0);
      expect([...page.querySelectorAll('a')].filter(({ href }) => href.startsWith('javascript:'))).toEqual([]);
    }
    const page = await open(`/reports/${hostile.id}`);
    expect(textOf(page.querySelector('h1'))).toBe(hostile.title);
    expect(textOf(page.querySelector('.text .words'))).toBe(hostile.text);
  });

  it('lists every report, by outlet, with how many there are in each year and language', async () => {
    const page = await open('/library');
    const entries = await (await reader.session.reader(baseScope)).reports();
    const links = [...page.querySelectorAll('.group li a')].map((link) => link.getAttribute('href'));
    expect(links.sort()).toEqual(entries.map(({ id }) => `/reports/${id}`).sort());
    const chart = page.querySelector('svg.timeline');
    expect(chart?.getAttribute('aria-label')).toContain('2011');
    expect([...(chart?.querySelectorAll('title') ?? [])].map(textOf)).toEqual(['2011: 1', '2014: 1', '2016: 1']);
    const counts = [...page.querySelectorAll('.counts td.count')].map((cell) => Number(textOf(cell)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(entries.length);
  });

  describe('the page of an evaluation', () => {
    it('is linked from every page, and shows the figures', async () => {
      const page = await open('/');
      const links = [...page.querySelectorAll('.top nav a')].map((link) => link.getAttribute('href'));
      expect(links).toEqual(['/', '/library', '/evaluation']);
      const shown = await open('/evaluation');
      expect(textOf(shown.querySelector('.top nav [aria-current]'))).toBe(wordingIn('en').evaluation.title);
      expect(textOf(shown.querySelector('.lead'))).toContain('first for 1 of 3 questions');
      expect(shown.querySelectorAll('.card').length).toBeGreaterThanOrEqual(5);
      expect(shown.querySelectorAll('[style], style, script:not([src])')).toHaveLength(0);
    });

    it('shows what went wrong with the words of the library, and leads to where they stand', async () => {
      const page = await open('/evaluation');
      const miss = [...page.querySelectorAll('.miss')].find((one) => textOf(one).includes('q2'));
      const quote = reader.evaluation.outcomes.find(({ id }) => id === 'q2')?.quotes[0];
      const report = await (await reader.session.reader(baseScope)).report(quote?.report ?? '');
      const blockquote = miss?.querySelector('blockquote');
      expect(textOf(blockquote ?? null).trim()).toBe(report?.text.slice(quote?.start, quote?.end));
      expect(blockquote?.getAttribute('dir')).toBe('rtl');
      const marked = await open(miss?.querySelector('.where a')?.getAttribute('href') ?? '');
      expect([...marked.querySelectorAll('.text mark')].map(textOf).join('')).toBe(textOf(blockquote ?? null).trim());
      expect(textOf(miss?.querySelector('.piece') ?? null)).toBe('harvest of olives near Idlib');
    });

    it('speaks the language of the reader, from right to left where that goes so', async () => {
      const page = await open('/evaluation?lang=ar');
      expect(page.documentElement.dir).toBe('rtl');
      expect(textOf(page.querySelector('h1'))).toBe(wordingIn('ar').evaluation.title);
      const links = [...page.querySelectorAll('.where a')].map((link) => link.getAttribute('href') ?? '');
      expect(links.filter((address) => !address.includes('lang=ar'))).toEqual([]);
    });

    it('leaves a passage out that is not in the library as it is now', async () => {
      const { evaluation } = reader;
      const moved = evaluation.outcomes.map((outcome) => ({
        ...outcome,
        quotes: outcome.quotes.map((quote) => ({ ...quote, end: quote.end - 1 })),
      }));
      const texts = await textsFromLibrary({ ...evaluation, outcomes: moved }, await reader.session.reader(baseScope));
      const [asked] = moved.filter(({ quotes }) => quotes.length > 0);
      expect(asked === undefined ? null : texts.passage(asked, asked.quotes[0]!)).toBeNull();
    });
  });

  it('gives every run of text its language: Arabic letters are nowhere in an element that is said to be English', async () => {
    const asked = await open(ask(question, '&lang=en'));
    const quote = asked.querySelector('figcaption a')?.getAttribute('href') ?? '';
    const report = '/reports/leaders-leave-raqqa?lang=en';
    for (const path of [ask(question, '&lang=en'), '/library?lang=en', '/evaluation?lang=en', report, quote]) {
      const { document, NodeFilter } = (await open(path)).defaultView ?? {};
      const walker = document?.createTreeWalker(document.body, NodeFilter?.SHOW_TEXT);
      const wrong: string[] = [];
      for (let node = walker?.nextNode(); node; node = walker?.nextNode()) {
        const parent = node.parentElement;
        // Names of outlets in a list of choices, and gold that no report holds, are in a language that nobody knows.
        if (!/\p{Script=Arabic}/u.test(node.textContent ?? '') || parent?.closest('option, .piece')) continue;
        if (!/^(?:ar|fa)$/.test(parent?.closest('[lang]')?.getAttribute('lang') ?? ''))
          wrong.push(node.textContent ?? '');
      }
      expect(wrong, path).toEqual([]);
    }
  });

  it.each(languages)('speaks %s', async (language) => {
    for (const path of ['/', '/library', '/evaluation', '/reports/old']) {
      const page = await open(`${path}?lang=${language}`);
      expect(page.documentElement.lang).toBe(language);
      expect(textOf(page.querySelector('.skip'))).toBe(wordingIn(language).web.skip);
      const onwards = [...page.querySelectorAll('.top a')].map((link) => link.getAttribute('href') ?? '');
      expect(onwards.filter((address) => !address.includes(`lang=${language}`))).toEqual([]);
    }
    expect((await open('/', { 'accept-language': `xx, ${language}-XY;q=0.9, en;q=0.1` })).documentElement.lang).toBe(
      language,
    );
  });

  describe('over HTTP', () => {
    it('lets no page load or send anything anywhere else', async () => {
      const { headers } = await get('/');
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toContain('max-age');
      const page = await open('/library');
      const loaded = [...page.querySelectorAll<HTMLElement>('[src], link[href]')].map(
        (one) => one.getAttribute('src') ?? one.getAttribute('href') ?? '',
      );
      expect(loaded).toHaveLength(3);
      expect(loaded.filter((address) => !address.startsWith('/assets/'))).toEqual([]);
    });

    it('tells a browser that its copy is still good, and compresses what is not', async () => {
      const first = await get('/library');
      expect(first.headers.get('content-encoding')).toBe('gzip');
      const tag = first.headers.get('etag') ?? '';
      expect(tag).not.toBe('');
      expect((await get('/library', { 'if-none-match': tag })).status).toBe(304);
      expect((await get('/library?lang=ru', { 'if-none-match': tag })).status).toBe(200);
    });

    it('keeps its own files for ever, by names that change with them', async () => {
      const page = await open('/');
      for (const address of [
        page.querySelector('link[rel=stylesheet]')?.getAttribute('href'),
        page.querySelector('script')?.getAttribute('src'),
      ]) {
        const { status, headers } = await get(address ?? '');
        expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
      }
    });

    it('says how it is', async () => {
      const response = await get('/healthz');
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ status: 'ready', reports: 10 });
    });

    it('makes whoever asks too much wait, and nobody else', async () => {
      const from = { 'x-forwarded-for': '198.51.100.7' };
      const statuses: number[] = [];
      for (let asked = 0; asked < 12; asked += 1) statuses.push((await get(ask('thanks'), from)).status);
      expect(statuses[0]).toBe(200);
      expect(statuses.at(-1)).toBe(429);
      const refused = await get(ask('thanks'), from);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await get(ask('thanks'))).status).toBe(200);
      expect((await get('/library', from)).status).toBe(200);
    });

    it('has nothing for other methods and paths', async () => {
      expect((await get('/assets/none.css')).status).toBe(404);
      expect(
        (await fetch(`${reader.address}/`, { method: 'POST', headers: { 'x-forwarded-for': '192.0.2.251' } })).status,
      ).toBe(404);
      expect((await fetch(`${reader.address}/library`, { method: 'HEAD' })).status).toBe(200);
    });
  });
});
