import { serverReportMark } from '../libraries.js';
import type { LibraryReader, LibraryState } from '../library.js';
import type { HiddenFromServer, Scope } from '../scope.js';
import { keepLast } from '../stored/keep-last.js';
import { type Part, passagesAt } from './part.js';
import { ScopedReader } from './scoped-reader.js';

/** What a reader was made of: it serves for as long as this stays the same. */
interface Origin {
  readonly base: LibraryState;
  /** The server's own library as it was open then: closed and opened again it is another. */
  readonly library: LibraryReader | null;
  /** Null where there is none to be read. */
  readonly own: LibraryState | null;
  readonly includesBase: boolean;
  readonly hidden: HiddenFromServer;
}

/**
 * The readers of scopes over one base library. The last of each server is kept: what is worked out for a reader, such as the list of
 * titles, stays good while nothing changes.
 */
export class ScopedReaders {
  readonly #base: LibraryReader;
  readonly #most: number;
  readonly #kept = new Map<string, { readonly origin: Origin; readonly reader: LibraryReader }>();

  /** @param most servers whose readers are kept */
  constructor(base: LibraryReader, most: number) {
    this.#base = base;
    this.#most = most;
  }

  /**
   * What may be read in a scope.
   * @param library the own library of the scope's server, refreshed; null where it has none. It is left out for as long as it is embedded
   * with another model than the base library
   */
  async of(scope: Scope, library: LibraryReader | null): Promise<LibraryReader> {
    const { includesBase, hidden } = scope;
    const server = scope.server ?? '';
    // Read before anything that a reader is made of: a change that comes between makes the next question's reader anew.
    const [base, own] = await Promise.all([this.#base.state(), library?.state()]);
    const isUsable = own !== undefined && own.embedding?.fingerprint === base.embedding?.fingerprint;
    const usable = isUsable ? library : null;
    if (usable === null && includesBase && hidesNothing(hidden)) return this.#base;
    const origin = { base, library: usable, own: isUsable ? own : null, includesBase, hidden };
    const kept = this.#kept.get(server);
    if (kept !== undefined && isSame(kept.origin, origin)) return kept.reader;
    const reader = new ScopedReader(
      includesBase ? partOf(this.#base, hidden.reports, hidden.passages) : null,
      usable === null ? null : partOf(usable, [], await passagesAt(hidden.ownPassages ?? [], usable)),
      serverReportMark,
    );
    keepLast(this.#kept, server, { origin, reader }, this.#most);
    return reader;
  }

  /** Lets go of a server's reader: its library is deleted. */
  forget(server: string): void {
    this.#kept.delete(server);
  }
}

function hidesNothing({ reports, passages }: HiddenFromServer): boolean {
  return reports.length === 0 && passages.length === 0;
}

function partOf(reader: LibraryReader, hiddenReports: readonly string[], passages: readonly number[]): Part {
  return { reader, hiddenReports, hiddenPassages: new Set(passages) };
}

function isSame(a: Origin, b: Origin): boolean {
  return (
    isSamePublication(a.base, b.base) &&
    a.library === b.library &&
    isSamePublication(a.own, b.own) &&
    a.includesBase === b.includesBase &&
    a.hidden === b.hidden
  );
}

/** A library that was deleted and made anew counts its generations from the beginning. */
function isSamePublication(a: LibraryState | null, b: LibraryState | null): boolean {
  return a?.generation === b?.generation && a?.publishedAt === b?.publishedAt;
}
