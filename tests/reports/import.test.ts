import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseReport } from '../../src/reports/corpus-file.js';
import { fileNameFor } from '../../src/reports/file-name.js';
import { importFile } from '../../src/reports/import.js';
import { expandSources } from '../../src/reports/sources.js';
import { normalisedTextHash, writeImported } from '../../src/reports/write-imported.js';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'import-'));
});
afterEach(() => rm(directory, { recursive: true }));

const write = async (file: string, content: string | Uint8Array): Promise<string> => {
  const path = join(directory, file);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
};

const page =
  'عنوان الخبر عن الجسر القديم\n\nأعيد افتتاح الجسر القديم صباح الأحد أمام المشاة بعد ترميم استمر عاماً كاملاً.\n';

describe('importFile', () => {
  it('puts what a person states before what the page says', async () => {
    const imported = await importFile(await write('a.txt', page), {
      title: 'Mine',
      published: '2020-01-02',
      outlet: 'Ours',
      licence: 'CC0-1.0',
    });
    expect(imported.citation).toMatchObject({
      title: 'Mine',
      published: '2020-01-02',
      outlet: 'Ours',
      licence: 'CC0-1.0',
      language: 'ar',
    });
    expect(imported.text).toContain('عنوان الخبر عن الجسر القديم');
  });

  it('says when it converted the file', async () => {
    const table = new Map(
      Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1256').decode(Uint8Array.of(byte)), byte]),
    );
    const imported = await importFile(
      await write(
        'a.txt',
        Uint8Array.from(page, (letter) => table.get(letter) ?? 0x3f),
      ),
    );
    expect(imported.encoding).toBe('windows-1256');
    expect(imported.remarks).toEqual([{ kind: 'converted', encoding: 'windows-1256' }]);
    expect(imported.citation.title).toBe('عنوان الخبر عن الجسر القديم');
  });

  it('takes a paragraph of 200,000 characters, with a warning', async () => {
    const imported = await importFile(await write('a.txt', `A headline of a few words\n\n${'word '.repeat(40_000)}\n`));
    expect(imported.paragraphs).toBe(1);
    expect(imported.remarks).toEqual([{ kind: 'longParagraph', count: 199_999 }]);
  });

  it('keeps a line that only looks like a subheading as text', async () => {
    const imported = await importFile(
      await write('a.txt', `${page}\n## 3 شاحنات عبرت الجسر في ساعته الأولى، وفق ما قاله الحارس الذي عدّها.\n`),
    );
    const report = parseReport('a.md', `---\ntitle: a\n---\n${imported.text}`);
    expect(report.paragraphs.map(({ kind }) => kind)).toEqual(['text', 'text']);
    expect(imported.text).toContain('##\u00A03 شاحنات');
  });

  it.each([
    ['file-missing', 'none.txt', undefined],
    ['file-type-unknown', 'a.csv', 'text'],
    ['file-empty', 'a.txt', ''],
    ['file-binary', 'a.txt', 'a\0b'],
    [
      'report-without-title',
      'a.txt',
      'The war ended on Friday, the ministry said in a statement.\n\nNobody believed it at first, and the shops stayed closed.',
    ],
    ['report-without-text', 'a.txt', 'A headline of a few words\n\nShare\nRelated stories\n'],
    ['report-without-text', 'a.html', '<html><body><h1>A headline of a few words</h1><nav>Home</nav></body></html>'],
  ])('says %s', async (identifier, file, content) => {
    const path = content === undefined ? join(directory, file) : await write(file, content);
    await expect(importFile(path)).rejects.toMatchObject({
      identifier,
      hint: expect.any(String),
      message: expect.stringContaining(file),
    });
  });

  it('refuses a file of 100 MB without reading it', async () => {
    const path = await write('a.txt', '');
    await truncate(path, 100 * 1024 * 1024);
    await expect(importFile(path)).rejects.toMatchObject({
      identifier: 'file-too-large',
      message: expect.stringContaining('100 MB'),
    });
  });

  it('needs no headline when the title is stated', async () => {
    const imported = await importFile(
      await write('a.txt', 'The war ended on Friday, the ministry said.\n\nNobody believed it at first.'),
      { title: 'The end' },
    );
    expect(imported.text).toBe('The war ended on Friday, the ministry said.\n\nNobody believed it at first.');
  });
});

