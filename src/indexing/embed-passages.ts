import type { Embedder } from '../embedder/embedder.js';
import type { IndexedReport, Library, PassageVectors, QuantisedVector } from '../library/library.js';

/** Passages whose vectors are saved together: what a kill costs at most. */
const batchSize = 64;

/**
 * How much of a passage's vector is its report's title. A paragraph often leaves unsaid what the report is about; of 0, 0.25, 0.4 and 0.7
 * this gave the most right first passages over question sets of several corpora.
 */
const titleShare = 0.4;

/** How many passages have vectors, of how many that needed them. */
export type EmbeddingProgress = (done: number, total: number) => void;

interface Task {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly sentences: readonly string[];
}

/**
 * Embeds the passages of these reports for which the library has no vectors under the embedder's fingerprint, and saves them as it goes.
 * @returns how many were embedded.
 */
export async function embedPassages(
  reports: readonly IndexedReport[],
  library: Library,
  embedder: Embedder,
  onProgress: EmbeddingProgress = () => {},
): Promise<number> {
  const tasks = tasksOf(reports);
  const missing = await library.missingVectors(embedder.fingerprint, [...tasks.keys()]);
  onProgress(0, missing.length);
  for (let start = 0; start < missing.length; start += batchSize) {
    const batch = missing.slice(start, start + batchSize).flatMap((key) => tasks.get(key) ?? []);
    await library.saveVectors(embedder, await embedBatch(batch, embedder));
    onProgress(Math.min(start + batchSize, missing.length), missing.length);
  }
  return missing.length;
}

function tasksOf(reports: readonly IndexedReport[]): Map<string, Task> {
  const tasks = new Map<string, Task>();
  for (const { report, passages } of reports) {
    for (const { passage, vectorKey } of passages) {
      const slice = (span: { start: number; end: number }): string => report.text.slice(span.start, span.end);
      tasks.set(vectorKey, {
        key: vectorKey,
        title: report.title,
        text: slice(passage),
        sentences: passage.sentences.map(slice),
      });
    }
  }
  return tasks;
}

async function embedBatch(tasks: readonly Task[], embedder: Embedder): Promise<Map<string, PassageVectors>> {
  const texts = [...new Set(tasks.flatMap((task) => [task.title, task.text, ...task.sentences]))];
  const vectors = await embedder.embed(texts, 'passage');
  const vectorOf = new Map(texts.map((text, index) => [text, vectors[index] ?? new Float32Array(embedder.dimension)]));
  const found = (text: string): Float32Array => vectorOf.get(text) ?? new Float32Array(embedder.dimension);
  return new Map(
    tasks.map(({ key, title, text, sentences }) => [
      key,
      {
        passage: leaning(found(text), found(title)),
        sentences: sentences.map((sentence) => quantise(found(sentence))),
      },
    ]),
  );
}

/** A unit vector that leans towards another by the title's share. */
function leaning(vector: Float32Array, towards: Float32Array): Float32Array {
  const sum = new Float32Array(vector.length);
  let squares = 0;
  for (let index = 0; index < sum.length; index += 1) {
    sum[index] = (vector[index] as number) + titleShare * (towards[index] ?? 0);
    squares += (sum[index] as number) ** 2;
  }
  const length = Math.sqrt(squares);
  return length === 0 ? vector : sum.map((value) => value / length);
}

/** A vector in 8 bits a component, by one scale: its largest component becomes ±127. A zero vector has scale 0. */
export function quantise(vector: Float32Array): QuantisedVector {
  // A loop, which takes a ninth of the time of a function that is called for each component.
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const scale = largest / 127;
  const values = new Int8Array(vector.length);
  if (scale === 0) return { values, scale };
  for (let index = 0; index < values.length; index += 1) values[index] = Math.round((vector[index] as number) / scale);
  return { values, scale };
}
