import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { importDocument } from '../../src/reports/document/import-document.js';
import { decodeFile } from '../../src/reports/decode.js';
import { fileNameFor } from '../../src/reports/file-name.js';
import { formatReport, idOf, isCalendarDate, isWebAddress, parseReport } from '../../src/reports/corpus-file.js';
import { parseLine, reportOfLine } from '../../src/reports/corpus-line.js';
import { type Line, linesOf } from '../../src/reports/lines.js';
import { readArticle } from '../../src/reports/article.js';
import { readHtmlPage } from '../../src/reports/page/html-page.js';
import { readMarkdownPage } from '../../src/reports/page/markdown-page.js';
import { readTextPage } from '../../src/reports/page/text-page.js';
import type { Report } from '../../src/reports/report.js';
import { splitPassages } from '../../src/reports/split.js';
import { expectUnpolluted, unlessRefused } from './outcome.js';
import { property } from './property.js';
import { anyBytes, anyJson, anyLines, anyText, longText, reportText } from './texts.js';

/** That everything which would be quoted of a report is a slice of it, in order, and that no word of its paragraphs is left out. */
function expectSlices({ text, paragraphs }: Pick<Report, 'text' | 'paragraphs'>): void {
  let before = 0;
  for (const { start, end } of paragraphs) {
    expect(before <= start && start < end && end <= text.length).toBe(true);
    before = end;
  }
  const texts = paragraphs.filter(({ kind }) => kind === 'text');
  let last = 0;
  let words = '';
  for (const [ordinal, passage] of splitPassages({ text, paragraphs }).entries()) {
    expect(passage.ordinal).toBe(ordinal);
    expect(passage.start).toBeGreaterThanOrEqual(last);
    last = passage.end;
    const paragraph = texts[passage.paragraph - 1]!;
    expect(paragraph.start <= passage.start && passage.end <= paragraph.end).toBe(true);
    let sentence = passage.start;
    for (const { start, end } of passage.sentences) {
      expect(sentence <= start && start < end && end <= passage.end).toBe(true);
      sentence = end;
    }
    const quoted = text.slice(passage.start, passage.end);
    expect(quoted.trim()).not.toBe('');
    // Half of a character at an end was not half of one in the report.
    if (!/\p{Surrogate}/u.test(text)) expect(quoted).not.toMatch(/\p{Surrogate}/u);
    words += quoted.replace(/\s+/g, '');
  }
  expect(words).toBe(texts.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, '')).join(''));
}

const frontMatter = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.constantFrom('title', 'outlet', 'author', 'published', 'url', 'language', '__proto__', 'constructor'),
        anyText,
      ),
      anyText,
    ),
    { maxLength: 8 },
  )
  .map((fields) => fields.map(([name, value]) => `${name}: ${value}`).join('\n'));

describe('a file of the corpus', () => {
  property(
    'of any text is a report whose quotes are slices of it, or refused',
    fc.oneof(
      anyLines,
      fc.tuple(frontMatter, anyLines).map(([fields, text]) => `---\n${fields}\n---\n\n${text}`),
      fc.tuple(anyJson, anyLines).map(([fields, text]) => `---\n${JSON.stringify(fields)}\n---\n${text}`),
    ),
    async (source) => {
      const report = await unlessRefused(() => parseReport('a-report.md', source));
      expectUnpolluted();
      if (report === null) return;
      expect(report.id).toBe('a-report');
      expect(report.title.trim()).not.toBe('');
      expect(report.published === null || isCalendarDate(report.published)).toBe(true);
      expect(report.url === null || isWebAddress(report.url)).toBe(true);
      expectSlices(report);
    },
  );

  const words = anyText.map((text) =>
    text
      .replace(/[\p{Surrogate}\0]/gu, '')
      .replace(/\s+/g, ' ')
      .normalize('NFC')
      .trim(),
  );
  property(
    'is read back as it was written',
    fc.record({
      title: words.filter((title) => title !== ''),
      outlet: fc.option(words.filter((each) => each !== '')),
      author: fc.option(words.filter((each) => each !== '')),
      text: reportText,
    }),
    async ({ text, ...named }) => {
      const citation = { ...named, published: '2016-05-03', url: 'https://example.org/x', language: 'ar' };
      const read = await unlessRefused(() => parseReport('a.md', formatReport(citation, text)));
      // What cannot be written is refused by whoever reads it, never changed.
      if (read === null) return;
      expect(read).toMatchObject(citation);
      expectSlices(read);
    },
  );

  property(
    'of one line of up to a megabyte',
    longText(1_000_000),
    async (line) => {
      const report = await unlessRefused(() => parseReport('a.md', `---\ntitle: x\n---\n\n${line}`));
      if (report !== null) expectSlices(report);
    },
    0.02,
  );

  property(
    'has a name that leads nowhere else, whatever its title',
    fc.tuple(anyText, fc.array(anyText, { maxLength: 3 })),
    ([title, existing]) => {
      const name = fileNameFor(title, existing);
      expect(name).toMatch(/^[^/\\\p{Cc}]+$/u);
      expect(name).not.toMatch(/^\.|^(?:con|nul|aux|prn)(?:\.|$)/i);
      expect(existing).not.toContain(name);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      expect(idOf(name)).not.toBe('');
    },
  );
});

