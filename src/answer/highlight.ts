import type { Span } from '../reports/report.js';
import type { Evidence } from '../search/retrieve.js';
import { type CosineScale, sentenceRelevance } from './relevance.js';

/** The sentence of a passage that answers best. Nothing is emphasised in a passage of one sentence: it would be all of it. */
export function highlightsOf({ sentences }: Evidence, scale: CosineScale): Span[] {
  if (sentences.length < 2) return [];
  const [best] = [...sentences].sort((a, b) => sentenceRelevance(b, scale) - sentenceRelevance(a, scale));
  return best === undefined ? [] : [{ start: best.start, end: best.end }];
}
