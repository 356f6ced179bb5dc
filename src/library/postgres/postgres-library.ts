import { sql } from 'kysely';
import { IsnadError } from '../../errors.js';
import type { Report } from '../../reports/report.js';
import { toDerivedValue } from '../stored/rows.js';
import { checkVector } from '../stored/vector-columns.js';
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
import type { LibraryDescription } from '../description.js';
import type { Database } from './database.js';
import { conditionOf } from './filter.js';
import { findByVector } from './find-by-vector.js';
import { findByWords } from './find-by-words.js';
import { publish } from './publish.js';
import * as read from './read.js';
import { readState, type StoredState } from './read-state.js';
import { RecentRows } from './recent-rows.js';
import { saveVectors } from './save-vectors.js';
import { buildIndex, isIndexed, readSizes } from './vector-index.js';

/** How a library in a database is used. */
export interface PostgresLibraryOptions {
  /** Libraries of up to so many passages are searched by comparing every one. */
  readonly exactLimit: number;
  readonly onNotice: (message: string) => void;
  /** Whether the database is this library's alone, and closed with it. */
  readonly closesDatabase: boolean;
}

/** One library in a PostgreSQL database, which may hold many. Several processes and machines may read it, and publish into it by turns. */
export class PostgresLibrary implements Library {
  readonly name: string;
  readonly database: Database;
  readonly #options: PostgresLibraryOptions;
  #stored: StoredState;
  #recent: RecentRows;
  /** The embedding whose vector index is known to be complete. */
  #indexed: number | null = null;
  #isClosed = false;

  /** Use `openLibraryIn`. */
  constructor(database: Database, name: string, stored: StoredState, options: PostgresLibraryOptions) {
    this.name = name;
    this.database = database;
    this.#stored = stored;
    this.#options = options;
    this.#recent = this.#recentRowsOf(stored);
  }

  /** Whether it has so few passages that it needs no vector index. */
  get isSmall(): boolean {
    return this.#stored.state.passages <= this.#options.exactLimit;
  }

  async state(): Promise<LibraryState> {
    return this.#stored.state;
  }

  async refresh(): Promise<boolean> {
    const stored = await this.#read((queries) => readState(queries, this.name));
    if (stored === undefined) throw missingLibrary(this.name, this.database.place);
    const isChanged =
      stored.library !== this.#stored.library || stored.state.generation !== this.#stored.state.generation;
    if (!isChanged) return false;
    this.#stored = stored;
    this.#recent = this.#recentRowsOf(stored);
    this.database.changes.tell({ library: this.name });
    return true;
  }

  async findByVector(vector: Float32Array, limit: number, filter?: ReportFilter): Promise<Hit[]> {
    const stored = this.#stored;
    if (stored.dimension === null) return [];
    checkVector('The vector of the question', vector, stored.dimension);
    this.#checkOpen();
    return findByVector(this.database, stored, vector, limit, conditionOf(filter), await this.#isIndexed(stored));
  }

  async #isIndexed({ embedding }: StoredState): Promise<boolean> {
    if (embedding === null || this.isSmall) return false;
    if (this.#indexed !== embedding && (await this.#read((queries) => isIndexed(queries, embedding)))) {
      this.#indexed = embedding;
    }
    return this.#indexed === embedding;
  }

  async findByWords(words: readonly string[], limit: number, filter?: ReportFilter): Promise<Hit[]> {
    const { library } = this.#stored;
    const counts = await this.#recent.wordCounts([...new Set(words.filter(Boolean))]);
    return this.#read((queries) => findByWords(queries, library, counts, limit, conditionOf(filter)));
  }

  async countWords(words: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#recent.wordCounts(words);
  }

  indexedWords(beginning: string, limit: number): Promise<ReadonlyMap<string, number>> {
    return this.#read((queries) => read.readWordsBeginning(queries, this.#stored.library, beginning, limit));
  }

  passages(ids: readonly number[]): Promise<StoredPassage[]> {
    return this.#recent.passages(ids);
  }

  vectors(ids: readonly number[]): Promise<ReadonlyMap<number, PassageVectors>> {
    return this.#recent.vectors(ids);
  }

  reports(filter?: ReportFilter): Promise<ReportEntry[]> {
    return this.#read((queries) => read.readReports(queries, this.#stored.library, conditionOf(filter)));
  }

  report(id: string): Promise<Report | null> {
    return this.#recent.report(id);
  }

  reportPassages(id: string): Promise<StoredPassage[]> {
    return this.#read((queries) => read.readReportPassages(queries, this.#stored.library, id));
  }

  contentHashes(): Promise<ReadonlyMap<string, string>> {
    return this.#read((queries) => read.readContentHashes(queries, this.#stored.library));
  }

  missingVectors(fingerprint: string, keys: readonly string[]): Promise<string[]> {
    return this.#read((queries) => read.readMissingVectors(queries, this.#stored.library, fingerprint, keys));
  }

  async saveVectors(embedding: Embedding, entries: ReadonlyMap<string, PassageVectors>): Promise<void> {
    this.#checkOpen();
    await saveVectors(this.database, this.#stored.library, embedding, entries);
  }

  async publish(publication: Publication): Promise<number> {
    this.#checkOpen();
    const generation = await publish(this.database, this.name, publication);
    await this.refresh();
    await buildIndex(this.database, this.#stored, this.#options.exactLimit, this.#options.onNotice);
    return generation;
  }

  async derived(name: string): Promise<DerivedValue | null> {
    const row = await this.#read((queries) => read.readDerived(queries, this.#stored.library, name));
    return row === undefined ? null : toDerivedValue(row);
  }

  async saveDerived(name: string, generation: number, value: unknown): Promise<void> {
    // One statement: a generation that is no longer published gets nothing.
    await this.#read((queries) =>
      sql`insert into derived (library, name, generation, fingerprint, value)
        select libraries.id, ${name}, generation, embeddings.fingerprint, ${JSON.stringify(value)}
        from libraries join embeddings on embeddings.id = libraries.embedding
        where libraries.id = ${this.#stored.library} and generation = ${generation}
        on conflict (library, name) do update set
          generation = excluded.generation, fingerprint = excluded.fingerprint, value = excluded.value`.execute(
        queries,
      ),
    );
  }

  async describe(): Promise<LibraryDescription> {
    const stored = this.#stored;
    const isSearchedByIndex = await this.#isIndexed(stored);
    const sizes = await this.#read((queries) => readSizes(queries, stored.embedding));
    return {
      directory: this.database.place,
      databaseBytes: sizes.database,
      indexFile: null,
      indexBytes: sizes.index,
      indexKind: isSearchedByIndex ? 'graph' : null,
      search: isSearchedByIndex ? 'index' : 'exact',
      comparedPassages: isSearchedByIndex ? 0 : stored.state.passages,
      writable: true,
    };
  }

  /** The database stays open where other libraries are read from it. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#options.closesDatabase) await this.database.close();
  }

  #recentRowsOf(stored: StoredState): RecentRows {
    return new RecentRows(this.database.changes, this.name, this.#read, stored);
  }

  readonly #read: Database['attempt'] = (action) => {
    this.#checkOpen();
    return this.database.attempt(action);
  };

  #checkOpen(): void {
    if (!this.#isClosed) return;
    throw new IsnadError('library-busy', 'The library has been closed.', { hint: 'Run the command again.' });
  }
}

/** The error for a library that is not, or no longer, in the database. */
export function missingLibrary(name: string, place: string): IsnadError {
  return new IsnadError('library-missing', `There is no library ${name} in ${place}.`, {
    hint: 'Run `isnad reindex` to build it.',
  });
}
