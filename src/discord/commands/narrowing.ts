import type { ReportEntry, ReportFilter } from '../../library/library.js';
import type { Wording } from '../../wording/wording.js';
import { dayRangeOf } from '../../language/day-range.js';
import { outletMeantBy, reportMeantBy } from './report-choices.js';

/** Options that narrow a question to some of the reports, as they were typed or chosen. */
export interface NarrowingOptions {
  readonly report: string | undefined;
  readonly outlet: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Why options make no filter: a sentence of the wording, and the value that it names. */
export interface FilterProblem {
  readonly kind: Extract<keyof Wording['failures'], 'dateInvalid' | 'dateOrder' | 'reportUnknown' | 'outletUnknown'>;
  readonly value: string;
}

export type NarrowedFilter =
  { readonly filter: ReportFilter; readonly problem?: never } | { readonly problem: FilterProblem };

/** The filter that options stand for among these reports, or the first problem with them. */
export function filterOfOptions(options: NarrowingOptions, reports: readonly ReportEntry[]): NarrowedFilter {
  const { report, outlet, from, to } = options;
  const days = { from: rangeOf(from), to: rangeOf(to) };
  for (const end of ['from', 'to'] as const) {
    if (days[end] === null) return problem('dateInvalid', options[end]);
  }
  const first = days.from?.first;
  const last = days.to?.last;
  if (first !== undefined && last !== undefined && first > last) return problem('dateOrder', from);
  const meantReport = report === undefined ? undefined : reportMeantBy(report, reports);
  if (report !== undefined && meantReport === undefined) return problem('reportUnknown', report);
  const meantOutlet = outlet === undefined ? undefined : outletMeantBy(outlet, reports);
  if (outlet !== undefined && meantOutlet === undefined) return problem('outletUnknown', outlet);
  return {
    filter: {
      ...(meantReport === undefined ? {} : { report: meantReport.id }),
      ...(meantOutlet === undefined ? {} : { outlet: meantOutlet }),
      ...(first === undefined ? {} : { from: first }),
      ...(last === undefined ? {} : { to: last }),
    },
  };
}

const rangeOf = (text: string | undefined) => (text === undefined ? undefined : dayRangeOf(text));

const problem = (kind: FilterProblem['kind'], value = ''): NarrowedFilter => ({ problem: { kind, value } });
