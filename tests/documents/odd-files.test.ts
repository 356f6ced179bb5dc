import { afterAll, describe, expect, it } from 'vitest';
import { remarkText } from '../../src/cli/run-add.js';
import { IsnadError } from '../../src/errors.js';
import { type ImportedDocument, readDocument } from '../../src/reports/document/read-document.js';
import { type OddFile, oddFiles } from './odd-files.js';
import { article, second, utf8 } from './odd/odd-file.js';

async function read({ name, contentType, mostTime, make }: OddFile): Promise<ImportedDocument | IsnadError> {
  try {
    return await readDocument(
      { name, bytes: make(), ...(contentType === undefined ? {} : { contentType }) },
      mostTime === undefined ? {} : { mostTime },
    );
  } catch (error) {
    if (error instanceof IsnadError) return error;
    throw error;
  }
}

// Two are read at once and the others wait: each may have to wait for several that are read for as long as they may.
describe.concurrent('odd files', { timeout: 240_000 }, () => {
  it.each(oddFiles)('$what', async (file) => {
    const got = await read(file);
    if (got instanceof IsnadError) {
      expect(file.gets).toContain(got.identifier);
      expect(got.hint).toMatch(/\w{3}/);
      expect(got.message.length).toBeLessThan(300);
      expect(got.message).not.toMatch(/[\u0000-\u001f\u202a-\u202e]|\.\.[/\\]/);
      return;
    }
    expect(file.gets).toContain(got.kind);
    if (file.holds !== undefined) expect(got.text).toContain(file.holds);
    if (file.lacks !== undefined) expect(JSON.stringify(got)).not.toContain(file.lacks);
    if (file.notes !== undefined) expect(got.remarks.map(remarkText).join('\n')).toContain(file.notes);
  });
});

afterAll(async () => {
  const { text } = await readDocument({ name: 'report.txt', bytes: utf8(article) });
  expect(text).toContain(second);
});
