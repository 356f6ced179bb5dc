import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { IsnadError } from '../../../errors.js';
import { Connection } from '../connection.js';
import { lockPublishing } from '../lock.js';
import { requireKnown } from '../open-database.js';
import { Queries, type StoredState } from '../queries.js';
import { databasePath } from '../store.js';

/** A library that nobody else can write to until it is let go. */
export interface HeldLibrary {
  /** `damaged` where there is a file that cannot be read, `none` where nothing was ever published or recorded. */
  readonly kind: 'library' | 'damaged' | 'none';
  readonly state: StoredState | null;
  readonly connection: Connection | null;
  release(): void;
}

/** Milliseconds that it is waited for others' writes. */
const patience = 15_000;
const pause = 50;

/**
 * Keeps everybody from writing to the library of a folder, and brings all of it into the one file of its database. Who reads goes on. Makes the folder if there
 * is none.
 * @throws IsnadError `library-busy` where others write for too long, `disk-write-failed`
 */
export async function holdLibrary(directory: string): Promise<HeldLibrary> {
  await mkdir(directory, { recursive: true });
  const unlock = await patiently(() => lockPublishing(directory));
  try {
    const held = existsSync(databasePath(directory)) ? await patiently(() => holdDatabase(directory)) : none;
    return {
      ...held,
      release() {
        held.connection?.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

type HeldDatabase = Omit<HeldLibrary, 'release'>;

const none: HeldDatabase = { kind: 'none', state: null, connection: null };

function holdDatabase(directory: string): HeldDatabase {
  let connection: Connection | undefined;
  try {
    const path = databasePath(directory);
    connection = new Connection(path, 'write');
    requireTables(connection);
    const state = new Queries(connection).state();
    connection.prepare('pragma wal_checkpoint(truncate)').all();
    connection.execute('begin immediate');
    // Somebody wrote, or still read, between the two.
    if (journalBytes(path) > 0) throw new IsnadError('library-busy', `Another process is writing to ${path}.`);
    return { kind: 'library', state, connection };
  } catch (error) {
    connection?.close();
    if (error instanceof IsnadError && error.identifier === 'library-damaged') return { ...none, kind: 'damaged' };
    if (error instanceof IsnadError && error.identifier === 'library-missing') return none;
    throw error;
  }
}

/** A library of a newer program is one too. */
function requireTables(connection: Connection): void {
  try {
    requireKnown(connection);
  } catch (error) {
    if (!(error instanceof IsnadError) || error.identifier !== 'library-newer') throw error;
  }
}

function journalBytes(path: string): number {
  return statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

async function patiently<Result>(action: () => Result): Promise<Result> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return action();
    } catch (error) {
      const isBusy = error instanceof IsnadError && error.identifier === 'library-busy';
      if (!isBusy || performance.now() > end) throw error;
    }
    await wait(pause);
  }
}
