import type { Connection } from '../../library/embedded/connection.js';
import type { Circumstances } from '../audit.js';
import { checkedChange, defaultSettings, type ServerSettings } from '../settings.js';
import { changedSettings, decidedIn, oldestKept, settingDeed, settingsWith } from '../stored-settings.js';
import { writeEntry } from './audit-queries.js';
import { overwriteJournal } from './tables.js';

/** The settings that were decided in a server. One that this program cannot understand counts as undecided. */
export function readDecided(connection: Connection, server: string): Partial<ServerSettings> {
  const row = connection.prepare<{ settings: string }>('select settings from settings where server = ?').get([server]);
  return row === undefined ? {} : decidedIn(row.settings);
}

export function readSettings(connection: Connection, server: string): ServerSettings {
  return settingsWith(readDecided(connection, server));
}

/** Stores a change with its entries of the audit trail, and deletes the questions that may not be kept under it. */
export function changeSettings(
  connection: Connection,
  change: Partial<ServerSettings>,
  circumstances: Circumstances,
): ServerSettings {
  const { server } = circumstances;
  const checked = checkedChange(change);
  return together(connection, server, () => {
    const before = readSettings(connection, server);
    const changed = writeEntries(connection, before, { ...before, ...checked }, circumstances);
    if (changed.length > 0) {
      const decided = Object.fromEntries(changed.map((name) => [name, checked[name]]));
      storeDecided(connection, server, { ...readDecided(connection, server), ...decided });
    }
    return deleteUnwantedQuestions(connection, server, circumstances.at);
  });
}

/** Forgets every decision, with the entries of the audit trail. */
export function resetSettings(connection: Connection, circumstances: Circumstances): ServerSettings {
  const { server } = circumstances;
  return together(connection, server, () => {
    writeEntries(connection, readSettings(connection, server), defaultSettings, circumstances);
    connection.prepare('delete from settings where server = ?').run([server]);
    return deleteUnwantedQuestions(connection, server, circumstances.at);
  });
}

export function storeDecided(connection: Connection, server: string, decided: Partial<ServerSettings>): void {
  connection
    .prepare(
      'insert into settings (server, settings) values (?, ?) on conflict (server) do update set settings = excluded.settings',
    )
    .run([server, JSON.stringify(decided)]);
}

function together(connection: Connection, server: string, change: () => number): ServerSettings {
  const deleted = connection.writeTogether(change);
  if (deleted > 0) overwriteJournal(connection);
  return readSettings(connection, server);
}

/** @returns the settings that are now another. */
function writeEntries(
  connection: Connection,
  before: ServerSettings,
  after: ServerSettings,
  { server, by, at }: Circumstances,
): (keyof ServerSettings)[] {
  const changed = changedSettings(before, after);
  for (const name of changed) writeEntry(connection, settingDeed(name, before, after, { server, by }), at);
  return changed;
}

/** Deletes what a server's settings do not let it keep, any more at a time (ISO 8601). @returns how many questions. */
export function deleteUnwantedQuestions(connection: Connection, server: string, at: string): number {
  const oldest = oldestKept(readSettings(connection, server), at);
  const condition = oldest === null ? '' : 'and at < ?';
  return connection
    .prepare(`delete from questions where server = ? ${condition} returning 1`)
    .all(oldest === null ? [server] : [server, oldest]).length;
}
