import { type RawBuilder, sql } from 'kysely';
import { fold } from '../../language/fold.js';
import type { ReportFilter } from '../library.js';

/** The reports that a filter lets through, as a condition on `reports`, to stand after `where`; null when that is all of them. */
export function conditionOf(filter: ReportFilter | undefined): RawBuilder<boolean> | null {
  if (filter === undefined) return null;
  const { report, outlet, from, to, language, exceptReports } = filter;
  const conditions: RawBuilder<boolean>[] = [];
  if (report !== undefined) conditions.push(sql`reports.id = ${report}`);
  if (outlet !== undefined) conditions.push(sql`reports.outlet_key = ${fold(outlet)}`);
  // A comparison with no date is never true, which is what keeps undated reports outside every range.
  if (from !== undefined) conditions.push(sql`reports.published >= ${from}`);
  if (to !== undefined) conditions.push(sql`reports.published <= ${to}`);
  if (language !== undefined) conditions.push(sql`reports.language = ${language}`);
  if (exceptReports !== undefined && exceptReports.length > 0) {
    conditions.push(sql`reports.id <> all(${exceptReports}::text[])`);
  }
  return conditions.length === 0 ? null : sql.join(conditions, sql` and `);
}
