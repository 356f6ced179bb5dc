import type { Span } from '../reports/report.js';
import { type CosineScale, sentenceRelevance } from '../search/relevance.js';
import type { Found } from '../search/retrieve.js';

/**
 * The sentence of a passage that answers best; a sentence that itself asks only where all do. Nothing is emphasised in a passage of one
 * sentence: it would be all of it.
 */
export function highlightsOf({ sentences }: Found, scale: CosineScale): Span[] {
  if (sentences.length < 2) return [];
  const telling = sentences.filter(({ asks }) => !asks);
  const [best] = (telling.length > 0 ? telling : [...sentences]).sort(
    (a, b) => sentenceRelevance(b, scale) - sentenceRelevance(a, scale),
  );
  return best === undefined ? [] : [{ start: best.start, end: best.end }];
}
