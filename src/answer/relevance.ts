import type { Evidence, SentenceEvidence } from '../search/retrieve.js';

/**
 * How cosines of one model over one library are to be read: where the best passages for questions that nothing answers lie. Models
 * differ (E5 lives in 0.7 to 1.0), so a cosine counts by how many deviations it stands above that.
 */
export interface CosineScale {
  readonly mean: number;
  readonly deviation: number;
}

/** How much each kind of evidence counts. Found by `isnad eval` on the starter questions; see docs/decisions. */
const weights = { passageCosine: 0.5, sentenceCosine: 0.5, passageCoverage: 3, sentenceCoverage: 3 } as const;

/** Where a cosine stands on a scale, in deviations above what unanswerable questions reach. */
const standing = (cosine: number, { mean, deviation }: CosineScale): number =>
  (cosine - mean) / Math.max(deviation, 1e-6);

/** How well one sentence answers, in the unit of `relevance`. */
export function sentenceRelevance(sentence: SentenceEvidence, scale: CosineScale): number {
  return weights.sentenceCosine * standing(sentence.cosine, scale) + weights.sentenceCoverage * sentence.coverage;
}

/** How well a passage answers: its own evidence and that of its best sentence. Without bounds; a calibration tells which values are enough. */
export function relevance(evidence: Evidence, scale: CosineScale): number {
  const own = weights.passageCosine * standing(evidence.cosine, scale) + weights.passageCoverage * evidence.coverage;
  const best = Math.max(...evidence.sentences.map((sentence) => sentenceRelevance(sentence, scale)));
  return own + (Number.isFinite(best) ? best : 0);
}
