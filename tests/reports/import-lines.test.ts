import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IsnadError } from '../../src/errors.js';
import { type ImportedLines, importLines, type LinesImport } from '../../src/reports/import-lines.js';

let folder: string;
let failures: IsnadError[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'isnad-lines-'));
  failures = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const corpus = (): string => path.join(folder, 'corpus');
const imported = (
  name: string,
  lines: readonly unknown[],
  options: Partial<LinesImport> = {},
): Promise<ImportedLines> => {
  const file = path.join(folder, name);
  writeFileSync(file, lines.map((each) => `${typeof each === 'string' ? each : JSON.stringify(each)}\n`).join(''));
  const onFailure = (error: IsnadError): void => void failures.push(error);
  return importLines(file, corpus(), { overrides: {}, dryRun: false, onFailure, ...options });
};
const written = (name: string): unknown[] =>
  readFileSync(path.join(corpus(), name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

const storm = { id: 'storm', title: 'Storm', text: 'The harbour was closed after the storm.' };
const bridge = { title: 'Bridge', paragraphs: ['The bridge was blown up.', 'A ferry was built.'], date: '2016-05-06' };

describe('importing a .jsonl file', () => {
  it('writes one file, each report with an id that stays its own', async () => {
    expect(await imported('Wire 2016.jsonl', [storm, '', bridge], { overrides: { outlet: 'The Wire' } })).toEqual({
      ...{ file: 'wire-2016.jsonl', added: 2, alreadyThere: 0, failed: 0 },
    });
    expect(written('wire-2016.jsonl')).toEqual([
      { ...storm, outlet: 'The Wire', language: 'en' },
      {
        ...{ id: 'wire-2016-3', title: 'Bridge', outlet: 'The Wire', date: '2016-05-06', language: 'en' },
        text: 'The bridge was blown up.\n\nA ferry was built.',
      },
    ]);
    expect(readdirSync(corpus())).toEqual(['wire-2016.jsonl']);
  });

  it('adds nothing twice', async () => {
    await imported('wire.jsonl', [storm, bridge]);
    expect(await imported('wire.jsonl', [storm, bridge])).toEqual({ file: null, added: 0, alreadyThere: 2, failed: 0 });
    const more = { title: 'Dam', text: 'The dam was opened.' };
    expect(await imported('wire.jsonl', [storm, more, more])).toEqual({
      ...{ file: 'wire-2.jsonl', added: 1, alreadyThere: 2, failed: 0 },
    });
    expect(written('wire-2.jsonl')).toMatchObject([{ id: 'wire-2-2' }]);
  });

  it('leaves out and names what cannot be read, and ids that the corpus has', async () => {
    await imported('wire.jsonl', [storm]);
    const result = await imported('more.jsonl', [
      '{',
      { ...bridge, date: 'Friday' },
      { ...bridge, id: 'Storm' },
      bridge,
    ]);
    expect(result).toMatchObject({ file: 'more.jsonl', added: 1, failed: 3 });
    const source = path.join(folder, 'more.jsonl');
    expect(failures.map(({ message }) => message)).toEqual([
      `The report in line 1 of ${source} is not JSON.`,
      `The report in line 2 of ${source} has a date that is none: "Friday".`,
      `The report in line 3 of ${source} has an id that another has: Storm.`,
    ]);
  });

  it('writes nothing in a dry run, nor where nothing can be added', async () => {
    expect(await imported('wire.jsonl', [storm], { dryRun: true })).toMatchObject({ file: null, added: 1 });
    expect(await imported('wire.jsonl', ['nothing'])).toMatchObject({ file: null, added: 0, failed: 1 });
    expect(readdirSync(corpus())).toEqual([]);
    const missing = importLines(path.join(folder, 'none.jsonl'), corpus(), {
      ...{ overrides: {}, dryRun: false, onFailure: () => {} },
    });
    await expect(missing).rejects.toMatchObject({ identifier: 'file-missing' });
  });
});
