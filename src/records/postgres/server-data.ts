import { sql } from 'kysely';
import type { Queries } from '../../library/postgres/database.js';
import { numbered } from '../exported-data.js';
import type { NumberOf, ServerData } from '../servers.js';
import { timeOf } from '../times.js';
import { readEntries, writeEntry } from './audit-queries.js';
import { insertHiddenPassages } from './hidden-queries.js';
import { putQuestion, readQuestions } from './question-queries.js';
import { putRemoved } from './removed-queries.js';
import { deleteRows, markLeft } from './server-queries.js';
import { deleteUnwantedQuestions, readDecided, storeDecided } from './setting-queries.js';
import { putVotes, readVotes } from './vote-queries.js';

/** Everything stored of one server. */
export async function readServer(queries: Queries, server: string): Promise<ServerData> {
  const left = await sql<{ at: string }>`select at from left_servers where server = ${server}`.execute(queries);
  const reports = await sql<{ report: string }>`
    select report from hidden_reports where server = ${server} order by report`.execute(queries);
  const passages = await sql<{ report: string; text: string }>`
    select report, text from hidden_passages where server = ${server} order by report, text`.execute(queries);
  const removed = await sql<{ at: string; report: string }>`
    select at, report from removed_reports where server = ${server} order by at, id`.execute(queries);
  return {
    leftAt: left.rows[0]?.at ?? null,
    settings: await readDecided(queries, server),
    votes: await readVotes(queries, server),
    audit: (await readEntries(queries, server, null)).reverse().map(({ server: _, id: __, ...entry }) => entry),
    hiddenReports: reports.rows.map(({ report }) => report),
    hiddenPassages: passages.rows.map(({ report, text }) => ({ report, text })),
    questions: (await readQuestions(queries, server)).map(({ server: _, ...question }) => question),
    removed: removed.rows.map(({ at, report }) => ({
      at,
      report: JSON.parse(report) as ServerData['removed'][number]['report'],
    })),
  };
}

/** Replaces everything stored of a server, in the transaction that is open. @param now ISO 8601 */
export async function replaceServer(
  queries: Queries,
  server: string,
  data: ServerData,
  now: string,
  numberOf: NumberOf,
): Promise<void> {
  await deleteRows(queries, server);
  if (Object.keys(data.settings).length > 0) await storeDecided(queries, server, data.settings);
  await putVotes(queries, server, data.votes);
  for (const entry of data.audit) await writeEntry(queries, { ...entry, server }, entry.at);
  await sql`insert into hidden_reports (server, report)
    select ${server}, report from unnest(${data.hiddenReports}::text[]) as report on conflict do nothing`.execute(
    queries,
  );
  await insertHiddenPassages(queries, server, data.hiddenPassages);
  for (const question of data.questions) await putQuestion(queries, { ...numbered(question, numberOf), server });
  for (const { report, at } of data.removed) await putRemoved(queries, { server, report, at: timeOf(at) });
  if (data.leftAt !== null) await markLeft(queries, server, data.leftAt);
  await deleteUnwantedQuestions(queries, server, now);
}
