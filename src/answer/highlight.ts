import { type CosineScale, sentenceRelevance } from '../search/relevance.js';
import type { Found } from '../search/retrieve.js';

/**
 * Which sentence of a passage answers best, from 0; one that itself asks only where all do. Null in a passage of one sentence: it would
 * be all of it.
 */
export function bestSentence({ sentences }: Pick<Found, 'sentences'>, scale: CosineScale): number | null {
  if (sentences.length < 2) return null;
  const numbered = sentences.map((sentence, index) => ({ ...sentence, index }));
  const telling = numbered.filter(({ asks }) => !asks);
  const [best] = (telling.length > 0 ? telling : numbered).sort(
    (a, b) => sentenceRelevance(b, scale) - sentenceRelevance(a, scale),
  );
  return best?.index ?? null;
}
