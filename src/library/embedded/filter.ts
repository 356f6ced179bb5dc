import { fold } from '../../language/fold.js';
import type { ReportFilter } from '../library.js';
import type { Cell } from './connection.js';

/** A condition on the table `reports`, to stand after `where`. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly Cell[];
}

/** The reports that a filter lets through; null when that is all of them. */
export function conditionOf(filter: ReportFilter | undefined): Condition | null {
  const parts: string[] = [];
  const parameters: Cell[] = [];
  const add = (sql: string, value: string | undefined) => {
    if (value === undefined) return;
    parts.push(sql);
    parameters.push(value);
  };
  add('reports.id = ?', filter?.report);
  add('reports.outlet_key = ?', filter?.outlet === undefined ? undefined : fold(filter.outlet));
  // A comparison with no date is never true, which is what keeps undated reports outside every range.
  add('reports.published >= ?', filter?.from);
  add('reports.published <= ?', filter?.to);
  add('reports.language = ?', filter?.language);
  if (filter?.exceptReports !== undefined && filter.exceptReports.length > 0) {
    add('reports.id not in (select value from json_each(?))', JSON.stringify(filter.exceptReports));
  }
  return parts.length === 0 ? null : { sql: parts.join(' and '), parameters };
}
