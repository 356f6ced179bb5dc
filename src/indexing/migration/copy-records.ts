import { toScopeId } from '../../library/scoped/part.js';
import type { Records } from '../../records/records.js';
import type { NumberOf, ServerData } from '../../records/servers.js';
import type { LibraryFingerprint } from './fingerprint.js';

/** The same library before and after it was copied. */
export interface CopiedLibrary {
  readonly before: LibraryFingerprint;
  readonly after: LibraryFingerprint;
}

/** How passages are numbered in a copy, as questions of one server name them: those of the base library, and of its own. */
export function numberingOf(base: CopiedLibrary, own: CopiedLibrary | null): NumberOf {
  const ranges = [base, own].flatMap((copied, place) =>
    [...(copied?.before.numbers ?? [])].map(([report, { first, count }]) => ({
      first: toScopeId(first, place),
      end: toScopeId(first + count, place),
      now: toScopeId(copied?.after.numbers.get(report)?.first ?? 0, place),
    })),
  );
  ranges.sort((a, b) => a.first - b.first);
  return (passage) => {
    let [low, high] = [0, ranges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[middle]?.first ?? 0) <= passage) low = middle + 1;
      else high = middle;
    }
    const range = ranges[low - 1];
    return range === undefined || passage >= range.end ? null : range.now + passage - range.first;
  };
}

/** Copies what is recorded of a server, and tells whether the copy is the same. */
export async function copyServerRecords(
  server: string,
  from: Records,
  to: Records,
  numberOf: NumberOf,
): Promise<boolean> {
  const data = await from.servers.export(server);
  await to.servers.import(server, data, numberOf);
  const questions = data.questions.map((question) => ({
    ...question,
    passages: (question.passages ?? []).flatMap((passage) => numberOf(passage) ?? []),
  }));
  return sameData({ ...data, questions }, await to.servers.export(server));
}

/** Compared as text: what is recorded is plain data. */
function sameData(expected: ServerData, found: ServerData): boolean {
  return sorted(expected) === sorted(found);
}

/** As text in which the order of names does not matter. */
const sorted = (data: unknown): string =>
  JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
