import { dayRangeOf } from '../language/day-range.js';
import { fold } from '../language/fold.js';
import type { ReportEntry, ReportFilter } from '../library/library.js';
import { fill, type Wording } from '../wording/wording.js';
import type { AskedFields } from './pages/ask-page.js';

/** The filter that fields stand for among these reports, or the first problem with them, in words. */
export function filterOf(
  { outlet, language, from, to, report }: AskedFields,
  reports: readonly ReportEntry[],
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
    (report === '' || reports.some(({ id }) => id === report)) &&
    (outlet === '' || reports.some((one) => one.outlet !== null && fold(one.outlet) === fold(outlet))) &&
    (language === '' || reports.some((one) => one.language === language));
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

const isolated = (value: string): string => `\u2068${value}\u2069`;
