import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { serverReportMark } from '../../library/libraries.js';
import type { Queries } from '../../library/postgres/database.js';
import { baseName } from '../../library/postgres/schema.js';
import type { PassagePlace } from '../../library/scope.js';
import type { Circumstances } from '../audit.js';
import type { Hidden } from '../hidden.js';
import { hiddenDeed } from '../hidden-deed.js';
import { writeEntry } from './audit-queries.js';

/** What a server hides: reports as they were named, passages by the ids that the library gives them now. */
export async function readHidden(queries: Queries, server: string): Promise<Omit<Hidden, 'version'>> {
  // One statement, of one moment.
  const { rows } = await sql<Omit<Hidden, 'version'>>`select
    (select coalesce(json_agg(report order by report), '[]') from hidden_reports where server = ${server}) as reports,
    (select coalesce(json_agg(passages.id order by passages.id), '[]') from hidden_passages as hidden
      join libraries on libraries.name = ${baseName}
      join reports on reports.library = libraries.id and reports.id = hidden.report
      join passages on passages.report = reports.key and passages.text = hidden.text
      where hidden.server = ${server}) as passages,
    (select coalesce(json_agg(json_build_object('report', report, 'text', text) order by report, text), '[]')
      from hidden_passages where server = ${server} and starts_with(report, ${serverReportMark})) as "ownPassages"`.execute(
    queries,
  );
  return rows[0] ?? { reports: [], passages: [], ownPassages: [] };
}

/** Hides a report or shows it again. @returns false when it was so already. */
export async function setReportHidden(
  queries: Queries,
  report: string,
  isHidden: boolean,
  { server, by, at }: Circumstances,
): Promise<boolean> {
  const { rows } = isHidden
    ? await sql`insert into hidden_reports (server, report) values (${server}, ${report})
        on conflict do nothing returning 1`.execute(queries)
    : await sql`delete from hidden_reports where server = ${server} and report = ${report} returning 1`.execute(
        queries,
      );
  if (rows.length === 0) return false;
  await writeEntry(queries, hiddenDeed({ subject: report, place: null }, isHidden, { server, by }), at);
  return true;
}

/** Hides a passage or shows it again, and all of the same report and text. @returns false when it was so already, or there is none. */
export async function setPassageHidden(
  queries: Queries,
  passage: number,
  isHidden: boolean,
  change: Circumstances,
): Promise<boolean> {
  const { rows } = await sql<PassagePlace>`select reports.id as report, passages.text from passages
    join libraries on libraries.id = passages.library and libraries.name = ${baseName}
    join reports on reports.key = passages.report where passages.id = ${passage}`.execute(queries);
  const [place] = rows;
  return place !== undefined && setPlaceHidden(queries, place, String(passage), isHidden, change);
}

/** Hides a passage of a server's own reports or shows it again. @returns false when it was so already, or the report is none of them. */
export async function setOwnPassageHidden(
  queries: Queries,
  place: PassagePlace,
  isHidden: boolean,
  change: Circumstances,
): Promise<boolean> {
  if (!place.report.startsWith(serverReportMark)) return false;
  return setPlaceHidden(queries, place, place.report, isHidden, change);
}

async function setPlaceHidden(
  queries: Queries,
  place: PassagePlace,
  subject: string,
  isHidden: boolean,
  { server, by, at }: Circumstances,
): Promise<boolean> {
  const isChanged = isHidden
    ? (await insertHiddenPassages(queries, server, [place])) === 1
    : await deleteHiddenPassage(queries, server, place);
  if (!isChanged) return false;
  await writeEntry(queries, hiddenDeed({ subject, place }, isHidden, { server, by }), at);
  return true;
}

/** @returns how many were not hidden before. */
export async function insertHiddenPassages(
  queries: Queries,
  server: string,
  places: readonly PassagePlace[],
): Promise<number> {
  const { rows } = await sql`insert into hidden_passages (server, report, digest, text)
    select ${server}, report, digest, text from unnest(${places.map(({ report }) => report)}::text[],
      ${places.map(({ text }) => digestOf(text))}::text[], ${places.map(({ text }) => text)}::text[]) as given (report, digest, text)
    on conflict do nothing returning 1`.execute(queries);
  return rows.length;
}

async function deleteHiddenPassage(queries: Queries, server: string, { report, text }: PassagePlace): Promise<boolean> {
  const { rows } = await sql`delete from hidden_passages
    where server = ${server} and report = ${report} and digest = ${digestOf(text)} returning 1`.execute(queries);
  return rows.length > 0;
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
