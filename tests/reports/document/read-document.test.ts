import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { documentLabel, readDocument } from '../../../src/reports/document/read-document.js';
import { footnoteSign, makeDocx, runOf } from '../../documents/make-docx.js';
import { arabicArticle, article, first, headline, htmlPage, second, utf8 } from '../../documents/odd/odd-file.js';

describe('readDocument', () => {
  it('puts what a person states before what the document says', async () => {
    const { citation } = await readDocument(
      { name: 'a.txt', bytes: utf8(arabicArticle) },
      { overrides: { title: 'Mine', outlet: 'Ours', published: '2020-01-02' } },
    );
    expect(citation).toMatchObject({ title: 'Mine', outlet: 'Ours', published: '2020-01-02', language: 'ar' });
  });

  it('refuses more bytes than it is told to read, whatever they are', async () => {
    await expect(
      readDocument({ name: 'a.exe', bytes: new Uint8Array(2000) }, { mostBytes: 1000 }),
    ).rejects.toMatchObject({
      identifier: 'file-too-large',
    });
  });

  it('ends when it is asked to, with the reason', async () => {
    const controller = new AbortController();
    const reading = readDocument({ name: 'a.txt', bytes: utf8(article) }, { signal: controller.signal });
    controller.abort(new Error('No longer wanted.'));
    await expect(reading).rejects.toThrow('No longer wanted.');
    await expect(readDocument({ name: 'a.txt', bytes: utf8(article) })).resolves.toMatchObject({ kind: 'text' });
  });

  it('lets only so many documents wait', async () => {
    const controller = new AbortController();
    const readings = Array.from({ length: 30 }, () =>
      readDocument({ name: 'a.txt', bytes: utf8(article) }, { signal: controller.signal }),
    );
    await expect(readings.at(-1)).rejects.toMatchObject({ identifier: 'busy' });
    controller.abort(new Error('No longer wanted.'));
    const outcomes = await Promise.allSettled(readings);
    const isBusy = (outcome: PromiseSettledResult<unknown>): boolean =>
      outcome.status === 'rejected' && (outcome.reason as { identifier?: string }).identifier === 'busy';
    expect(outcomes.map(isBusy)).toEqual(readings.map((_, at) => at >= 22));
  });

  it('fetches nothing that a document points to', async () => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    try {
      const html = htmlPage({
        head: `<script src="${address}"></script><link rel="stylesheet" href="${address}">`,
        body: `<img src="${address}"><iframe src="${address}"></iframe><script>fetch('${address}')</script>`,
      });
      await readDocument({ name: 'a.html', bytes: utf8(html) });
      const relations = `<Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="${address}" TargetMode="External"/>`;
      await readDocument({ name: 'a.docx', bytes: makeDocx([headline, first, second], { relations }) });
      expect(requests).toBe(0);
    } finally {
      server.close();
    }
  });
});

describe('a Word document', () => {
  it('is read as its title, sections and paragraphs', async () => {
    const { citation, text, stripped } = await readDocument({
      name: 'a.docx',
      bytes: makeDocx(
        [
          { style: 'Title', text: headline },
          'By Lea Harbour',
          '3 May 2016',
          { xml: `<w:p>${runOf(first)}${footnoteSign}</w:p>` },
          { style: 'heading 1', text: 'What it cost' },
          second,
        ],
        { title: 'Another title', header: 'The Harbour Gazette & Post', footnote: 'As the council counts.' },
      ),
    });
    expect(citation).toMatchObject({ title: headline, published: '2016-05-03', author: 'Lea Harbour' });
    expect(text).toBe(`${first}\n\n## What it cost\n\n${second}`);
    expect(Object.fromEntries(stripped.map((line) => [line.text, line.reason]))).toMatchObject({
      'The Harbour Gazette & Post': 'page header or footer',
      'As the council counts.': 'footnote',
    });
  });

  it('takes the title that the file states only where its text has no headline', async () => {
    const { citation } = await readDocument({
      name: 'a.docx',
      bytes: makeDocx([first, second], { title: 'The stated title' }),
    });
    expect(citation.title).toBe('The stated title');
  });

  it('reads tracked changes as accepted', async () => {
    const change = (tag: string, text: string): string => `<w:${tag} w:id="1" w:author="a">${text}</w:${tag}>`;
    const deleted = '<w:r><w:delText>never </w:delText></w:r>';
    const xml = `<w:p>${runOf('The bridge will ')}${change('del', deleted)}${change('ins', runOf('soon '))}${runOf('open to the walkers of the town.')}</w:p>`;
    const { text } = await readDocument({
      name: 'a.docx',
      bytes: makeDocx([{ style: 'Title', text: headline }, { xml }, second]),
    });
    expect(text).toContain('The bridge will soon open to the walkers of the town.');
  });
});

describe('documentLabel', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\report.docx', 'report.docx'],
    ['a\u202efdp.exe', 'afdp.exe'],
    ['', 'The document'],
    ['..', 'The document'],
    ['تقرير.pdf', 'تقرير.pdf'],
  ])('%s', (name, label) => {
    expect(documentLabel(name)).toBe(label);
  });
});
