import { calibrate, calibrationName, parseCalibration } from '../answer/calibration.js';
import { type CalibrationQuestions } from '../answer/calibration-questions.js';
import type { Embedder } from '../embedder/embedder.js';
import { IsnadError } from '../errors.js';
import type { IndexedReport, Library, PublicationProgress } from '../library/library.js';
import { idOf, parseReport } from '../reports/corpus-file.js';
import { listCorpus, readCorpusFile } from '../reports/read-corpus.js';
import type { Lexicon } from '../search/lexicon.js';
import { analyseReport, analysisVersion, contentHash } from './analysis.js';
import { type EmbeddingProgress, embedPassages } from './embed-passages.js';

export interface ReindexParts {
  readonly corpusDirectory: string;
  readonly library: Library;
  readonly embedder: Embedder;
  readonly lexicon: Lexicon;
  readonly calibrationQuestions: CalibrationQuestions;
}

export interface ReindexOptions {
  /** Analyses every report anew. Vectors of unchanged passages are kept all the same. */
  readonly full?: boolean;
  readonly onReading?: (done: number, total: number) => void;
  readonly onEmbedding?: EmbeddingProgress;
  readonly onPublishing?: PublicationProgress;
  /** How many of the off-topic questions have been asked. */
  readonly onCalibrating?: (done: number, total: number) => void;
}

/** What a reindex did. */
export interface ReindexSummary {
  readonly generation: number;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** Passages that had to be embedded. */
  readonly embedded: number;
  /** Files that could not be read; a report that was in the library before stays as it was. */
  readonly failed: readonly { readonly file: string; readonly error: IsnadError }[];
}

/**
 * Brings the library up to the corpus: reads what changed, embeds what is new, publishes all of it at once and calibrates. With another
 * model, lexicon or analysis than before, every report is made anew while the old generation goes on serving.
 * @throws IsnadError `corpus-missing`, `corpus-empty` when no report is there at all, and what library and embedder throw.
 */
export async function reindex(parts: ReindexParts, options: ReindexOptions = {}): Promise<ReindexSummary> {
  const { library, embedder, lexicon } = parts;
  const before = await library.state();
  const stored = await library.contentHashes();
  const analysis = analysisVersion(lexicon);
  const everything =
    options.full === true || before.analysis !== analysis || before.embedding?.fingerprint !== embedder.fingerprint;
  const { put, unchanged, failed } = await readChanges(parts, stored, everything, options);
  const present = new Set([...put.map(({ report }) => report.id), ...unchanged, ...failed.map(({ id }) => id)]);
  const removed = [...stored.keys()].filter((id) => !present.has(id));
  const [firstFailure] = failed;
  if (firstFailure !== undefined && present.size === failed.length) throw firstFailure.error;

  const embedded = await embedPassages(put, library, embedder, options.onEmbedding);
  const nothingToDo = put.length === 0 && removed.length === 0 && before.generation > 0;
  const generation = nothingToDo
    ? before.generation
    : await library.publish(
        { basis: before.generation, embedding: embedder, analysis, remove: removed, put },
        options.onPublishing,
      );
  await calibrateWhereNeeded(parts, generation, options);
  const ids = put.map(({ report }) => report.id);
  return {
    generation,
    added: ids.filter((id) => !stored.has(id)),
    changed: put
      .filter(({ report, contentHash }) => (stored.get(report.id) ?? contentHash) !== contentHash)
      .map(({ report }) => report.id),
    removed,
    unchanged: unchanged.length,
    embedded,
    failed: failed.map(({ file, error }) => ({ file, error })),
  };
}

interface Changes {
  readonly put: IndexedReport[];
  readonly unchanged: string[];
  readonly failed: { id: string; file: string; error: IsnadError }[];
}

async function readChanges(
  { corpusDirectory, library, lexicon }: ReindexParts,
  stored: ReadonlyMap<string, string>,
  everything: boolean,
  { onReading }: ReindexOptions,
): Promise<Changes> {
  const files = await listCorpus(corpusDirectory);
  if (files.length === 0) {
    throw new IsnadError('corpus-empty', `There are no reports in ${corpusDirectory}.`, {
      hint: 'Add some with isnad add, or set CORPUS_DIR to the folder that holds them.',
    });
  }
  const changes: Changes = { put: [], unchanged: [], failed: [] };
  /** A report whose file cannot be read now goes on being quoted as it was; a new model or analysis has to reach it too. */
  const keepAsStored = async (id: string): Promise<void> => {
    const hash = stored.get(id);
    const report = everything && hash !== undefined ? await library.report(id) : null;
    if (report !== null && hash !== undefined) changes.put.push(analyseReport(report, hash, lexicon));
  };
  for (const [index, file] of files.entries()) {
    const id = idOf(file);
    try {
      const source = await readCorpusFile(corpusDirectory, file);
      const hash = contentHash(source);
      if (!everything && stored.get(id) === hash) changes.unchanged.push(id);
      else changes.put.push(analyseReport(parseReport(file, source), hash, lexicon));
    } catch (error) {
      if (!(error instanceof IsnadError)) throw error;
      changes.failed.push({ id, file, error });
      await keepAsStored(id);
    }
    onReading?.(index + 1, files.length);
  }
  return changes;
}

async function calibrateWhereNeeded(
  parts: ReindexParts,
  generation: number,
  { onCalibrating }: ReindexOptions,
): Promise<void> {
  const { library, embedder, lexicon, calibrationQuestions } = parts;
  const saved = await library.derived(calibrationName);
  const fits = saved?.generation === generation && saved.embedding === embedder.fingerprint;
  if (fits && parseCalibration(saved.value) !== null) return;
  const calibration = await calibrate(library, embedder, lexicon, calibrationQuestions, onCalibrating);
  if (calibration !== null) await library.saveDerived(calibrationName, generation, calibration);
}
