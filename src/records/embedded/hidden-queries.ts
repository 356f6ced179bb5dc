import type { Connection } from '../../library/embedded/connection.js';
import { serverReportMark } from '../../library/libraries.js';
import type { PassagePlace } from '../../library/scope.js';
import type { Circumstances } from '../audit.js';
import type { Hidden } from '../hidden.js';
import { hiddenDeed } from '../hidden-deed.js';
import { writeEntry } from './audit-queries.js';

/** What a server hides: reports as they were named, passages by the ids that the library gives them now. */
export function readHidden(connection: Connection, server: string): Omit<Hidden, 'version'> {
  const reports = connection
    .prepare<{ report: string }>('select report from hidden_reports where server = ? order by report')
    .all([server]);
  const passages = connection
    .prepare<{ id: number }>(
      `select passages.id from hidden_passages as hidden
       join reports on reports.id = hidden.report
       join passages on passages.report = reports.key and passages.text = hidden.text
       where hidden.server = ? order by passages.id`,
    )
    .all([server]);
  const ownPassages = connection
    .prepare<PassagePlace>(
      'select report, text from hidden_passages where server = ? and substr(report, 1, 1) = ? order by report, text',
    )
    .all([server, serverReportMark])
    .map(({ report, text }) => ({ report, text }));
  return { reports: reports.map(({ report }) => report), passages: passages.map(({ id }) => id), ownPassages };
}

/** Hides a report or shows it again. @returns false when it was so already. */
export function setReportHidden(
  connection: Connection,
  report: string,
  isHidden: boolean,
  { server, by, at }: Circumstances,
): boolean {
  return connection.writeTogether(() => {
    const statement = isHidden
      ? 'insert into hidden_reports (server, report) values (?, ?) on conflict do nothing returning 1'
      : 'delete from hidden_reports where server = ? and report = ? returning 1';
    if (connection.prepare(statement).all([server, report]).length === 0) return false;
    writeEntry(connection, hiddenDeed({ subject: report, place: null }, isHidden, { server, by }), at);
    return true;
  });
}

/** Hides a passage or shows it again, and all of the same report and text. @returns false when it was so already, or there is none. */
export function setPassageHidden(
  connection: Connection,
  passage: number,
  isHidden: boolean,
  change: Circumstances,
): boolean {
  return connection.writeTogether(() => {
    const place = placeOf(connection, passage);
    return place !== undefined && setPlaceHidden(connection, place, isHidden, { ...change, subject: String(passage) });
  });
}

/** Hides a passage of a server's own reports or shows it again. @returns false when it was so already, or the report is none of them. */
export function setOwnPassageHidden(
  connection: Connection,
  { report, text }: PassagePlace,
  isHidden: boolean,
  change: Circumstances,
): boolean {
  if (!report.startsWith(serverReportMark)) return false;
  return connection.writeTogether(() =>
    setPlaceHidden(connection, { report, text }, isHidden, { ...change, subject: report }),
  );
}

function setPlaceHidden(
  connection: Connection,
  place: Place,
  isHidden: boolean,
  { server, by, at, subject }: Circumstances & { readonly subject: string },
): boolean {
  const statement = isHidden
    ? 'insert into hidden_passages (server, report, text) values (?, ?, ?) on conflict do nothing returning 1'
    : 'delete from hidden_passages where server = ? and report = ? and text = ? returning 1';
  if (connection.prepare(statement).all([server, place.report, place.text]).length === 0) return false;
  writeEntry(connection, hiddenDeed({ subject, place }, isHidden, { server, by }), at);
  return true;
}

type Place = Readonly<Record<'report' | 'text', string>>;

function placeOf(connection: Connection, passage: number): Place | undefined {
  const row = connection
    .prepare<Place>(
      'select reports.id as report, passages.text from passages join reports on reports.key = passages.report where passages.id = ?',
    )
    .get([passage]);
  return row === undefined ? undefined : { report: row.report, text: row.text };
}
