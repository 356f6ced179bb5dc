import type { Library, LibraryReader } from './library.js';
import type { Scope } from './scope.js';

/**
 * The base library, which its maintainer fills from the corpus, and those of single servers, which nobody else reads. Each is stored
 * by itself, so that nothing of one server, not even how often a word occurs, bears upon another's answers.
 */
export interface Libraries {
  /** The base library, for those who fill it. */
  readonly base: Library;
  /**
   * What may be read in a scope: the only way to a search. Good for one question; the next asks again, for what was published meanwhile.
   * A server's own reports are left out for as long as they are embedded with another model than the base library.
   */
  inScope(scope: Scope): Promise<LibraryReader>;
  /** A server's own library, or null where it has none. For those who fill it; questions go through `inScope`. */
  ofServer(server: string): Promise<Library | null>;
  /** A server's own library, made where it has none. */
  createForServer(server: string): Promise<Library>;
  /** Discord ids of the servers that have a library. */
  servers(): Promise<string[]>;
  /** Deletes a server's library with all that is in it. */
  deleteOfServer(server: string): Promise<void>;
  /** Adopts what other processes have published to the base library since. True when its generation changed. */
  refresh(): Promise<boolean>;
  close(): Promise<void>;
}

/** Ids of a server's own reports begin so, and no others do. */
export const serverReportMark = '+';
