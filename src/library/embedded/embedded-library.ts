import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { IsnadError } from '../../errors.js';
import type { Report } from '../../reports/report.js';
import type { LibraryDescription } from '../description.js';
import type {
  DerivedValue,
  Embedding,
  Hit,
  Library,
  LibraryState,
  PassageVectors,
  Publication,
  ReportEntry,
  ReportFilter,
  StoredPassage,
} from '../library.js';
import { Connection } from './connection.js';
import { conditionOf } from './filter.js';
import { findByWords, indexWordsOf } from './find-by-words.js';
import { indexFileName } from './index-files.js';
import { loadSnapshot } from './load-snapshot.js';
import { samePublication } from './rebuild-index.js';
import { fileIdentity, openDatabase } from './open-database.js';
import { Queries } from './queries.js';
import { RecentRows } from './recent-rows.js';
import type { Snapshot } from './snapshot.js';
import type { Store } from './store.js';
import { toDerivedValue } from '../stored/rows.js';
import { checkVector } from '../stored/vector-columns.js';
import { saveVectors } from './vector-store.js';
import { fromIndexWord, toIndexWord } from '../stored/words-column.js';

/**
 * The library in one folder: SQLite is the truth, a vector index file is derived from it and can always be built again.
 * Several processes may use one folder; one at a time may publish.
 */
export class EmbeddedLibrary implements Library {
  #store: Store;
  readonly #closing: AbortController;
  #snapshot: Snapshot;
  #writer: Connection | undefined;
  /** Ends when all writes asked for so far are done: the writing connection carries one transaction at a time. */
  #writes: Promise<unknown> = Promise.resolve();
  #refreshing: Promise<boolean> | undefined;

  /** Use `openLibrary`. */
  constructor(store: Store, snapshot: Snapshot, closing: AbortController) {
    this.#store = store;
    this.#snapshot = snapshot;
    this.#closing = closing;
  }

  async state(): Promise<LibraryState> {
    return this.#snapshot.state;
  }

