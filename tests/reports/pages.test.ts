import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../src/reports/import.js';

interface Expectation {
  title: string;
  outlet?: string | null;
  author?: string | null;
  published?: string | null;
  language: string;
  url?: string | null;
  paragraphs?: number;
  /** What the text has to hold, word for word. */
  keeps: string[];
  /** Lines that the text must not hold and the list of stripped lines must. */
  strips: string[];
}

const folder = 'tests/pages';
const pages = readdirSync(folder).filter((file) => !file.endsWith('.json'));

describe('synthetic pages', () => {
  it.each(pages)('%s', async (file) => {
    const expected: Expectation = JSON.parse(
      readFileSync(join(folder, file.replace(/\.\w+$/, '.expected.json')), 'utf8'),
    );
    const { keeps, strips, paragraphs, ...citation } = expected;
    const imported = await importFile(join(folder, file));
    expect(imported.citation).toMatchObject(citation);
    if (paragraphs !== undefined) expect(imported.paragraphs).toBe(paragraphs);
    for (const words of keeps) expect(imported.text).toContain(words);
    const stripped = imported.stripped.map(({ text }) => text);
    for (const line of strips) expect(stripped).toContain(line);
    const lines = imported.text.split('\n').map((line) => line.replace(/^## /, ''));
    for (const line of strips) expect(lines).not.toContain(line);
    for (const { reason } of imported.stripped) expect(reason).toMatch(/\w/);
  });
});
