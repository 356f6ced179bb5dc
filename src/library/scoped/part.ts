import type { LibraryReader, ReportFilter } from '../library.js';

/** One of the libraries that a scope is made of. */
export interface Part {
  readonly reader: LibraryReader;
  /** Ids of its reports that the scope does not see. */
  readonly hiddenReports: readonly string[];
  /** Ids of its passages that the scope does not see. */
  readonly hiddenPassages: ReadonlySet<number>;
}

/**
 * Passages of different libraries have the same ids. In a scope, those of a server's own library begin here: the others keep theirs, and
 * neighbours stay neighbours.
 */
const firstServerPassage = 2 ** 35;

/** The id in a scope of a passage of the base library (place 0) or of the server's (place 1). */
export const toScopeId = (id: number, place: number): number => id + place * firstServerPassage;
export const placeOf = (id: number): number => (id < firstServerPassage ? 0 : 1);
export const toOwnId = (id: number): number => id - placeOf(id) * firstServerPassage;

/** A filter that also leaves out what the scope does not see. */
export function narrowed(filter: ReportFilter | undefined, { hiddenReports }: Part): ReportFilter | undefined {
  if (hiddenReports.length === 0) return filter;
  return { ...filter, exceptReports: [...(filter?.exceptReports ?? []), ...hiddenReports] };
}