  async refresh(): Promise<boolean> {
    const { connection, file, queries } = this.#store;
    const isReplaced = fileIdentity(connection.path) !== file;
    if (!isReplaced && samePublication(queries.state(), this.#snapshot.stored)) return false;
    this.#refreshing ??= (isReplaced ? this.#reopen() : this.#reload()).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /** Goes over to the file that bears the library's name now: the one that was open was put aside as damaged, or deleted. */
  async #reopen(): Promise<true> {
    const before = this.#store;
    const connection = await openDatabase(before.directory, false);
    try {
      const file = fileIdentity(connection.path);
      const queries = new Queries(connection);
      const store = { ...before, connection, file, queries, recent: new RecentRows(queries) };
      this.#snapshot = await loadSnapshot(store, true);
      this.#store = store;
    } catch (error) {
      connection.close();
      throw error;
    }
    await this.#writes.catch(() => {});
    this.#writer?.close();
    this.#writer = undefined;
    before.connection.close();
    return true;
  }

  async #reload(): Promise<boolean> {
    const before = this.#snapshot.stored.generation;
    this.#snapshot = await loadSnapshot(this.#store, false);
    return this.#snapshot.stored.generation !== before;
  }

  async findByVector(vector: Float32Array, limit: number, filter?: ReportFilter): Promise<Hit[]> {
    const { embedding } = this.#snapshot;
    if (embedding === null) return [];
    checkVector('The vector of the question', vector, embedding.dimension);
    return this.#snapshot.nearest(vector, limit, this.#snapshot.selections.of(filter));
  }

  async findByWords(words: readonly string[], limit: number, filter?: ReportFilter): Promise<Hit[]> {
    const counts = this.#store.recent.wordCounts(indexWordsOf(words));
    return findByWords(this.#store.queries, counts, limit, this.#snapshot.selections.of(filter));
  }

  async countWords(words: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const counts = this.#store.recent.wordCounts(words.map(toIndexWord));
    return new Map(
      words.flatMap((word) => {
        const count = counts.get(toIndexWord(word));
        return count === undefined ? [] : [[word, count] as const];
      }),
    );
  }

  async indexedWords(beginning: string, limit: number): Promise<ReadonlyMap<string, number>> {
    const rows = this.#store.queries.wordsBeginning(toIndexWord(beginning), limit);
    return new Map(rows.map(({ word, passages }) => [fromIndexWord(word), passages]));
  }

  async passages(ids: readonly number[]): Promise<StoredPassage[]> {
    return this.#store.recent.passages(ids);
  }

  async vectors(ids: readonly number[]): Promise<ReadonlyMap<number, PassageVectors>> {
    const { embedding, dimension } = this.#snapshot.stored;
    if (embedding === null || dimension === null) return new Map();
    return this.#store.recent.vectors(ids, embedding, dimension);
  }

  async reports(filter?: ReportFilter): Promise<ReportEntry[]> {
    return this.#store.queries.reports(conditionOf(filter));
  }

  async report(id: string): Promise<Report | null> {
    return this.#store.recent.report(id);
  }

  async reportPassages(id: string): Promise<StoredPassage[]> {
    return this.#store.queries.reportPassages(id);
  }

  async contentHashes(): Promise<ReadonlyMap<string, string>> {
    return this.#store.queries.contentHashes();
  }

  async missingVectors(fingerprint: string, keys: readonly string[]): Promise<string[]> {
    return this.#store.queries.missingVectors(fingerprint, keys);
  }

  saveVectors(embedding: Embedding, entries: ReadonlyMap<string, PassageVectors>): Promise<void> {
    return this.#write(async (writer) => saveVectors(writer, embedding, entries));
  }

  async publish(publication: Publication): Promise<number> {
    const generation = await this.#write(async (writer) => {
      // Loaded only here: it brings Kysely, which a question does not need.
      const { publish } = await import('./publish.js');
      return publish(this.#store, writer, publication);
    });
    await this.refresh();
    return generation;
  }

  async derived(name: string): Promise<DerivedValue | null> {
    const row = this.#store.queries.derived(name);
    return row === undefined ? null : toDerivedValue(row);
  }

  saveDerived(name: string, generation: number, value: unknown): Promise<void> {
    return this.#write(async (writer) => {
      // One statement: a generation that is no longer published gets nothing.
      writer
        .prepare(
          `insert into derived (name, generation, fingerprint, value)
           select ?, generation, embeddings.fingerprint, ? from state join embeddings on embeddings.id = state.embedding
           where generation = ?
           on conflict (name) do update set
             generation = excluded.generation, fingerprint = excluded.fingerprint, value = excluded.value`,
        )
        .run([name, JSON.stringify(value), generation]);
    });
  }

  async describe(): Promise<LibraryDescription> {
    const { directory, connection } = this.#store;
    const { index, rows } = this.#snapshot;
    const indexFile = index === null ? null : indexFileName(index.manifest);
    return {
      directory,
      databaseBytes: (await sizeOf(connection.path)) + (await sizeOf(`${connection.path}-wal`)),
      indexFile,
      indexBytes: indexFile === null ? 0 : await sizeOf(join(directory, indexFile)),
      indexKind: index?.manifest.kind ?? null,
      search: (index?.vectors ?? null) === null ? 'exact' : 'index',
      comparedPassages: rows?.count ?? 0,
      writable: connection.mode === 'write',
    };
  }

  async close(): Promise<void> {
    this.#closing.abort(closedWhileWriting());
    await this.#writes.catch(() => {});
    await this.#refreshing?.catch(() => {});
    this.#writer?.close();
    this.#store.connection.close();
  }

  /** Runs writes one after the other, each on the writing connection. */
  #write<Result>(action: (writer: Connection) => Promise<Result>): Promise<Result> {
    const result = this.#writes
      .catch(() => {})
      .then(() => {
        this.#closing.signal.throwIfAborted();
        this.#writer ??= new Connection(this.#store.connection.path, 'write');
        return action(this.#writer);
      });
    this.#writes = result;
    return result;
  }
}

function closedWhileWriting(): IsnadError {
  return new IsnadError('library-busy', 'The library was closed before the change was published.', {
    hint: 'Nothing was changed; run the command again.',
  });
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found?.size ?? 0;
}
