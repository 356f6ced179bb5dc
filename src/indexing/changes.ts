import { IsnadError } from '../errors.js';
import type { IndexedReport, Library } from '../library/library.js';
import { type CorpusEntry, corpusEntries, countEntries, isReadable } from '../reports/corpus-entries.js';
import { listCorpus } from '../reports/read-corpus.js';
import type { Lexicon } from '../search/lexicon.js';
import { analyseInTurns, contentHash } from './analysis.js';

/** What a corpus holds otherwise than the library, by ids. */
export interface Changes {
  /** Files in which there is something to read. */
  readonly files: readonly string[];
  /** Ids of the reports to make anew, those that cannot be read included. */
  readonly toRead: ReadonlySet<string>;
  readonly removed: readonly string[];
  /** Stored reports that may be what a damaged line was: they stay. */
  readonly kept: readonly string[];
  /** How many reports stay as they are. */
  readonly unchanged: number;
}

export interface Unread {
  readonly file: string;
  readonly error: IsnadError;
}

interface CorpusParts {
  readonly corpusDirectory: string;
  readonly library: Library;
  readonly lexicon: Lexicon;
}

/**
 * Compares a corpus with content hashes of what is stored.
 * @param everything counts every report as changed
 * @throws IsnadError `corpus-missing`, `corpus-empty`
 */
export async function findChanges(
  { corpusDirectory, library }: CorpusParts,
  stored: ReadonlyMap<string, string>,
  everything: boolean,
  onReading: ((done: number, total: number) => void) | undefined,
): Promise<Changes> {
  const all = await listCorpus(corpusDirectory);
  const total = await countEntries(corpusDirectory, all);
  if (total === 0) {
    throw new IsnadError('corpus-empty', `There are no reports in ${corpusDirectory}.`, {
      hint: 'Add some with isnad add, or set CORPUS_DIR to the folder that holds them.',
    });
  }
  const files = new Set<string>();
  const toRead = new Set<string>();
  const present = new Set<string>();
  const withUnknown = new Set<string>();
  let hasDuplicates = false;
  let read = 0;
  for await (const entry of corpusEntries(corpusDirectory, all)) {
    const isSame = !everything && isReadable(entry) && stored.get(entry.id) === contentHash(entry.source);
    if (!isSame) {
      files.add(entry.file);
      if (entry.id !== null) toRead.add(entry.id);
    }
    if (entry.id === null) withUnknown.add(entry.file);
    else present.add(entry.id);
    hasDuplicates ||= !isReadable(entry) && entry.error.identifier === 'report-duplicate-id';
    read += 1;
    onReading?.(read, Math.max(read, total));
  }
  return {
    // Which of two is the second shows only to who reads both.
    files: hasDuplicates ? all : [...files],
    toRead,
    ...(await goneFrom(library, stored, present, withUnknown)),
    unchanged: [...present].filter((id) => !toRead.has(id)).length,
  };
}

/** Stored reports that the corpus has no more. Those of a file with a line that says nothing of itself may be what that line was. */
async function goneFrom(
  library: Library,
  stored: ReadonlyMap<string, string>,
  present: ReadonlySet<string>,
  withUnknown: ReadonlySet<string>,
): Promise<Pick<Changes, 'removed' | 'kept'>> {
  const gone = [...stored.keys()].filter((id) => !present.has(id));
  if (withUnknown.size === 0) return { removed: gone, kept: [] };
  const removed: string[] = [];
  const kept: string[] = [];
  for (const id of gone) {
    const report = await library.report(id);
    if (report !== null && withUnknown.has(report.file)) kept.push(id);
    else removed.push(id);
  }
  return { removed, kept };
}

/** The reports of a corpus that have to be made anew, read and analysed one after the other, as they are asked for. */
export class ChangedReports implements AsyncIterable<IndexedReport> {
  /** Ids of the reports that came so far, those that came as they were stored included. */
  readonly ids: string[] = [];
  /** How many came from the corpus. */
  read = 0;
  /** Of those, the ones that are stored otherwise. */
  readonly otherwise: string[] = [];
  /** What could not be read so far. */
  readonly failed: Unread[] = [];
  readonly #parts: CorpusParts;
  readonly #changes: Changes;
  readonly #stored: ReadonlyMap<string, string>;
  readonly #everything: boolean;

  constructor(parts: CorpusParts, changes: Changes, stored: ReadonlyMap<string, string>, everything: boolean) {
    this.#parts = parts;
    this.#changes = changes;
    this.#stored = stored;
    this.#everything = everything;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<IndexedReport> {
    const { files, toRead } = this.#changes;
    for await (const entry of corpusEntries(this.#parts.corpusDirectory, files)) {
      if (isReadable(entry) && !toRead.has(entry.id)) continue;
      try {
        if (!isReadable(entry)) throw entry.error;
        yield await this.#made(entry);
      } catch (error) {
        if (!(error instanceof IsnadError)) throw error;
        this.failed.push({ file: entry.file, error });
        const kept = entry.id === null ? null : await this.#asStored(entry.id);
        if (kept !== null) yield kept;
      }
    }
    for (const id of this.#changes.kept) {
      const kept = await this.#asStored(id);
      if (kept !== null) yield kept;
    }
  }

  async #made(entry: CorpusEntry): Promise<IndexedReport> {
    const hash = contentHash(entry.source);
    const made = await analyseInTurns(entry.report(), hash, this.#parts.lexicon);
    this.#note(entry.id, hash);
    this.read += 1;
    return made;
  }

  /** A report that cannot be read now goes on being quoted as it was; a new model or analysis has to reach it too. */
  async #asStored(id: string): Promise<IndexedReport | null> {
    const hash = this.#stored.get(id);
    if (!this.#everything || hash === undefined) return null;
    const report = await this.#parts.library.report(id);
    if (report === null) return null;
    this.#note(id, hash);
    return analyseInTurns(report, hash, this.#parts.lexicon);
  }

  #note(id: string, hash: string): void {
    this.ids.push(id);
    const before = this.#stored.get(id);
    if (before !== undefined && before !== hash) this.otherwise.push(id);
  }
}
