import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Embedder } from '../embedder/embedder.js';
import { IsnadError } from '../errors.js';
import { isLanguage, type Language } from '../language/languages.js';
import type { Library } from '../library/library.js';
import type { Lexicon } from '../search/lexicon.js';
import { analyseQuestion } from '../search/question.js';
import type { CosineScale } from '../search/relevance.js';
import { retrieve } from '../search/retrieve.js';

const finite = z.number().refine(Number.isFinite);

/** Grows when the same questions would reach other relevances: what was measured by another version is measured anew. */
const calibrationVersion = 1;

const schema = z.object({
  version: z.literal(calibrationVersion),
  /** Cosines of the best passages for questions that nothing answers. */
  cosine: z.object({ mean: finite, deviation: finite.positive() }),
  /** Relevance under which an answer is refused. */
  floor: finite,
  /** Deviation of the best relevances of unanswerable questions: the unit in which a score rises above the floor. */
  spread: finite.positive(),
});

/** What relevance has to reach in one library under one model, measured and never copied from another. */
export type Calibration = z.infer<typeof schema>;

/** Name under which a library keeps its calibration. */
export const calibrationName = 'calibration';

/** Share of the off-topic questions whose best passage stays below the floor. */
const floorPercentile = 0.96;

export interface OffTopicQuestion {
  readonly language: Language;
  readonly text: string;
}

/**
 * Reads questions that no report answers, `language<TAB>question` a line.
 * @throws IsnadError `questions-damaged` naming the line that is not of this form.
 */
export function readOffTopicQuestions(file: string): OffTopicQuestion[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    const [language = '', text = ''] = line.split('\t');
    if (!isLanguage(language) || text.trim() === '') {
      throw new IsnadError(
        'questions-damaged',
        `${file}, line ${index + 1}: not a language and a question with a tab between.`,
      );
    }
    return [{ language, text }];
  });
}

/** A saved calibration, or null when it is not of this version's form. */
export function parseCalibration(value: unknown): Calibration | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/**
 * Asks the library questions that nothing in it answers. Their best cosines give the scale that cosines are read on; a high percentile
 * of their best relevances gives the floor. Null for a library without passages.
 */
export async function calibrate(
  library: Library,
  embedder: Embedder,
  lexicon: Lexicon,
  questions: readonly OffTopicQuestion[],
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Calibration | null> {
  const vectors: Float32Array[] = [];
  const cosines: number[] = [];
  for (const { text } of questions) {
    const [vector] = await embedder.embed([text], 'question');
    if (vector === undefined) throw new IsnadError('embedding-invalid', 'The model returned no vector for a question.');
    const [nearest] = await library.findByVector(vector, 1);
    vectors.push(vector);
    if (nearest !== undefined) cosines.push(nearest.score);
  }
  if (cosines.length === 0) return null;
  const scale = scaleOf(cosines);
  const best: number[] = [];
  for (const [index, { text, language }] of questions.entries()) {
    const vector = vectors[index] ?? new Float32Array(embedder.dimension);
    const [first] = await retrieve(analyseQuestion(text, lexicon, language), vector, { library, lexicon, scale });
    if (first !== undefined) best.push(first.relevance);
    onProgress(index + 1, questions.length);
  }
  return {
    version: calibrationVersion,
    cosine: scale,
    floor: percentile(best, floorPercentile),
    spread: scaleOf(best).deviation,
  };
}

/** Mean and standard deviation; the deviation is never 0. */
export function scaleOf(values: readonly number[]): CosineScale {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.max(Math.sqrt(variance), 1e-6) };
}

/** The value below which a share of the values lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
