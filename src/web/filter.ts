import { dayRangeOf } from '../language/day-range.js';
import { fold } from '../language/fold.js';
import type { ReportFilter } from '../library/library.js';
import { fill, type Wording } from '../wording/wording.js';
import type { Catalogue, CatalogueEntry } from './catalogue.js';

/** What narrows a search or a list, as it was typed or chosen; empty for what does not. */
export interface FilterFields {
  readonly outlet: string;
  readonly language: string;
  readonly from: string;
  readonly to: string;
  /** Id of the only report that is searched; empty for all. */
  readonly report: string;
}

/** Longest value of a filter that is looked at. */
const longestValue = 300;

/** The fields of a filter as an address has them. */
export function filterFieldsOf(query: Readonly<Record<string, string | undefined>>): FilterFields {
  const value = (name: string): string => (query[name] ?? '').trim().slice(0, longestValue);
  return {
    outlet: value('outlet'),
    language: value('language'),
    from: value('from'),
    to: value('to'),
    report: value('report'),
  };
}

/** The filter that fields stand for among these reports, or the first problem with them, in words. */
export function filterOf(
  { outlet, language, from, to, report }: FilterFields,
  { byId, foldedOutlets, languages }: Catalogue,
  { failures, web }: Wording,
): { readonly filter: ReportFilter; readonly problem?: never } | { readonly problem: string } {
  for (const day of [from, to]) {
    if (day !== '' && dayRangeOf(day) === null)
      return { problem: fill(failures.dateInvalid, { value: isolated(day) }) };
  }
  const first = dayRangeOf(from)?.first;
  const last = dayRangeOf(to)?.last;
  if (first !== undefined && last !== undefined && first > last) return { problem: failures.dateOrder };
  const isKnown =
    (report === '' || byId.has(report)) &&
    (outlet === '' || foldedOutlets.has(fold(outlet))) &&
    (language === '' || languages.includes(language));
  if (!isKnown) return { problem: web.ask.filterUnknown };
  return {
    filter: {
      ...(report === '' ? {} : { report }),
      ...(outlet === '' ? {} : { outlet }),
      ...(language === '' ? {} : { language }),
      ...(first === undefined ? {} : { from: first }),
      ...(last === undefined ? {} : { to: last }),
    },
  };
}

/** The entries that match a filter as the library takes it, and whose titles hold all of some words. */
export function matching(
  entries: readonly CatalogueEntry[],
  { outlet, language, from, to }: ReportFilter,
  words: string,
): readonly CatalogueEntry[] {
  const foldedOutlet = outlet === undefined ? undefined : fold(outlet);
  const sought = fold(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries.filter(
    ({ report, ...entry }) =>
      (foldedOutlet === undefined || entry.foldedOutlet === foldedOutlet) &&
      (language === undefined || report.language === language) &&
      (from === undefined || (report.published !== null && report.published >= from)) &&
      (to === undefined || (report.published !== null && report.published <= to)) &&
      sought.every((word) => entry.foldedTitle.includes(word)),
  );
}

const isolated = (value: string): string => `\u2068${value}\u2069`;
