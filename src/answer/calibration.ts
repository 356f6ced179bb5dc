import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { Embedder } from '../embedder/embedder.js';
import type { LibraryReader } from '../library/library.js';
import type { Lexicon } from '../search/lexicon.js';
import { type AnalysedQuestion, analyseQuestion } from '../search/question.js';
import { vectorOfQuestion } from '../search/question-vector.js';
import type { CosineScale } from '../search/relevance.js';
import { retrieve } from '../search/retrieve.js';
import { aboutNamesOf, type CalibrationQuestions } from './calibration-questions.js';

const finite = z.number().refine(Number.isFinite);

/** Grows when the same questions would reach other relevances: what was measured by another version is measured anew. */
const calibrationVersion = 3;

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

/** Share of the off-topic questions whose best passage stays below the floor, and of the near-topic ones. */
const offTopicShare = 0.94;
const nearTopicShare = 0.7;

/** A saved calibration, or null when it is not of this version's form. */
export function parseCalibration(value: unknown): Calibration | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/**
 * Asks the library questions that nothing in it answers. The best cosines of those off its topics give the scale that cosines are read
 * on; the floor is a high percentile of their best relevances, or a percentile of those of near-topic questions where that is higher: a
 * library that tells much of a few names comes near to every question that names one. Null for a library without passages.
 */
export async function calibrate(
  library: LibraryReader,
  embedder: Embedder,
  lexicon: Lexicon,
  questions: CalibrationQuestions,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Calibration | null> {
  const nearTopic = await aboutNamesOf(library, lexicon, questions.nearTopic);
  const total = questions.offTopic.length + nearTopic.length;
  const asked: AskedQuestion[] = [];
  const cosines: number[] = [];
  for (const question of questions.offTopic) {
    const analysed = analyseQuestion(question.text, lexicon, question.language);
    const vector = await vectorOfQuestion(analysed, { embedder, lexicon });
    const [nearest] = await library.findByVector(vector, 1);
    asked.push({ analysed, vector });
    if (nearest !== undefined) cosines.push(nearest.score);
  }
  if (cosines.length === 0) return null;
  const scale = scaleOf(cosines);
  const bestOf = async ({ analysed, vector }: AskedQuestion): Promise<number[]> => {
    // A bot that measures answers meanwhile: hundreds of searches without a break would keep it from that.
    await nextTurn();
    const found = await retrieve(analysed, vector, {
      library,
      lexicon,
      scale,
      // Relevance is told without them.
      wordVectors: null,
    });
    return found.length === 0 ? [] : [Math.max(...found.map(({ relevance }) => relevance))];
  };
  const offTopicBest: number[] = [];
  for (const question of asked) {
    offTopicBest.push(...(await bestOf(question)));
    onProgress(offTopicBest.length, total);
  }
  const nearTopicBest: number[] = [];
  for (const question of nearTopic) {
    const analysed = analyseQuestion(question.text, lexicon, question.language);
    nearTopicBest.push(
      ...(await bestOf({ analysed, vector: await vectorOfQuestion(analysed, { embedder, lexicon }) })),
    );
    onProgress(asked.length + nearTopicBest.length, total);
  }
  return {
    version: calibrationVersion,
    cosine: scale,
    floor: Math.max(
      percentile(offTopicBest, offTopicShare),
      nearTopicBest.length === 0 ? Number.NEGATIVE_INFINITY : percentile(nearTopicBest, nearTopicShare),
    ),
    spread: scaleOf(offTopicBest).deviation,
  };
}

interface AskedQuestion {
  readonly analysed: AnalysedQuestion;
  readonly vector: Float32Array;
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
