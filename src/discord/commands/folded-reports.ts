import { fold } from '../../language/fold.js';
import type { LibraryReader, ReportEntry } from '../../library/library.js';

/** Reports and outlets with their folded names, in the order of the library: newest first. */
export interface FoldedReports {
  readonly reports: readonly { readonly report: ReportEntry; readonly title: string }[];
  /** Each outlet once. */
  readonly outlets: readonly { readonly outlet: string; readonly name: string }[];
}

interface Kept {
  readonly generation: number;
  readonly folded: Promise<FoldedReports>;
}

/** Proposals are asked for with each letter that is typed; folding ten thousand titles takes longer than that. */
const kept = new WeakMap<Pick<LibraryReader, 'reports'>, Kept>();

/** The reports of the generation that questions are answered from. */
export async function foldedReports(library: Pick<LibraryReader, 'state' | 'reports'>): Promise<FoldedReports> {
  const { generation } = await library.state();
  const known = kept.get(library);
  if (known?.generation === generation) return known.folded;
  const folded = library.reports().then(foldAll);
  kept.set(library, { generation, folded });
  // What cannot be read now is tried again.
  folded.catch(() => kept.delete(library));
  return folded;
}

const foldAll = (reports: readonly ReportEntry[]): FoldedReports => ({
  reports: reports.map((report) => ({ report, title: fold(report.title) })),
  outlets: outletsOf(reports).map((outlet) => ({ outlet, name: fold(outlet) })),
});

/** The outlets of reports, each once, in the order of the reports. */
export function outletsOf(reports: readonly ReportEntry[]): string[] {
  const spellings = new Set(reports.flatMap(({ outlet }) => outlet ?? []));
  const byName = new Map<string, string>();
  for (const outlet of spellings) {
    const name = fold(outlet);
    if (!byName.has(name)) byName.set(name, outlet);
  }
  return [...byName.values()];
}
