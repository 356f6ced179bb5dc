import type { Embedder } from '../embedder/embedder.js';

/** Vectors of single words, for comparing a question with a passage word by word. */
export interface WordVectors {
  /** One unit vector a word, in order; a zero vector for one that the model cannot embed. */
  of(words: readonly string[]): Promise<Float32Array[]>;
}

/** So many words are kept, those that were asked for last: all of a small library, the commoner ones of a large, in ten megabytes. */
const mostKept = 20_000;

/** Components of a vector that are compared. What a model knows is spread over all of them, so that a part stands for the whole. */
const comparedComponents = 128;

/** Embeds words one by one and keeps what it can; null with a model whose words are not to be compared. */
export function keepWordVectors(embedder: Embedder): WordVectors | null {
  if (!embedder.comparesWords) return null;
  const kept = new Map<string, Float32Array>();
  return {
    async of(words) {
      const missing = [...new Set(words.filter((word) => !kept.has(word)))];
      const made = await embedder.embed(missing, 'passage');
      const fresh = new Map(missing.map((word, index) => [word, shortened(made[index] ?? new Float32Array())]));
      return words.map((word) => {
        const vector = kept.get(word) ?? fresh.get(word) ?? new Float32Array();
        // Moved behind all others: what stands first was not asked for longest.
        kept.delete(word);
        kept.set(word, vector);
        const [oldest] = kept.size > mostKept ? kept.keys() : [];
        if (oldest !== undefined) kept.delete(oldest);
        return vector;
      });
    },
  };
}

/** The first components, as a unit vector. */
function shortened(vector: Float32Array): Float32Array {
  const part = vector.slice(0, comparedComponents);
  const length = Math.hypot(...part);
  return length === 0 ? part : part.map((value) => value / length);
}
