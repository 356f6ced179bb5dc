import { fold } from '../language/fold.js';
import type { LibraryReader, ReportEntry } from '../library/library.js';

/** The reports of a library without their texts, as of one generation, with what the pages ask of them again and again. */
export interface Catalogue {
  /** Newest first, then by title; those without a date come last. */
  readonly entries: readonly CatalogueEntry[];
  /** The same by the letters of their outlets, and within each as above; those of unknown outlets come last. */
  readonly byOutlet: readonly CatalogueEntry[];
  readonly byId: ReadonlyMap<string, CatalogueEntry>;
  /** Names of outlets as they are written in the reports, by their letters. */
  readonly outlets: readonly string[];
  /** The same names, folded. */
  readonly foldedOutlets: ReadonlySet<string>;
  /** Codes of the reports' languages, by their letters. */
  readonly languages: readonly string[];
}

export interface CatalogueEntry {
  readonly report: ReportEntry;
  /** Place among the entries, from 0. */
  readonly place: number;
  /** Title and outlet, folded: for filters. */
  readonly foldedTitle: string;
  readonly foldedOutlet: string | null;
}

/** Reads a library's catalogue. */
export type ReadCatalogue = (library: LibraryReader) => Promise<Catalogue>;

/**
 * Reads catalogues, and keeps the last: it is made anew when the library's generation is another, and not for each page. Whoever asks while
 * one is being made waits for that one.
 */
export function keepCatalogue(): ReadCatalogue {
  let kept: { readonly of: string; readonly catalogue: Promise<Catalogue> } | null = null;
  return async (library) => {
    const { generation, publishedAt } = await library.state();
    const of = `${generation} ${publishedAt}`;
    if (kept?.of === of) return kept.catalogue;
    const made = { of, catalogue: library.reports().then(catalogueOf) };
    kept = made;
    made.catalogue.catch(() => {
      if (kept === made) kept = null;
    });
    return made.catalogue;
  };
}

/** The catalogue of these reports. */
export function catalogueOf(reports: readonly ReportEntry[]): Catalogue {
  const entries = reports.map((report, place) => ({
    report,
    place,
    foldedTitle: fold(report.title === '' ? report.file : report.title),
    foldedOutlet: report.outlet === null ? null : fold(report.outlet),
  }));
  const outlets = [...new Set(reports.flatMap(({ outlet }) => outlet ?? []))].sort((a, b) => a.localeCompare(b));
  const ranks = new Map(outlets.map((outlet, rank) => [outlet, rank]));
  const rankOf = ({ report }: CatalogueEntry): number => ranks.get(report.outlet ?? '') ?? outlets.length;
  return {
    entries,
    byOutlet: [...entries].sort((a, b) => rankOf(a) - rankOf(b) || a.place - b.place),
    byId: new Map(entries.map((entry) => [entry.report.id, entry])),
    outlets,
    foldedOutlets: new Set(entries.flatMap(({ foldedOutlet }) => foldedOutlet ?? [])),
    languages: [...new Set(reports.map(({ language }) => language))].sort(),
  };
}
