import { createHash } from 'node:crypto';
import type { Embedding, IndexedReport, PassageVectors } from '../../src/library/library.js';
import { vectorKey } from '../../src/library/vector-key.js';

export const embedding: Embedding = { model: 'sample', fingerprint: 'sample-32', dimension: 32 };

/** Random numbers that are the same on every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function toUnitLength(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((component) => component / length);
}

/** A unit vector that depends on the text only; texts that share their first word lie near one another. */
export function vectorOf(text: string, dimension = embedding.dimension): Float32Array {
  const vector = new Float32Array(dimension);
  const add = (part: string, weight: number) => {
    const random = randomNumbers(createHash('sha256').update(part).digest().readInt32LE(0));
    for (let index = 0; index < dimension; index += 1) {
      // The sum of three uniform numbers is near enough to a normal one for directions to be even.
      vector[index]! += weight * (random() + random() + random() - 1.5);
    }
  };
  add(text.split(' ')[0] ?? '', 1);
  add(text, 0.7);
  return toUnitLength(vector);
}

export function vectorsOf(text: string, sentences: readonly string[], dimension = embedding.dimension): PassageVectors {
  return {
    passage: vectorOf(text, dimension),
    sentences: sentences.map((sentence) => {
      const vector = vectorOf(sentence, dimension);
      const scale = Math.fround(Math.max(...vector.map(Math.abs)) / 127);
      return { scale, values: Int8Array.from(vector, (component) => Math.round(component / scale)) };
    }),
  };
}

export interface SampleReport {
  readonly indexed: IndexedReport;
  /** Texts of its passages, in order. */
  readonly texts: readonly string[];
  readonly vectors: (dimension?: number) => Map<string, PassageVectors>;
}

/**
 * A report of one paragraph a passage; a passage is a list of sentences. Its words are its sentences' words in small letters.
 */
export function sampleReport(
  id: string,
  passages: readonly (readonly string[])[],
  citation: Partial<IndexedReport['report']> = {},
): SampleReport {
  const texts = passages.map((sentences) => sentences.join(' '));
  const text = texts.join('\n\n');
  let start = 0;
  const indexed = passages.map((sentences, ordinal) => {
    const passageText = texts[ordinal] ?? '';
    const passageStart = start;
    const spans = sentences.map((sentence) => {
      const span = { start, end: start + sentence.length };
      start += sentence.length + 1;
      return span;
    });
    start = passageStart + passageText.length + 2;
    return {
      passage: {
        ordinal,
        paragraph: ordinal + 1,
        start: passageStart,
        end: passageStart + passageText.length,
        sentences: spans,
      },
      vectorKey: vectorKey(passageText, spans, `Title of ${id}`),
      words: sentences.map((sentence) => sentence.toLowerCase().split(' ')),
    };
  });
  return {
    texts,
    indexed: {
      contentHash: createHash('sha256').update(text).digest('hex'),
      passages: indexed,
      report: {
        id,
        file: `${id}.md`,
        title: `Title of ${id}`,
        outlet: null,
        author: null,
        published: null,
        url: null,
        language: 'en',
        text,
        paragraphs: indexed.map(({ passage }) => ({ start: passage.start, end: passage.end, kind: 'text' as const })),
        ...citation,
      },
    },
    vectors: (dimension) =>
      new Map(
        indexed.map(({ vectorKey: key }, index) => [
          key,
          vectorsOf(texts[index] ?? '', passages[index] ?? [], dimension),
        ]),
      ),
  };
}

/** Many reports whose passages gather around topics, as those of real reports do. */
export function clusteredReports(count: number, passagesEach: number, seed = 1): SampleReport[] {
  const random = randomNumbers(seed);
  const word = () => `w${Math.floor(random() * random() * 3_000)}`;
  return Array.from({ length: count }, (_, number) => {
    const topic = `topic${Math.floor(random() * 60)}`;
    const passages = Array.from({ length: passagesEach }, (_, ordinal) => [
      `${topic} r${number} p${ordinal} ${word()} ${word()}`,
      `${topic} ${word()} ${word()} ${word()}`,
    ]);
    return sampleReport(`report-${number}`, passages);
  });
}
