import { describe, expect, it } from 'vitest';
import { EmbedQueue } from '../../src/embedder/embed-queue.js';

function textsOf(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}${index}`);
}

/** Embeds a text as its length: what the queue hands out, each chunk taking so many milliseconds a text. */
function run(queue: EmbedQueue, millisecondsPerText: number): string[][] {
  const chunks: string[][] = [];
  for (let chunk = queue.next(); chunk !== undefined; chunk = queue.next()) {
    chunks.push([...chunk.texts]);
    const vectors = chunk.texts.map((text) => Float32Array.of(text.length));
    queue.finish(chunk, vectors, millisecondsPerText * chunk.texts.length);
  }
  return chunks;
}

describe('EmbedQueue', () => {
  it('hands out questions before passages, and lets calls of one role take turns', () => {
    const queue = new EmbedQueue();
    void queue.add(textsOf('a', 40), 'passage');
    void queue.add(textsOf('b', 2), 'passage');
    void queue.add(['q'], 'question');
    const firsts = run(queue, 6).map((chunk) => chunk[0]);
    expect(firsts.slice(0, 3)).toEqual(['q', 'a0', 'b0']);
    expect(firsts.slice(3).every((text) => text?.startsWith('a'))).toBe(true);
  });

  it('gives every call its vectors in order', async () => {
    const queue = new EmbedQueue();
    const texts = Array.from({ length: 1_000 }, (_, index) => 'x'.repeat(index));
    const answer = queue.add(texts, 'passage');
    run(queue, 0.1);
    expect((await answer).map((vector) => vector[0])).toEqual(texts.map((text) => text.length));
  });

  it('makes chunks of what a model embeds in 25 milliseconds', () => {
    const largest = (millisecondsPerText: number): number => {
      const queue = new EmbedQueue();
      void queue.add(
        Array.from({ length: 5_000 }, () => 'x'.repeat(480)),
        'passage',
      );
      return Math.max(...run(queue, millisecondsPerText).map((chunk) => chunk.length));
    };
    expect(largest(0.25)).toBe(100);
    expect(largest(0.001)).toBe(256);
    expect(largest(100)).toBe(4);
  });

  it('puts many words into a chunk after a text that took long', () => {
    const queue = new EmbedQueue();
    void queue.add(['x'.repeat(2_000)], 'question');
    run(queue, 10);
    void queue.add(textsOf('word', 150), 'passage');
    expect(run(queue, 0.05)).toHaveLength(1);
  });

  it('does not put many very long texts into one chunk', () => {
    const queue = new EmbedQueue();
    void queue.add(
      Array.from({ length: 8 }, () => 'x'.repeat(1_000_000)),
      'passage',
    );
    expect(run(queue, 0).map((chunk) => chunk.length)).toEqual(Array.from({ length: 8 }, () => 1));
  });

  it('is not changed by what a caller does to the texts afterwards', () => {
    const queue = new EmbedQueue();
    const texts = ['a', 'b'];
    void queue.add(texts, 'passage');
    texts[0] = 'changed';
    expect(run(queue, 1)).toEqual([['a', 'b']]);
  });

  it('ends only the call that failed, or all that wait', async () => {
    const queue = new EmbedQueue();
    const failing = queue.add(textsOf('a', 9), 'passage');
    const waiting = queue.add(['b'], 'passage');
    const chunk = queue.next();
    if (chunk === undefined) throw new Error('nothing waits');
    queue.fail(chunk, new Error('this one'));
    await expect(failing).rejects.toThrow('this one');
    queue.failAll(new Error('all'));
    await expect(waiting).rejects.toThrow('all');
    expect(queue.next()).toBeUndefined();
  });
});
