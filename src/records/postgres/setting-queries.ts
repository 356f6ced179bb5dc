import { sql } from 'kysely';
import type { Queries } from '../../library/postgres/database.js';
import type { Circumstances } from '../audit.js';
import { checkedChange, defaultSettings, type ServerSettings } from '../settings.js';
import { changedSettings, decidedIn, oldestKept, settingDeed, settingsWith } from '../stored-settings.js';
import { writeEntry } from './audit-queries.js';

/** First key of the advisory locks of servers' settings; the second is made of the server's id. */
const settingsLock = 0x15_4b0;

/** Lets nobody else change a server's settings until the end of the transaction. */
export async function lockSettings(queries: Queries, server: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${settingsLock}::integer, hashtext(${server}))`.execute(queries);
}

/** Lets nobody change a server's settings until the end of the transaction; others may hold them so at the same time. */
export async function holdSettings(queries: Queries, server: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${settingsLock}::integer, hashtext(${server}))`.execute(queries);
}

/** The settings that were decided in a server. */
export async function readDecided(queries: Queries, server: string): Promise<Partial<ServerSettings>> {
  const { rows } = await sql<{ settings: string }>`
    select settings from settings where server = ${server}`.execute(queries);
  const [row] = rows;
  return row === undefined ? {} : decidedIn(row.settings);
}

export async function readSettings(queries: Queries, server: string): Promise<ServerSettings> {
  return settingsWith(await readDecided(queries, server));
}

/** Stores a change with its entries of the audit trail, and deletes the questions that may not be kept under it. */
export async function changeSettings(
  queries: Queries,
  change: Partial<ServerSettings>,
  circumstances: Circumstances,
): Promise<ServerSettings> {
  const { server, at } = circumstances;
  const checked = checkedChange(change);
  await lockSettings(queries, server);
  const stored = await readDecided(queries, server);
  const before = settingsWith(stored);
  const changed = await writeEntries(queries, before, { ...before, ...checked }, circumstances);
  if (changed.length > 0) {
    const decided = Object.fromEntries(changed.map((name) => [name, checked[name]]));
    await storeDecided(queries, server, { ...stored, ...decided });
  }
  await deleteUnwantedQuestions(queries, server, at);
  return readSettings(queries, server);
}

/** Forgets every decision, with the entries of the audit trail. */
export async function resetSettings(queries: Queries, circumstances: Circumstances): Promise<ServerSettings> {
  const { server, at } = circumstances;
  await lockSettings(queries, server);
  await writeEntries(queries, await readSettings(queries, server), defaultSettings, circumstances);
  await sql`delete from settings where server = ${server}`.execute(queries);
  await deleteUnwantedQuestions(queries, server, at);
  return readSettings(queries, server);
}

export async function storeDecided(queries: Queries, server: string, decided: Partial<ServerSettings>): Promise<void> {
  await sql`insert into settings (server, settings) values (${server}, ${JSON.stringify(decided)})
    on conflict (server) do update set settings = excluded.settings`.execute(queries);
}

/** @returns the settings that are now another. */
async function writeEntries(
  queries: Queries,
  before: ServerSettings,
  after: ServerSettings,
  { server, by, at }: Circumstances,
): Promise<(keyof ServerSettings)[]> {
  const changed = changedSettings(before, after);
  for (const name of changed) await writeEntry(queries, settingDeed(name, before, after, { server, by }), at);
  return changed;
}

/** Deletes what a server's settings do not let it keep, any more at a time (ISO 8601). @returns how many questions. */
export async function deleteUnwantedQuestions(queries: Queries, server: string, at: string): Promise<number> {
  const oldest = oldestKept(await readSettings(queries, server), at);
  const { rows } = await sql`delete from questions
    where server = ${server} and (${oldest}::text is null or at < ${oldest}::text) returning 1`.execute(queries);
  return rows.length;
}
