import type { Embedder } from '../src/embedder/embedder.js';
import type { Library } from '../src/library/library.js';

/** Adds up how long each part of some work took, in milliseconds. */
export class Stopwatch {
  readonly #spent = new Map<string, number>();

  add(part: string, milliseconds: number): void {
    this.#spent.set(part, this.spent(part) + milliseconds);
  }

  spent(part: string): number {
    return this.#spent.get(part) ?? 0;
  }

  /** What was added up so far; everything begins at 0 again. */
  take(): Map<string, number> {
    const taken = new Map(this.#spent);
    this.#spent.clear();
    return taken;
  }
}

/**
 * A library whose methods are timed by name. `waiting` times until the result is there, for work whose calls come one after another;
 * otherwise only the call itself is timed, so that calls side by side are not counted twice: an embedded library reads within the call.
 */
export function timedLibrary<Timed extends Library>(library: Timed, watch: Stopwatch, waiting: boolean): Timed {
  return new Proxy(library, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown => {
        const began = performance.now();
        const stop = (): void => watch.add(String(name), performance.now() - began);
        const result: unknown = member.apply(target, given);
        if (waiting && result instanceof Promise) return result.finally(stop);
        stop();
        return result;
      };
    },
  });
}

/** An embedder that is timed under the name `embed`. */
export function timedEmbedder(embedder: Embedder, watch: Stopwatch): Embedder {
  return {
    model: embedder.model,
    comparesWords: embedder.comparesWords,
    fingerprint: embedder.fingerprint,
    dimension: embedder.dimension,
    close: () => embedder.close(),
    async embed(texts, role) {
      const began = performance.now();
      const vectors = await embedder.embed(texts, role);
      watch.add('embed', performance.now() - began);
      return vectors;
    },
  };
}
