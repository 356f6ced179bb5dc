import type { Embedder } from '../../embedder/embedder.js';
import { IsnadError } from '../../errors.js';
import type { IndexedReport, Library, LibraryState } from '../../library/library.js';
import { formatReport, parseReport, type StoredCitation } from '../../reports/corpus-file.js';
import type { Report } from '../../reports/report.js';
import type { Lexicon } from '../../search/lexicon.js';
import { analyseInTurns, analysisVersion, contentHash } from '../analysis.js';
import { embedPassages } from '../embed-passages.js';

/** What is done to a server's library. */
export interface LibraryChange {
  readonly remove: readonly string[];
  /** New and changed reports. */
  readonly put: readonly Report[];
  /** Saved in the library together with the change, by name. */
  readonly derived?: Readonly<Record<string, unknown>>;
}

/** How far a change is: passages embedded, of those that had to be. */
export type ChangeProgress = (done: number, total: number) => void;

export interface ChangeParts {
  readonly embedder: Embedder;
  readonly lexicon: Lexicon;
  readonly signal: AbortSignal;
  readonly onProgress?: ChangeProgress | undefined;
  /** Analyses every report anew, whatever the library was made with. */
  readonly everything?: boolean;
}

/** A publication is worked out anew when another process was faster, so often. */
const mostAttempts = 3;

/**
 * Changes a server's library, all at once. Where the library was made with another model or analysis, all its reports are made anew with it:
 * they are stored whole, so nothing else is needed.
 * @returns how many passages were embedded
 * @throws IsnadError what library and embedder throw, and the signal's reason: nothing was changed then
 */
export async function changeLibrary(library: Library, change: LibraryChange, parts: ChangeParts): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await changeOnce(library, change, parts);
    } catch (error) {
      const isOvertaken = error instanceof IsnadError && error.identifier === 'library-changed';
      if (!isOvertaken || attempt === mostAttempts) throw error;
    }
  }
}

async function changeOnce(
  library: Library,
  { remove, put, derived = {} }: LibraryChange,
  parts: ChangeParts,
): Promise<number> {
  const { embedder, lexicon, signal, onProgress } = parts;
  await library.refresh();
  const state = await library.state();
  const isWhole = parts.everything === true || isStale(state, embedder, lexicon);
  const leaving = new Set([...remove, ...put.map(({ id }) => id)]);
  const staying = isWhole ? await reportsExcept(library, leaving) : [];
  const indexed: IndexedReport[] = [];
  for (const report of [...put, ...staying]) {
    signal.throwIfAborted();
    indexed.push(await analyseInTurns(report, hashOf(report), lexicon));
  }
  const embedded = await embedPassages(indexed, library, embedder, (done, total) => {
    // Between two batches: what was embedded so far is kept.
    signal.throwIfAborted();
    onProgress?.(done, total);
  });
  await library.publish({
    basis: state.generation,
    embedding: embedder,
    analysis: analysisVersion(lexicon),
    remove,
    put: indexed,
    derived,
  });
  return embedded;
}

/** Whether a library was made with another model or analysis than reports are made with now. */
export function isStale(state: LibraryState, embedder: Pick<Embedder, 'fingerprint'>, lexicon: Lexicon): boolean {
  if (state.generation === 0) return false;
  return state.analysis !== analysisVersion(lexicon) || state.embedding?.fingerprint !== embedder.fingerprint;
}

/** All reports of a library with their texts, except some. */
export async function reportsExcept(library: Library, ids: ReadonlySet<string>): Promise<Report[]> {
  const entries = (await library.reports()).filter(({ id }) => !ids.has(id));
  const reports: Report[] = [];
  for (const { id } of entries) {
    const report = await library.report(id);
    if (report !== null) reports.push(report);
  }
  return reports;
}

/**
 * A report as it is stored, from its citation and text: by the same rules as a file of the corpus.
 * @throws IsnadError `report-damaged` when it has no title or text, or its date or address is none
 */
export const reportOf = (id: string, citation: StoredCitation, text: string): Report =>
  parseReport(`${id}.md`, formatReport(citation, storable(text)));

/** Characters that a database or a message cannot hold are left out, halves of characters replaced. */
const storable = (text: string): string => text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');

const hashOf = (report: Report): string => contentHash(formatReport(report, report.text));
