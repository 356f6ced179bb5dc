import { join } from 'node:path';
import type { IndexProgress } from '../library.js';
import type { Connection } from './connection.js';
import type { Queries } from './queries.js';
import type { RecentRows } from './recent-rows.js';
import type { VectorIndexKind } from './vector-index.js';

/** What the parts of an open embedded library share. */
export interface Store {
  readonly directory: string;
  /** For reading, and for single statements that write; a publication writes on a connection of its own. */
  readonly connection: Connection;
  /** The file that the connection has open; see `fileIdentity`. */
  readonly file: string;
  readonly queries: Queries;
  readonly recent: RecentRows;
  /** Libraries of up to so many passages are searched one by one. */
  readonly exactLimit: number;
  /** The kind of vector index that is built. */
  readonly indexKind: VectorIndexKind;
  readonly onNotice: (message: string) => void;
  readonly onProgress: IndexProgress | undefined;
  /** Aborted when the library is closed. */
  readonly signal: AbortSignal;
}

export function databasePath(directory: string): string {
  return join(directory, 'library.sqlite');
}

/** A file that is there while a restore, complete in a folder of its own, takes the place of what was there. */
export function restoreMark(directory: string): string {
  return join(directory, 'restore.json');
}
