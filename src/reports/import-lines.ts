import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import { IsnadError } from '../errors.js';
import { corpusEntries, isReadable } from './corpus-entries.js';
import { defaultId, mostLineBytes, parseLine, reportOfLine } from './corpus-line.js';
import { fileNameFor } from './file-name.js';
import type { ImportOverrides } from './import.js';
import { type Line, linesOf } from './lines.js';
import { listCorpusIfThere, unreadableFile } from './read-corpus.js';
import type { Report } from './report.js';
import { normalisedTextHash, placeNew, writeFailed } from './write-imported.js';

/** What became of the lines of a `.jsonl` file. */
export interface ImportedLines {
  /** The corpus file that holds those that were added, relative to the corpus folder; null when there were none. */
  readonly file: string | null;
  readonly added: number;
  /** Lines whose text the corpus holds already. */
  readonly alreadyThere: number;
  readonly failed: number;
}

export interface LinesImport {
  /** What holds for every line, whatever it says. */
  readonly overrides: ImportOverrides;
  /** Writes nothing. */
  readonly dryRun: boolean;
  /** Told of each line that is left out. */
  readonly onFailure: (error: IsnadError) => void;
}

/**
 * Imports a file with a report a line into a corpus folder, as one file with a report a line: each gets an id that stays its own. Lines that
 * cannot be read are left out, and so are those whose text or id the corpus has. However many there are, they are read one by one.
 *
 * @throws IsnadError `file-missing` or `file-unreadable`, `disk-write-failed`, and what `listCorpus` throws
 */
export async function importLines(path: string, directory: string, options: LinesImport): Promise<ImportedLines> {
  const { dryRun, onFailure } = options;
  const there = await corpusThere(directory);
  const target = fileNameFor(basename(path).replace(/\.jsonl$/i, ''), there.names);
  const temporary = join(directory, `.${randomUUID()}.tmp`);
  const output = dryRun ? null : await opened(directory, temporary);
  let [added, alreadyThere, failed] = [0, 0, 0];
  try {
    for await (const line of readLines(path)) {
      try {
        const report = readLine(path, line, target, options.overrides);
        const hash = normalisedTextHash(report.text);
        if (there.texts.has(hash)) {
          alreadyThere += 1;
          continue;
        }
        if (there.ids.has(report.id.toLowerCase())) throw duplicate(report.id, path, line.number);
        there.texts.add(hash);
        there.ids.add(report.id.toLowerCase());
        await output?.appendFile(`${JSON.stringify(lineOf(report))}\n`).catch((cause: unknown) => {
          throw writeFailed(directory, cause);
        });
        added += 1;
      } catch (error) {
        if (!(error instanceof IsnadError) || error.identifier === 'disk-write-failed') throw error;
        failed += 1;
        onFailure(error);
      }
    }
    if (added === 0 || output === null) return { file: null, added, alreadyThere, failed };
    await output.sync();
    const name = await placeNew(
      temporary,
      directory,
      (taken) => fileNameFor(target, [...there.names, ...taken]),
      '.jsonl',
    );
    return { file: name, added, alreadyThere, failed };
  } finally {
    await output?.close();
    await rm(temporary, { force: true });
  }
}

interface CorpusThere {
  /** Names of `.jsonl` files, without their extension. */
  readonly names: readonly string[];
  /** In small letters. */
  readonly ids: Set<string>;
  /** By `normalisedTextHash`. */
  readonly texts: Set<string>;
}

async function corpusThere(directory: string): Promise<CorpusThere> {
  const there = { names: [] as string[], ids: new Set<string>(), texts: new Set<string>() };
  const files = await listCorpusIfThere(directory);
  there.names = files.flatMap((file) => (/\.jsonl$/i.test(file) ? [basename(file).replace(/\.jsonl$/i, '')] : []));
  for await (const entry of corpusEntries(directory, files)) {
    if (entry.id !== null) there.ids.add(entry.id.toLowerCase());
    try {
      if (isReadable(entry)) there.texts.add(normalisedTextHash(entry.report().text));
    } catch (error) {
      if (!(error instanceof IsnadError)) throw error;
    }
  }
  return there;
}

async function* readLines(path: string): AsyncGenerator<Line> {
  try {
    for await (const line of linesOf(createReadStream(path, { highWaterMark: 1 << 20 }), mostLineBytes)) {
      if ('problem' in line || line.text.trim() !== '') yield line;
    }
  } catch (cause) {
    throw unreadableFile(path, cause);
  }
}

/** A line's report; one that names no id gets that of its place in the file that will hold it. */
function readLine(path: string, line: Line, target: string, overrides: ImportOverrides): Report {
  const { id, fields } = parseLine(path, line);
  const own = fields['id'];
  const isNamed = own !== undefined && own !== null && own !== '';
  return reportOfLine(path, line.number, {
    id: isNamed ? id : defaultId(target, line.number),
    fields: { ...fields, ...overrides },
  });
}

function lineOf({ id, title, outlet, author, published, url, language, text }: Report): Record<string, string> {
  const fields = { id, title, outlet, author, date: published, url, language, text };
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

async function opened(directory: string, path: string): Promise<FileHandle> {
  try {
    await mkdir(directory, { recursive: true });
    return await open(path, 'wx');
  } catch (cause) {
    throw writeFailed(directory, cause);
  }
}

function duplicate(id: string, path: string, number: number): IsnadError {
  return new IsnadError(
    'report-duplicate-id',
    `The report in line ${number} of ${path} has an id that another has: ${id}.`,
    {
      hint: 'Give it another, or change the report that has it in the corpus.',
    },
  );
}
