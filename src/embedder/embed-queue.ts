import type { TextRole } from './embedder.js';

/** A chunk takes about this long: no question waits longer for passages that were there before it. */
const chunkMilliseconds = 25;
const mostTextsPerChunk = 256;
const mostCharactersPerChunk = 200_000;

/** What the first chunk is made of, as long as nothing is known of the model: some passages. */
const firstChunk = 2_000;

/** How long embedding a text takes, as its characters and so many more: words are short, and each has to be looked at nevertheless. */
const workOf = (text: string): number => text.length + 20;

/** A call to embed some texts, and the vectors it has so far. */
interface Call {
  readonly texts: readonly string[];
  readonly role: TextRole;
  readonly vectors: Float32Array[];
  readonly resolve: (vectors: Float32Array[]) => void;
  readonly reject: (error: Error) => void;
}

/** A few texts of one call: what is embedded in one go. */
export interface Chunk {
  readonly call: Call;
  readonly texts: readonly string[];
}

/**
 * Calls that wait for a model which takes one chunk at a time. Questions go before passages; calls of the same role take turns,
 * one chunk each, so that a small call is not held up by a large one.
 */
export class EmbedQueue {
  readonly #waiting: Record<TextRole, Call[]> = { question: [], passage: [] };
  #workPerChunk = firstChunk;

  /** Lines up a call and returns its vectors, in the order of the texts. */
  add(texts: readonly string[], role: TextRole): Promise<Float32Array[]> {
    if (texts.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.#waiting[role].push({ texts: [...texts], role, vectors: [], resolve, reject });
    });
  }

  /** Takes the next chunk out of the queue, or undefined where nothing waits. It comes back by `finish` or `fail`. */
  next(): Chunk | undefined {
    const call = this.#waiting.question.shift() ?? this.#waiting.passage.shift();
    if (call === undefined) return undefined;
    const start = call.vectors.length;
    const last = Math.min(call.texts.length, start + mostTextsPerChunk);
    let end = start;
    for (let work = 0; end < last && work < this.#workPerChunk; end += 1) work += workOf(call.texts[end] ?? '');
    return { call, texts: call.texts.slice(start, end) };
  }

  /** Hands in the vectors of a chunk and how long it took, in milliseconds. */
  finish({ call, texts }: Chunk, vectors: readonly Float32Array[], milliseconds: number): void {
    call.vectors.push(...vectors);
    if (call.vectors.length === call.texts.length) call.resolve(call.vectors);
    else this.#waiting[call.role].push(call);

    const work = texts.reduce((sum, text) => sum + workOf(text), 0);
    const fitting = (work * chunkMilliseconds) / Math.max(milliseconds, 0.01);
    this.#workPerChunk = Math.max(1, Math.min(mostCharactersPerChunk, 2 * this.#workPerChunk, fitting));
  }

  /** Ends the call a chunk belongs to. */
  fail({ call }: Chunk, error: Error): void {
    call.reject(error);
  }

  /** Ends all calls that wait. */
  failAll(error: Error): void {
    for (const calls of Object.values(this.#waiting)) for (const call of calls.splice(0)) call.reject(error);
  }
}
