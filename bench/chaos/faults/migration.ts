import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '../../../src/library/embedded/connection.js';
import { migrate } from '../../../src/library/embedded/migrations.js';
import { databasePath } from '../../../src/library/embedded/store.js';
import { openRecords } from '../../../src/records/embedded/embedded-records.js';
import { programMain } from '../../processes.js';
import type { Fault } from './fault.js';

/** The last migration after which there are votes and nothing else of what servers record. */
const early = '0002-votes';
const votes = 50;

/** Brings a database of an earlier version up to date, kills that, and does it again until it is done. No vote may be lost. */
const killedMigration: Fault = {
  name: 'kill -9 or SIGTERM while tables are brought up to date',
  weight: 2,
  async inject({ folder, environment, deeds, fate }) {
    const index = path.join(folder, 'early-index');
    await rm(index, { recursive: true, force: true });
    await mkdir(index);
    await makeEarly(databasePath(index));
    const kills = fate.between(1, 3);
    for (let each = 0; each < kills; each += 1) {
      const signal = fate.pick(['SIGKILL', 'SIGTERM'] as const);
      await endUpdate(index, environment, { signal, after: fate.between(0, 12) });
    }
    const records = await openRecords(index);
    try {
      const found = await records.servers.export('1');
      if (found.votes.length !== votes)
        deeds.during.miss('lost', `${found.votes.length} of ${votes} votes after a migration`);
    } finally {
      await records.close();
    }
    return null;
  },
};

async function makeEarly(file: string): Promise<void> {
  const connection = new Connection(file, 'write');
  try {
    await migrate(connection, early);
    const put = connection.prepare(
      'insert into votes (answer, person, server, helpful, reports, at) values (?, ?, ?, ?, ?, ?)',
    );
    for (let number = 0; number < votes; number += 1)
      put.run([`answer ${number}`, `${number}`, '1', number % 2, '[]', '2026-01-01T00:00:00.000Z']);
  } finally {
    connection.close();
  }
}

/** Starts a command that opens the library, and ends it so many milliseconds after it has begun to write. */
async function endUpdate(
  index: string,
  environment: Readonly<Record<string, string>>,
  { signal, after }: { readonly signal: NodeJS.Signals; readonly after: number },
): Promise<void> {
  const child = spawn(process.execPath, [programMain, 'servers', 'list'], {
    env: { ...process.env, ...environment, INDEX_DIR: index },
    stdio: 'ignore',
  });
  const ended = once(child, 'close');
  await Promise.race([ended, untilWritten(child, databasePath(index))]);
  await sleep(after);
  child.kill(signal);
  await ended;
}

async function untilWritten(child: ChildProcess, file: string): Promise<void> {
  const sizeOfJournal = async (): Promise<number> => (await stat(`${file}-wal`).catch(() => null))?.size ?? 0;
  const before = await sizeOfJournal();
  while (child.exitCode === null && (await sizeOfJournal()) === before) await sleep(1);
}

export const migrationFaults: readonly Fault[] = [killedMigration];