describe('writeImported', () => {
  it('writes a corpus file that is read back, and nothing else', async () => {
    const imported = await importFile(await write('in/a.txt', page));
    const corpus = join(directory, 'corpus');
    const result = await writeImported(corpus, imported);
    expect(result.status).toBe('added');
    expect(await readdir(corpus)).toEqual([result.file]);
    const report = parseReport(result.file, await readFile(join(corpus, result.file), 'utf8'));
    expect(report).toMatchObject({ title: imported.citation.title, text: imported.text });
  });

  it('does not add a text twice, whatever its marks and spaces', async () => {
    const imported = await importFile(await write('in/a.txt', page));
    const { file } = await writeImported(directory, imported);
    const again = {
      citation: { ...imported.citation, title: 'Other' },
      text: imported.text.replaceAll(' ', '  ').replace('.', ' .'),
    };
    expect(await writeImported(directory, again)).toEqual({ status: 'already-there', file });
  });

  it('gives two reports of one title two names', async () => {
    const imported = await importFile(await write('in/a.txt', page));
    const other = { ...imported, text: 'نص آخر تماماً.' };
    const results = await Promise.all([writeImported(directory, imported), writeImported(directory, other)]);
    expect(new Set(results.map(({ file }) => file)).size).toBe(2);
  });

  it('passes over damaged reports in the folder', async () => {
    await write('corpus/damaged.md', 'no front matter');
    const imported = await importFile(await write('in/a.txt', page));
    expect((await writeImported(join(directory, 'corpus'), imported)).status).toBe('added');
  });

  it('tells texts apart by their words', () => {
    expect(normalisedTextHash('a b.\n\n## c')).toBe(normalisedTextHash('a  b c'));
    expect(normalisedTextHash('a b')).not.toBe(normalisedTextHash('a c'));
  });
});

describe('fileNameFor', () => {
  it.each([
    ['Leaders leave Raqqa: "who knows?"', 'leaders-leave-raqqa-who-knows'],
    ['قادة "داعش" يخلون الرقة', 'qada-daash-ykhlwn-alrqa'],
    ['Été à Şam', 'ete-a-sam'],
    ['Паром вернулся', 'parom-vernulsya'],
    ['؟؟؟', 'report'],
    ['../../etc/passwd', 'etc-passwd'],
    ['con', 'con-2'],
  ])('%s', (title, name) => {
    expect(fileNameFor(title, [])).toBe(name);
  });

  it('is at most 80 characters and distinct from the names that are taken', () => {
    const title = 'كلمة طويلة جداً '.repeat(20);
    const first = fileNameFor(title, []);
    const second = fileNameFor(title, [first.toUpperCase()]);
    expect(first.length).toBeLessThanOrEqual(80);
    expect(second.length).toBeLessThanOrEqual(80);
    expect(second).not.toBe(first);
  });
});

describe('expandSources', () => {
  it('lists the files of folders, sorted, each once, and passes named files on', async () => {
    for (const file of ['b.txt', 'a/c.HTML', 'a/.hidden.txt', 'd.png', 'e.md', 'f.htm']) await write(file, 'x');
    const files = await expandSources([directory, join(directory, 'b.txt'), join(directory, 'd.png')]);
    expect(files.map((file) => file.slice(directory.length + 1))).toEqual([
      'a/c.HTML',
      'b.txt',
      'e.md',
      'f.htm',
      'd.png',
    ]);
  });

  it('says when there is nothing at a path', async () => {
    await expect(expandSources([join(directory, 'none')])).rejects.toMatchObject({ identifier: 'file-missing' });
  });
});
