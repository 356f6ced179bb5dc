import { serverReportMark } from '../../library/libraries.js';
import type { Library } from '../../library/library.js';
import { fileNameFor } from '../../reports/file-name.js';
import type { Citation, Report } from '../../reports/report.js';
import { reportOf } from './change-library.js';
import type { ExportedReport, LibraryExport } from './exported.js';
import { type Inventory, textHash } from './limits.js';

/** What an import would do to a server's own reports. None that is there is overwritten or removed. */
export interface ImportPlan {
  readonly added: readonly Report[];
  /** Those that are there with another citation: it is taken from the file. */
  readonly changed: readonly Report[];
  readonly unchanged: number;
}

/** Works out what an import does. A report is known again by its text; what another server exported changes nothing that is here. */
export async function planImport(
  { reports, server: from }: Pick<LibraryExport, 'reports' | 'server'>,
  { server, library, inventory, taken }: Destination,
): Promise<ImportPlan> {
  const names = new Set(taken);
  const here = new Map(inventory.byText);
  const added: Report[] = [];
  const changed: Report[] = [];
  for (const exported of reports) {
    const known = here.get(textHash(exported.text));
    if (known === undefined) {
      const id = from === server && isFree(exported.id, names) ? exported.id : newId(exported.title, names);
      const report = reportOf(id, citationOf(exported), exported.text);
      names.add(id);
      here.set(textHash(exported.text), id);
      added.push(report);
    } else if (from === server) {
      const stored = await library?.report(known);
      if (stored !== null && stored !== undefined && !isSameCitation(stored, exported))
        changed.push(reportOf(known, citationOf(exported), stored.text));
    }
  }
  return { added, changed, unchanged: reports.length - added.length - changed.length };
}

export interface Destination {
  readonly server: string;
  readonly library: Library | null;
  readonly inventory: Inventory;
  /** Ids that no new report may have. */
  readonly taken: Iterable<string>;
}

const wellFormed = /^\+[a-z0-9][a-z0-9-]{0,89}$/;

const isFree = (id: string, names: ReadonlySet<string>): boolean => wellFormed.test(id) && !names.has(id);

/** An id for a report of a server: its title in Latin letters behind the mark, and none of those that are taken. */
export function newId(title: string, taken: Iterable<string>): string {
  const names = Array.from(taken, (id) => id.replace(serverReportMark, ''));
  return `${serverReportMark}${fileNameFor(title, names)}`;
}

/** The fields of a citation, and nothing else. */
export function citationOf({ title, outlet, author, published, url, language }: Citation): Citation {
  return { title, outlet, author, published, url, language };
}

export function isSameCitation(a: Citation, b: Citation | ExportedReport): boolean {
  return JSON.stringify(citationOf(a)) === JSON.stringify(citationOf(b));
}
