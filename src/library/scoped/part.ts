import type { LibraryReader, ReportFilter } from '../library.js';
import type { PassagePlace } from '../scope.js';

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

/** Ids that the passages at these places have in a library, as far as they are there. */
export async function passagesAt(
  places: readonly PassagePlace[],
  reader: Pick<LibraryReader, 'reportPassages'>,
): Promise<number[]> {
  const ids: number[] = [];
  for (const report of new Set(places.map((place) => place.report))) {
    const texts = new Set(places.filter((place) => place.report === report).map(({ text }) => text));
    for (const { id, text } of await reader.reportPassages(report)) if (texts.has(text)) ids.push(id);
  }
  return ids;
}
