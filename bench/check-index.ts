import { IsnadError } from '../src/errors.js';
import { contentHash } from '../src/indexing/analysis.js';
import type { EmbeddedLibrary } from '../src/library/embedded/embedded-library.js';
import { openLibrary } from '../src/library/embedded/open.js';
import type { VectorIndexKind } from '../src/library/embedded/vector-index.js';
import { parseReport } from '../src/reports/corpus-file.js';
import { splitPassages } from '../src/reports/split.js';
import { programMain, runNode } from './processes.js';
import type { CorpusState } from './reindexed-corpus.js';

/** What an index was found to hold. */
export interface IndexContent {
  /** 0 when nothing was ever published. */
  readonly generation: number;
  /** Sentences about damage that the library mended by itself on opening. */
  readonly notices: readonly string[];
}

/**
 * Opens an index with its vectors searched through the index of the kind given, and looks at everything it holds.
 * @param statesOf the corpus that each generation possible now was made from
 * @throws Error that says what is wrong: it does not open, holds another generation, or not all of one
 */
export async function checkIndex(
  directory: string,
  vectorIndex: VectorIndexKind,
  statesOf: ReadonlyMap<number, CorpusState>,
): Promise<IndexContent> {
  const notices: string[] = [];
  let library: EmbeddedLibrary;
  try {
    const onNotice = (message: string) => void notices.push(message);
    library = await openLibrary({ directory, exactLimit: 0, vectorIndex, onNotice });
  } catch (error) {
    const nothingYet = error instanceof IsnadError && error.identifier === 'library-missing' && statesOf.has(0);
    if (nothingYet) return { generation: 0, notices };
    throw error;
  }
  try {
    const { generation } = await library.state();
    const expected = statesOf.get(generation);
    if (expected === undefined) {
      throw new Error(`it holds generation ${generation}; ${[...statesOf.keys()].join(' or ')} would be right`);
    }
    await checkWhole(library, expected);
    return { generation, notices };
  } finally {
    await library.close();
  }
}

async function checkWhole(library: EmbeddedLibrary, expected: CorpusState): Promise<void> {
  const hashes = await library.contentHashes();
  const lost = [...expected.keys()].filter((id) => !hashes.has(id));
  if (lost.length > 0) throw new Error(`reports are lost: ${lost.join(', ')}`);
  const unknown = [...hashes.keys()].filter((id) => !expected.has(id));
  if (unknown.length > 0) throw new Error(`reports are there that should be gone: ${unknown.join(', ')}`);
  let passages = 0;
  for (const [id, source] of expected) {
    if (hashes.get(id) !== contentHash(source)) throw new Error(`${id} is of another time`);
    passages += await checkReport(library, id, source);
  }
  const state = await library.state();
  if (state.reports !== expected.size || state.passages !== passages) {
    throw new Error(
      `it counts ${state.reports} reports and ${state.passages} passages, and holds ${expected.size} and ${passages}`,
    );
  }
}

/** Checks text, passages, words and vectors of one report. @returns how many passages it has */
async function checkReport(library: EmbeddedLibrary, id: string, source: string): Promise<number> {
  const report = parseReport(`${id}.md`, source);
  if ((await library.report(id))?.text !== report.text) throw new Error(`${id} has another text`);
  const stored = await library.reportPassages(id);
  const expected = splitPassages(report);
  if (stored.length !== expected.length) {
    throw new Error(`${id} has ${stored.length} passages instead of ${expected.length}`);
  }
  const vectors = await library.vectors(stored.map((one) => one.id));
  for (const [index, { id: passage, text, words, passage: span }] of stored.entries()) {
    const quoted = expected[index];
    if (span.start !== quoted?.start || report.text.slice(span.start, span.end) !== text) {
      throw new Error(`passage ${index} of ${id} is no quote of it`);
    }
    if (words.length !== span.sentences.length) throw new Error(`passage ${index} of ${id} has lost its words`);
    const vector = vectors.get(passage)?.passage;
    if (vector === undefined) throw new Error(`passage ${index} of ${id} has no vector`);
    const [nearest] = await library.findByVector(vector, 1);
    if (nearest === undefined || nearest.score < 0.999) throw new Error(`passage ${index} of ${id} is not found`);
  }
  return stored.length;
}

const question = 'Where did the leaders go?';

/**
 * Asks the command line, which must answer, with quotes of the reports given if with any.
 * @throws Error that says what is wrong
 */
export async function checkAnswer(
  environment: Readonly<Record<string, string>>,
  expected: readonly CorpusState[],
): Promise<void> {
  const { exitCode, signal, output, errors } = await runNode([programMain, 'ask', '--json', question], { environment });
  if (exitCode !== 0) throw new Error(`isnad ask ended with ${signal ?? exitCode}: ${errors.trim()}`);
  const { quotes } = JSON.parse(output) as {
    quotes: { report: { id: string }; start: number; end: number; text: string }[];
  };
  for (const { report, start, end, text } of quotes) {
    const isSlice = expected.some((state) => {
      const source = state.get(report.id);
      return source !== undefined && parseReport(`${report.id}.md`, source).text.slice(start, end) === text;
    });
    if (!isSlice) throw new Error(`isnad ask quotes ${report.id} with what it does not say`);
  }
}
