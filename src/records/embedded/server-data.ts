import type { Connection } from '../../library/embedded/connection.js';
import { numbered } from '../exported-data.js';
import type { NumberOf, ServerData } from '../servers.js';
import { timeOf } from '../times.js';
import { readEntries, writeEntry } from './audit-queries.js';
import { putQuestion, readQuestions } from './question-queries.js';
import { putRemoved } from './removed-queries.js';
import { deleteRows, markLeft } from './server-queries.js';
import { deleteUnwantedQuestions, readDecided, storeDecided } from './setting-queries.js';
import { putVotes } from './vote-queries.js';
import { overwriteJournal } from './tables.js';

/** Everything stored of one server, of one moment. */
export function readServer(connection: Connection, server: string): ServerData {
  const rows = <Row>(sql: string): Row[] => connection.prepare<Row>(sql).all([server]);
  return connection.readTogether(() => ({
    leftAt: rows<{ at: string }>('select at from left_servers where server = ?')[0]?.at ?? null,
    settings: readDecided(connection, server),
    votes: rows<{ answer: string; person: string; helpful: number; reports: string; at: string }>(
      'select answer, person, helpful, reports, at from votes where server = ? order by at, answer, person',
    ).map((row) => ({ ...row, helpful: row.helpful === 1, reports: JSON.parse(row.reports) as string[] })),
    audit: readEntries(connection, server, -1)
      .reverse()
      .map(({ server: _, id: __, ...entry }) => entry),
    hiddenReports: rows<{ report: string }>('select report from hidden_reports where server = ? order by report').map(
      ({ report }) => report,
    ),
    hiddenPassages: rows<{ report: string; text: string }>(
      'select report, text from hidden_passages where server = ? order by report, text',
    ).map((row) => ({ report: row.report, text: row.text })),
    questions: readQuestions(connection, server).map(({ server: _, ...question }) => question),
    removed: rows<{ at: string; report: string }>(
      'select at, report from removed_reports where server = ? order by at, id',
    ).map(({ at, report }) => ({ at, report: JSON.parse(report) as ServerData['removed'][number]['report'] })),
  }));
}

/** Replaces everything stored of a server, all or nothing. @param now ISO 8601 */
export function replaceServer(
  connection: Connection,
  server: string,
  data: ServerData,
  now: string,
  numberOf: NumberOf,
): void {
  connection.writeTogether(() => {
    deleteRows(connection, server);
    if (Object.keys(data.settings).length > 0) storeDecided(connection, server, data.settings);
    putVotes(connection, server, data.votes);
    for (const entry of data.audit) {
      const { before, after, at } = entry;
      writeEntry(connection, { ...entry, server, before: before, after: after }, at);
    }
    putHidden(connection, server, data);
    for (const question of data.questions) putQuestion(connection, { ...numbered(question, numberOf), server });
    for (const { report, at } of data.removed) putRemoved(connection, { server, report, at: timeOf(at) });
    if (data.leftAt !== null) markLeft(connection, server, data.leftAt);
    deleteUnwantedQuestions(connection, server, now);
  });
  overwriteJournal(connection);
}

function putHidden(connection: Connection, server: string, data: ServerData): void {
  const report = connection.prepare('insert into hidden_reports (server, report) values (?, ?) on conflict do nothing');
  for (const id of data.hiddenReports) report.run([server, id]);
  const passage = connection.prepare(
    'insert into hidden_passages (server, report, text) values (?, ?, ?) on conflict do nothing',
  );
  for (const hidden of data.hiddenPassages) passage.run([server, hidden.report, hidden.text]);
}
