import type { Embedding, PassageVectors } from '../library.js';
import type { Connection } from './connection.js';
import { otherDimension } from '../stored/check-publication.js';
import { checkVectors, encodePassageVector, encodeSentenceVectors } from '../stored/vector-columns.js';

/**
 * The row of an embedding, made if it is new.
 * @throws IsnadError `embedding-invalid` when it is known with another dimension.
 */
export function embeddingRow(writer: Connection, embedding: Embedding): number {
  const { fingerprint, model, dimension } = embedding;
  writer
    .prepare('insert into embeddings (fingerprint, model, dimension) values (?, ?, ?) on conflict do nothing')
    .run([fingerprint, model, dimension]);
  const row = writer
    .prepare<{ id: number; dimension: number }>('select id, dimension from embeddings where fingerprint = ?')
    .get([fingerprint]);
  if (row?.dimension === dimension) return row.id;
  throw otherDimension(embedding, row?.dimension);
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
