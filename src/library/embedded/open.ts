import type { IndexProgress } from '../library.js';
import { EmbeddedLibrary } from './embedded-library.js';
import { loadGraphs } from './index-kinds.js';
import { loadSnapshot } from './load-snapshot.js';
import { fileIdentity, openDatabase } from './open-database.js';
import { Queries } from './queries.js';
import { RecentRows } from './recent-rows.js';
import type { VectorIndexKind } from './vector-index.js';

export interface LibraryOptions {
  /** The folder of the library's files. */
  readonly directory: string;
  /** Makes folder and library if they are missing. Without it, a missing library is an error. */
  readonly create?: boolean;
  /** Told, in a sentence, when the library had to help itself: an index rebuilt, a folder that cannot be written. */
  readonly onNotice?: (message: string) => void;
  /** Told how far the vector index is where it takes long: a graph, or one that is rebuilt. */
  readonly onProgress?: IndexProgress;
  /** The kind of vector index that is built; one of another kind is built anew on opening. `rounded` unless said. */
  readonly vectorIndex?: VectorIndexKind;
  /** Passages up to which every vector is compared, which finds all; above, the index is used. 5,000 unless said. */
  readonly exactLimit?: number;
}

/** At 5,000 passages of 512 dimensions comparing every vector takes about 3 ms. */
const defaultExactLimit = 5_000;

/**
 * Opens the library in a folder. Reading needs no permission to write.
 * @throws IsnadError `library-missing` (without `create`), `library-damaged`, `library-newer` when a newer program wrote it,
 * `library-busy`, `disk-write-failed`; `setting-invalid` when a graph is asked for and this machine has nothing to build one with.
 */
export async function openLibrary(options: LibraryOptions): Promise<EmbeddedLibrary> {
  const { directory } = options;
  if (options.vectorIndex === 'graph') await loadGraphs();
  const connection = await openDatabase(directory, options.create ?? false);
  const closing = new AbortController();
  try {
    const queries = new Queries(connection);
    const store = {
      directory,
      connection,
      file: fileIdentity(connection.path),
      queries,
      recent: new RecentRows(queries),
      exactLimit: options.exactLimit ?? defaultExactLimit,
      indexKind: options.vectorIndex ?? 'rounded',
      onNotice: options.onNotice ?? (() => {}),
      onProgress: options.onProgress,
      signal: closing.signal,
    };
    return new EmbeddedLibrary(store, await loadSnapshot(store, true), closing);
  } catch (error) {
    connection.close();
    throw error;
  }
}
