import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageHtml } from '../../preview/page.js';
import { findChromium, screenshot } from '../../preview/screenshot.js';
import { type Request, type Sources, viewOf } from '../../preview/views.js';
import { wordings } from '../../src/wording/wordings.js';
import { hasModel } from '../support/cli.js';
import { seen } from '../support/discord-views.js';
import { LibraryOfReports } from '../support/library-of-reports.js';

const leaders = 'Where did the leaders of the group go?';
const request = (fields: Partial<Request>): Request => ({
  question: leaders,
  page: 1,
  help: false,
  nothing: false,
  ...fields,
});

const pageOf = async (asked: Request, sources: Sources): Promise<Document> => {
  const view = await viewOf(asked, sources);
  const html = pageHtml({ view, theme: 'dark', command: 'ask', given: asked.question });
  expect(html).not.toMatch(/(?:src|href)="(?!https:\/\/example\.org)[^"]*:/);
  return new JSDOM(html).window.document;
};

const quotesOf = (page: Document): string[] =>
  [...page.querySelectorAll('blockquote')].map((block) => seen(block.textContent ?? ''));

describe.skipIf(!hasModel)('the preview', () => {
  const place = new LibraryOfReports();
  const english =
    'Most leaders of the group went to Iraq, residents say. *Nobody* has seen <b>them</b> since; ask @everyone.';
  const arabic = 'ذهب معظم قادة التنظيم إلى العراق، وقالت وكالة Reuters إن آخرين ذهبوا إلى تركيا في 2016.';
  let sources: Sources;

  beforeAll(async () => {
    const citation = { outlet: 'The River Post', published: '2017-10-17', url: 'https://example.org/a' };
    place.write('one', [english, 'The city fell in the autumn.', 'The market opened again.'], citation);
    place.write('two', [arabic, 'سقطت المدينة في الخريف.'], {
      title: 'أين ذهب القادة؟',
      language: 'ar',
      outlet: 'إرم',
    });
    await place.reindex(await place.embedder());
    const session = await place.session();
    sources = { session, library: await place.library() };
  });

  afterAll(async () => {
    await sources.library.close();
    await place.discard();
  });

  it('shows quotes word for word, with title, citation and buttons', async () => {
    const page = await pageOf(request({}), sources);
    expect(quotesOf(page)).toContain(english);
    expect(page.querySelector('h3 a')?.getAttribute('href')).toBe('https://example.org/a');
    expect(page.body.textContent).toContain('The River Post · 2017-10-17');
    expect([...page.querySelectorAll('button')].map((button) => button.textContent)).toContain(
      wordings.en.buttons.helpful,
    );
    expect(page.querySelector('blockquote b, blockquote em, .mention')).toBeNull();
  });

  it('lets each line find its direction', async () => {
    const page = await pageOf(request({ question: 'أين ذهب قادة التنظيم؟' }), sources);
    expect(quotesOf(page)).toContain(arabic);
    for (const line of page.querySelectorAll('.line')) expect(line.getAttribute('dir')).toBe('auto');
    expect(page.body.textContent).toContain(wordings.ar.answer.verbatim);
  });

  it('shows the context of a quote', async () => {
    const page = await pageOf(request({ context: 1 }), sources);
    expect(quotesOf(page)).toHaveLength(1);
    expect(page.body.textContent).toContain(wordings.en.context.title);
  });

  it('shows that nothing was found, without a quote', async () => {
    for (const one of [{ question: 'How do I bake bread?' }, { nothing: true }]) {
      const page = await pageOf(request({ ...one, language: 'tr' }), sources);
      expect(quotesOf(page)).toEqual([]);
      expect(page.body.textContent).toContain(wordings.tr.nothing.message);
    }
  });

  it('shows a report and help', async () => {
    const report = await pageOf(request({ report: 'one', language: 'de' }), sources);
    for (const words of [english, 'The city fell in the autumn.', 'The market opened again.'])
      expect(report.body.textContent).toContain(words);
    const help = await pageOf(request({ help: true, language: 'fa' }), sources);
    expect(seen(help.body.textContent ?? '')).toContain(seen(wordings.fa.help.does));
    expect([...help.querySelectorAll('.mention')].map((one) => one.textContent)).toEqual([
      '/ask',
      '@Isnad',
      '/report',
      '/privacy show',
    ]);
  });

  it('says what there is not', async () => {
    await expect(viewOf(request({ page: 99 }), sources)).rejects.toMatchObject({ identifier: 'command-invalid' });
    await expect(viewOf(request({ context: 99 }), sources)).rejects.toMatchObject({ identifier: 'command-invalid' });
    await expect(viewOf(request({ report: 'three' }), sources)).rejects.toMatchObject({
      hint: expect.stringContaining('one'),
    });
  });
});

describe('a picture', () => {
  it('needs a Chromium, and says so', async () => {
    await expect(findChromium({ PATH: tmpdir() })).rejects.toMatchObject({
      message: expect.stringContaining('Chromium'),
    });
    await expect(findChromium({ CHROMIUM: '/nowhere/chromium' })).rejects.toMatchObject({
      message: expect.stringContaining('/nowhere/chromium'),
    });
  });

  const hasChromium = findChromium(process.env).then(
    () => true,
    () => false,
  );

  it('is made by the Chromium that is there', async (test) => {
    if (!(await hasChromium)) test.skip('There is no Chromium on this machine.');
    const folder = await mkdtemp(path.join(tmpdir(), 'isnad-picture-'));
    const file = path.join(folder, 'page.png');
    await screenshot('<!doctype html><body style="margin: 0; height: 300px">A page</body>', 200, file);
    const picture = await readFile(file);
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    // Width and height stand in the header.
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([200, 300]);
    await rm(folder, { recursive: true });
  });
});
