import type { Embedder } from '../embedder/embedder.js';

/** Vectors of single words, for comparing a question with a passage word by word. */
export interface WordVectors {
  /** One unit vector a word, in order; a zero vector for one that the model cannot embed. */
  of(words: readonly string[]): Promise<Float32Array[]>;
}

/** So many words are kept at least, those that were asked for last: all of a small library, the commoner ones of a large; ten to twenty megabytes. */
const leastKept = 20_000;

/** Components of a vector that are compared. What a model knows is spread over all of them, so that a part stands for the whole. */
const comparedComponents = 128;

/** Embeds words one by one and keeps what it can; null with a model whose words are not to be compared. */
export function keepWordVectors(embedder: Embedder): WordVectors | null {
  if (!embedder.comparesWords) return null;
  const kept = new RecentlyUsed<Float32Array>(leastKept);
  return {
    async of(words) {
      const missing = [...new Set(words.filter((word) => kept.get(word) === undefined))];
      // They are of a question that somebody waits for, and go before passages that are indexed.
      const made = shortened(await embedder.embed(missing, 'question'));
      const fresh = new Map(missing.map((word, index) => [word, made[index] ?? new Float32Array()]));
      const vectors = words.map((word) => fresh.get(word) ?? kept.get(word) ?? new Float32Array());
      for (const [word, vector] of fresh) kept.set(word, vector);
      return vectors;
    },
  };
}

/** The first components of each, as unit vectors that lie side by side: memory of their own for each would cost more than they. */
function shortened(vectors: readonly Float32Array[]): Float32Array[] {
  const all = new Float32Array(vectors.length * comparedComponents);
  return vectors.map((vector, index) => {
    const part = all.subarray(index * comparedComponents, (index + 1) * comparedComponents);
    part.set(vector.subarray(0, comparedComponents));
    const length = Math.hypot(...part);
    if (length > 0) for (let at = 0; at < part.length; at += 1) part[at] = (part[at] as number) / length;
    return part;
  });
}

/** Keeps the values used last: at least so many, at most twice as many. Asking for one that was used lately moves nothing. */
class RecentlyUsed<Value> {
  readonly #least: number;
  #recent = new Map<string, Value>();
  #earlier = new Map<string, Value>();

  constructor(least: number) {
    this.#least = least;
  }

  get(key: string): Value | undefined {
    const recent = this.#recent.get(key);
    if (recent !== undefined) return recent;
    const earlier = this.#earlier.get(key);
    if (earlier !== undefined) this.set(key, earlier);
    return earlier;
  }

  set(key: string, value: Value): void {
    this.#recent.set(key, value);
    if (this.#recent.size < this.#least) return;
    this.#earlier = this.#recent;
    this.#recent = new Map();
  }
}