describe('a line of a .jsonl file of the corpus', () => {
  const field = fc.oneof(anyText, anyJson);
  const anyLine = fc.oneof(
    anyText,
    anyJson.map((value) => JSON.stringify(value)),
    fc
      .record(
        {
          id: field,
          title: field,
          text: field,
          paragraphs: fc.array(anyText),
          date: field,
          url: field,
          language: field,
        },
        { requiredKeys: ['title'] },
      )
      .map((value) => JSON.stringify(value)),
  );
  property(
    'of any text is a report whose passages are slices of it, or is refused with its number',
    anyLine,
    async (text) => {
      const report = await unlessRefused(() => {
        try {
          return reportOfLine('a.jsonl', 3, parseLine('a.jsonl', { number: 3, text }));
        } catch (error) {
          expect(String(error)).toContain('line 3 of a.jsonl');
          throw error;
        }
      });
      expectUnpolluted();
      if (report === null) return;
      expectSlices(report);
      expect(report.id).toMatch(/^[^/\\+.\p{Cc}][^/\\\p{Cc}]*$/u);
      expect(report.text).not.toMatch(/\p{Surrogate}/u);
    },
  );

  property(
    'is the same line however the file comes in pieces',
    fc.tuple(anyBytes, fc.integer({ min: 1, max: 50 })),
    async ([bytes, size]) => {
      async function* pieces(of: Buffer): AsyncGenerator<Buffer> {
        for (let start = 0; start < of.length; start += size) yield of.subarray(start, start + size);
      }
      const read: Line[] = [];
      for await (const line of linesOf(pieces(Buffer.from(bytes)), 200)) read.push(line);
      const whole: Line[] = [];
      for await (const line of linesOf(inOnePiece(Buffer.from(bytes)), 200)) whole.push(line);
      expect(read).toEqual(whole);
      expect(read.map(({ number }) => number)).toEqual(read.map((_, index) => index + 1));
    },
  );
});

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

describe('a file that somebody uploads', () => {
  property('of any bytes is decoded, or refused', anyBytes, async (bytes) => {
    const decoded = await unlessRefused(() => decodeFile(bytes));
    if (decoded !== null) expect(decoded.text.trim()).not.toBe('');
  });

  const name = fc.oneof(
    fc.constantFrom('a.txt', 'a.md', 'a.html', 'a.htm', 'a', '../../etc/passwd', 'a.exe', 'a.docx', 'a.pdf'),
    anyText,
  );
  property(
    'of any name and bytes becomes a report, or is refused',
    fc.record({ name, bytes: anyBytes, title: fc.option(anyText, { nil: undefined }) }),
    async ({ name, bytes, title }) => {
      // PDF and Word files are read by a process of their own, and have files of theirs in tests/documents.
      if (/^%PDF|^PK/.test(Buffer.from(bytes.subarray(0, 4)).toString('latin1'))) return;
      const document = await unlessRefused(() => importDocument({ name, bytes }, title === undefined ? {} : { title }));
      if (document === null) return;
      const { citation, text } = document;
      const report = await unlessRefused(() => parseReport('a.md', formatReport(citation, text)));
      if (report !== null) expectSlices(report);
    },
    0.5,
  );
});

describe('a page', () => {
  const pages = [
    ['text', readTextPage],
    ['Markdown', readMarkdownPage],
    ['HTML', readHtmlPage],
  ] as const;
  for (const [kind, read] of pages) {
    property(
      `of ${kind} loses no line: each is in the text, in the citation, or among what was left out`,
      fc.oneof(anyLines, anyText),
      async (source) => {
        const page = await unlessRefused(() => read(source.replace(/\p{Surrogate}/gu, '\ufffd')));
        if (page === null) return;
        const { text, stripped } = readArticle(page);
        const bare = (words: string): string => words.replace(/[#\s]+/g, '');
        const kept = bare(text);
        const left = stripped.map((line) => bare(line.text)).join('\n');
        for (const line of page.lines) {
          if (line.text === '') continue;
          const words = bare(line.text);
          expect(kept.includes(words) || left.includes(words), JSON.stringify(line.text)).toBe(true);
        }
      },
      kind === 'HTML' ? 0.3 : 1,
    );
  }

  property(
    'of one long line is read',
    fc.tuple(longText(300_000), fc.constantFrom(readTextPage, readMarkdownPage)),
    ([line, read]) => {
      readArticle(read(line));
    },
    0.02,
  );
});
