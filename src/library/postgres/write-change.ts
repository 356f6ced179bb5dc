import { sql } from 'kysely';
import type { Publication } from '../library.js';
import { checkAllVectors, checkReport, checkVectorsSaved } from './check-publication.js';
import type { Queries } from './database.js';
import { batchesOf, insertReports } from './insert-reports.js';
import type { StoredState } from './read-state.js';
import { WordCounts } from './word-counts.js';

/** A publication, and what it goes into. */
export interface Change {
  readonly stored: StoredState;
  readonly publication: Publication;
  /** Row of `embeddings`. */
  readonly embedding: number;
  /** See `LibraryTable.publication`. */
  readonly token: string;
}

/** Writes a change in the open transaction. @returns the new generation. */
export async function writeChange(queries: Queries, change: Change): Promise<number> {
  const { stored, publication, embedding, token } = change;
  const { library } = stored;
  const generation = publication.basis + 1;
  const freed = await removeReports(queries, library, publication.remove);
  const counts = new WordCounts();
  let nextPassage = stored.nextPassage;
  for await (const reports of batchesOf(publication.put)) {
    reports.forEach(checkReport);
    await checkVectorsSaved(queries, reports, publication.embedding, embedding);
    const replaced = reports.map(({ report }) => report.id);
    freed.push(...(await removeReports(queries, library, replaced)));
    nextPassage = await insertReports(queries, library, reports, nextPassage);
    for (const report of reports) counts.add(report);
  }
  if (embedding !== stored.embedding) await checkAllVectors(queries, library, publication.embedding, embedding);
  await counts.save(queries, library);
  await deleteUnusedVectors(queries, library, embedding, freed);
  await retireEmbeddings(queries, change, generation);
  await sql`update libraries set generation = ${generation}, embedding = ${embedding}, analysis = ${publication.analysis},
      published_at = ${new Date().toISOString()}, next_passage = ${nextPassage}, publication = ${token},
      reports = (select count(*) from reports where library = ${library}),
      passages = (select coalesce(sum(passages), 0) from reports where library = ${library})
    where id = ${library}`.execute(queries);
  for (const [name, value] of Object.entries(publication.derived ?? {})) {
    const { fingerprint } = publication.embedding;
    await sql`insert into derived (library, name, generation, fingerprint, value)
      values (${library}, ${name}, ${generation}, ${fingerprint}, ${JSON.stringify(value)})
      on conflict (library, name) do update set
        generation = excluded.generation, fingerprint = excluded.fingerprint, value = excluded.value`.execute(queries);
  }
  return generation;
}

/** Deletes those of these reports that are there, with all that belongs to them but their vectors, which others may use. @returns the keys of these. */
async function removeReports(queries: Queries, library: number, ids: readonly string[]): Promise<string[]> {
  const found = await sql<{ key: number }>`
    select key from reports where library = ${library} and id = any(${ids}::text[])`.execute(queries);
  const reports = found.rows.map(({ key }) => key);
  if (reports.length === 0) return [];
  // The counts go down by what is deleted, and the words of the whole library with them.
  await sql`with gone as materialized (
        select passages.id, word, count(*) as occurrences from passages
        cross join lateral regexp_split_to_table(passages.words, '[ \n]') as word
        where passages.library = ${library} and passages.report = any(${reports}::bigint[]) and word <> ''
        group by passages.id, word),
      deleted as (delete from occurrences using gone
        where occurrences.library = ${library} and occurrences.word = gone.word and occurrences.passage = gone.id),
      counted as (update word_counts set passages = word_counts.passages - fewer.passages
        from (select word, count(*) as passages from gone group by word) as fewer
        where word_counts.library = ${library} and word_counts.word = fewer.word)
    update libraries set words = words - (select coalesce(sum(occurrences), 0) from gone)
    where id = ${library}`.execute(queries);
  await sql`delete from word_counts where library = ${library} and passages <= 0`.execute(queries);
  const { rows } = await sql<{ vector_key: string }>`
    delete from passages where library = ${library} and report = any(${reports}::bigint[])
    returning vector_key`.execute(queries);
  await sql`delete from reports where library = ${library} and key = any(${reports}::bigint[])`.execute(queries);
  return rows.map((row) => row.vector_key);
}

/** Deletes those of these vectors that no passage has any more. */
async function deleteUnusedVectors(
  queries: Queries,
  library: number,
  embedding: number,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  await sql`delete from vectors where embedding = ${embedding} and vector_key = any(${keys}::text[])
    and not exists (select from passages where passages.library = ${library} and passages.vector_key = vectors.vector_key)`.execute(
    queries,
  );
}

/**
 * The embedding that a change replaces stays until the next publication, for readers that have not followed yet; those retired by an
 * earlier one go, with their vectors. One that is still being prepared was never retired.
 */
async function retireEmbeddings(queries: Queries, { stored, embedding }: Change, generation: number): Promise<void> {
  if (stored.embedding !== null && stored.embedding !== embedding) {
    await sql`update embeddings set retired = ${generation} where id = ${stored.embedding}`.execute(queries);
  }
  await sql`update embeddings set retired = null where id = ${embedding} and retired is not null`.execute(queries);
  await sql`delete from embeddings where library = ${stored.library} and retired < ${generation}`.execute(queries);
}
