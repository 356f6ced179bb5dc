import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listCorpus, readReport } from '../../src/reports/read-corpus.js';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'corpus-'));
});
afterEach(() => rm(directory, { recursive: true }));

const write = async (file: string, content: string | Uint8Array): Promise<void> => {
  await mkdir(join(directory, file, '..'), { recursive: true });
  await writeFile(join(directory, file), content);
};

describe('listCorpus', () => {
  it('lists the Markdown files of all folders, sorted, and nothing else', async () => {
    for (const file of ['b.md', 'a/c.md', 'a/d/e.MD', 'notes.txt', '.hidden.md', '.git/f.md', 'g.md.tmp'])
      await write(file, 'x');
    expect(await listCorpus(directory)).toEqual(['a/c.md', 'a/d/e.MD', 'b.md']);
  });

  it('says when the folder is missing', async () => {
    await expect(listCorpus(join(directory, 'none'))).rejects.toMatchObject({ identifier: 'corpus-missing' });
  });

  it('says when two reports would have one id', async () => {
    await write('a/x.md', '1');
    await write('b/X.md', '2');
    await expect(listCorpus(directory)).rejects.toMatchObject({
      identifier: 'report-duplicate-id',
      message: expect.stringMatching(/a\/x\.md.*b\/X\.md/),
    });
  });
});

describe('readReport', () => {
  it('reads a report of a sub-folder', async () => {
    await write('a/x.md', '---\ntitle: X\n---\nText.');
    expect(await readReport(directory, 'a/x.md')).toMatchObject({ id: 'x', file: 'a/x.md', text: 'Text.' });
  });

  it.each([
    ['report-damaged', 'no front matter'],
    ['file-encoding', new Uint8Array([0x2d, 0xe3, 0xcf, 0xed, 0xe4, 0xc9])],
  ])('says %s and names the file', async (identifier, content) => {
    await write('bad.md', content);
    await expect(readReport(directory, 'bad.md')).rejects.toMatchObject({
      identifier,
      message: expect.stringContaining('bad.md'),
    });
  });

  it('says when the file has gone', async () => {
    await expect(readReport(directory, 'gone.md')).rejects.toMatchObject({ identifier: 'file-missing' });
  });
});
