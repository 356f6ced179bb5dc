import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { IsnadError } from '../errors.js';
import { idOf, parseReport } from './corpus-file.js';
import { isLinesFile, mostLineBytes, parseLine, reportOfLine } from './corpus-line.js';
import { type Line, linesOf } from './lines.js';
import { readCorpusFile, unreadableFile } from './read-corpus.js';
import type { Report } from './report.js';

/** A report as it stands in a corpus: a Markdown file, or a line of a `.jsonl` file. */
export interface CorpusEntry {
  readonly id: string;
  /** Relative to the corpus folder. */
  readonly file: string;
  /** What it is made of: the file's text, or the line's. */
  readonly source: string;
  /** @throws IsnadError `report-damaged` */
  report(): Report;
}

/** A report that cannot be read; `id` is null where a damaged line does not say which it is, and where another has had it before. */
export interface UnreadableEntry {
  readonly id: string | null;
  readonly file: string;
  readonly error: IsnadError;
}

/** Bytes read of a `.jsonl` file at a time. */
const pieceBytes = 1 << 20;

/**
 * All reports of some files of a corpus, one after the other, in the order of files and lines. No more than one of them is in memory. A report
 * whose id another has had before it is one that cannot be read.
 *
 * @param files as `listCorpus` gives them
 */
export async function* corpusEntries(
  directory: string,
  files: readonly string[],
): AsyncGenerator<CorpusEntry | UnreadableEntry> {
  const seen = new Set<string>();
  for (const file of files) {
    for await (const entry of isLinesFile(file) ? entriesOfLines(directory, file) : [await entryOf(directory, file)]) {
      const id = entry.id?.toLowerCase();
      if (id !== undefined && seen.has(id)) {
        yield { id: null, file, error: duplicate(entry.id ?? '', file) };
        continue;
      }
      if (id !== undefined) seen.add(id);
      yield entry;
    }
  }
}

export const isReadable = (entry: CorpusEntry | UnreadableEntry): entry is CorpusEntry => 'report' in entry;

async function entryOf(directory: string, file: string): Promise<CorpusEntry | UnreadableEntry> {
  const id = idOf(file);
  try {
    const source = await readCorpusFile(directory, file);
    return { id, file, source, report: () => parseReport(file, source) };
  } catch (error) {
    return { id, file, error: expected(error) };
  }
}

async function* entriesOfLines(directory: string, file: string): AsyncGenerator<CorpusEntry | UnreadableEntry> {
  try {
    for await (const line of writtenLines(directory, file)) yield entryOfLine(file, line);
  } catch (error) {
    // What was read before the disk failed stays read.
    yield { id: null, file, error: expected(error) };
  }
}

function entryOfLine(file: string, line: Line): CorpusEntry | UnreadableEntry {
  try {
    const parsed = parseLine(file, line);
    const source = 'text' in line ? line.text : '';
    return { id: parsed.id, file, source, report: () => reportOfLine(file, line.number, parsed) };
  } catch (error) {
    return { id: null, file, error: expected(error) };
  }
}

/** The lines of a `.jsonl` file that are not empty. */
async function* writtenLines(directory: string, file: string): AsyncGenerator<Line> {
  const path = join(directory, file);
  const stream = createReadStream(path, { highWaterMark: pieceBytes });
  try {
    for await (const line of linesOf(stream, mostLineBytes)) {
      if ('problem' in line || line.text.trim() !== '') yield line;
    }
  } catch (cause) {
    throw unreadableFile(path, cause);
  }
}

/** How many reports some files hold: for a progress bar, so that damaged ones count. A file that cannot be read counts as one. */
export async function countEntries(directory: string, files: readonly string[]): Promise<number> {
  let count = 0;
  for (const file of files) {
    if (!isLinesFile(file)) count += 1;
    else count += await countLines(directory, file);
  }
  return count;
}

async function countLines(directory: string, file: string): Promise<number> {
  let count = 0;
  try {
    for await (const _ of writtenLines(directory, file)) count += 1;
  } catch (error) {
    expected(error);
    count += 1;
  }
  return count;
}

function duplicate(id: string, file: string): IsnadError {
  return new IsnadError(
    'report-duplicate-id',
    `Two reports have the same name: ${id}, the second of them in ${file}.`,
    {
      hint: 'Give one of the two another: the name is what a citation refers to.',
    },
  );
}

/** What may be wrong with a report; anything else is a defect of the program. */
function expected(error: unknown): IsnadError {
  if (error instanceof IsnadError) return error;
  throw error;
}
