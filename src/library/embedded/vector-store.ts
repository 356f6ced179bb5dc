import { IsnadError } from '../../errors.js';
import type { Embedding, PassageVectors } from '../library.js';
import type { Connection } from './connection.js';
import { checkVectors, encodePassageVector, encodeSentenceVectors } from '../stored/vector-columns.js';

/**
 * The row of an embedding, made if it is new.
 * @throws IsnadError `embedding-invalid` when it is known with another dimension.
 */
export function embeddingRow(writer: Connection, { fingerprint, model, dimension }: Embedding): number {
  writer
    .prepare('insert into embeddings (fingerprint, model, dimension) values (?, ?, ?) on conflict do nothing')
    .run([fingerprint, model, dimension]);
  const row = writer
    .prepare<{ id: number; dimension: number }>('select id, dimension from embeddings where fingerprint = ?')
    .get([fingerprint]);
  if (row?.dimension === dimension) return row.id;
  throw new IsnadError(
    'embedding-invalid',
    `The model ${model} gives vectors of ${dimension} components; the library has saved vectors of ${row?.dimension} for it.`,
    { hint: 'Run `isnad reindex --full`.' },
  );
}

/** Saves vectors in one transaction that reaches the disk; keys that are saved already stay as they are. */
export function saveVectors(
  writer: Connection,
  embedding: Embedding,
  entries: ReadonlyMap<string, PassageVectors>,
): void {
  for (const [key, vectors] of entries) checkVectors(key, vectors, embedding.dimension);
  writer.writeTogether(() => {
    const row = embeddingRow(writer, embedding);
    const insert = writer.prepare(
      'insert into vectors (embedding, vector_key, passage, sentences) values (?, ?, ?, ?) on conflict do nothing',
    );
    for (const [key, { passage, sentences }] of entries) {
      insert.run([row, key, encodePassageVector(passage), encodeSentenceVectors(sentences, embedding.dimension)]);
    }
  });
}
