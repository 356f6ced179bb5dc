import { createHash } from 'node:crypto';
import type { IndexedReport, Library, PassageVectors } from '../../src/library/library.js';
import { vectorKey } from '../../src/library/vector-key.js';
import { clusteredReports, type SyntheticReport } from '../clustered-corpus.js';

/** Vectors that no model made: what is listed and read needs none that mean anything. */
const embedding = { model: 'none', fingerprint: 'none-8', dimension: 8 };

/** Publishes so many made-up reports of one paragraph each, for what lists or shows reports and asks them nothing. */
export async function publishManyReports(library: Library, count: number): Promise<void> {
  const put: IndexedReport[] = [];
  const vectors = new Map<string, PassageVectors>();
  for (const report of clusteredReports(8)) {
    const indexed = indexedReport(report);
    put.push(indexed);
    for (const { vectorKey: key } of indexed.passages) vectors.set(key, vectorsOf(key));
    if (put.length >= count) break;
  }
  await library.saveVectors(embedding, vectors);
  const { generation } = await library.state();
  await library.publish({ basis: generation, embedding, analysis: 'none', remove: [], put });
}

function indexedReport({ id, title, outlet, published, language, paragraphs }: SyntheticReport): IndexedReport {
  const text = paragraphs[0] ?? title;
  const span = { start: 0, end: text.length };
  return {
    report: {
      ...{ id, file: `${id}.md`, title, outlet, author: null, published, url: null, language, text },
      paragraphs: [{ kind: 'text', ...span }],
    },
    contentHash: id,
    passages: [
      {
        passage: { ...span, ordinal: 0, paragraph: 1, sentences: [span] },
        vectorKey: vectorKey(text, [span], title),
        words: [[id]],
      },
    ],
  };
}

function vectorsOf(key: string): PassageVectors {
  const bytes = createHash('sha256').update(key).digest().subarray(0, embedding.dimension);
  const length = Math.hypot(...bytes);
  const passage = Float32Array.from(bytes, (value) => value / length);
  return { passage, sentences: [{ values: Int8Array.from(bytes, (value) => value >> 1), scale: 2 / length }] };
}
