import { constants, existsSync, statSync } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import { IsnadError } from '../../errors.js';
import { Connection, damagedLibrary } from './connection.js';
import { lockPublishing } from './lock.js';
import { knownMigrations } from './schema.js';
import { databasePath, restoreMark } from './store.js';

/**
 * Opens the database of a library and runs the migrations that it lacks. Reading needs no permission to write.
 * @param create makes folder and database if they are missing.
 * @throws IsnadError `library-missing` (without `create`), `library-damaged`, `library-newer` when a newer program wrote it,
 * `library-busy`, `disk-write-failed`.
 */
export async function openDatabase(directory: string, create: boolean): Promise<Connection> {
  const path = databasePath(directory);
  if (create) await makeFolder(directory);
  if (!create && !existsSync(path)) throw missing(path);
  await finishRestore(directory);
  const connection = await connect(directory, path);
  try {
    await bringUpToDate(connection, directory, create);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Opens the database of a library as it is: no migration is run. For those who copy it.
 * @throws IsnadError `library-missing`, `library-damaged`, `library-busy`, `disk-write-failed`.
 */
export async function connectTo(directory: string): Promise<Connection> {
  const path = databasePath(directory);
  if (!existsSync(path)) throw missing(path);
  await finishRestore(directory);
  return connect(directory, path);
}

/**
 * Throws unless a database is a library of this program or of an older one.
 * @throws IsnadError `library-missing`, `library-newer`, `library-damaged`
 */
export function requireKnown(connection: Connection): void {
  const applied = appliedMigrations(connection);
  if (applied.length === 0) throw missing(connection.path);
  isCurrent(connection, applied);
}

/** Which file bears a name now; empty when there is none. An open database goes on with its file, also when that bears the name no more. */
export function fileIdentity(path: string): string {
  // Asked for with every question, and at once: another thread takes longer to be told of it than the answer takes.
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return '';
  }
}

/** A restore that was killed while it exchanged files left word of it: it is finished before anything is read. */
async function finishRestore(directory: string): Promise<void> {
  if (!existsSync(restoreMark(directory))) return;
  const { finishRestore: finish } = await import('./backup/take-place.js');
  await finish(directory);
}

async function makeFolder(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true }).catch((cause: unknown) => {
    throw new IsnadError('disk-write-failed', `The folder ${directory} cannot be made.`, {
      hint: 'Check INDEX_DIR and the permissions of the folder above it.',
      cause,
    });
  });
}

function missing(path: string): IsnadError {
  return new IsnadError('library-missing', `There is no library at ${path}.`, {
    hint: 'Run `isnad reindex` to build it from the corpus.',
  });
}

async function connect(directory: string, path: string): Promise<Connection> {
  const writable =
    (await allows(directory, constants.W_OK)) &&
    ((await allows(path, constants.W_OK)) || !(await allows(path, constants.F_OK)));
  if (writable) return new Connection(path, 'write');
  try {
    return new Connection(path, 'read');
  } catch (error) {
    // SQLite keeps a file beside the database that tells readers of writers; where it cannot make one, nobody can be writing. But what
    // a killed writer left in the journal would be overlooked.
    const journal = await stat(`${path}-wal`).catch(() => undefined);
    if (!(error instanceof IsnadError) || error.identifier !== 'disk-write-failed' || journal?.size) throw error;
    return new Connection(path, 'snapshot');
  }
}

async function allows(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}

/** Runs the migrations that are missing, so that a library of an older program goes on serving. */
async function bringUpToDate(connection: Connection, directory: string, create: boolean): Promise<void> {
  const applied = appliedMigrations(connection);
  if (isCurrent(connection, applied)) return;
  if (applied.length === 0 && !create) throw missing(connection.path);
  if (connection.mode !== 'write') {
    throw new IsnadError('disk-write-failed', `${connection.path} is of an older program and cannot be written.`, {
      hint: 'Open it once with permission to write.',
    });
  }
  const unlock = lockPublishing(directory);
  try {
    if (isCurrent(connection, appliedMigrations(connection))) return;
    // Loaded only here: it brings Kysely, which a question does not need.
    const { migrate } = await import('./migrations.js');
    await migrate(connection);
  } finally {
    unlock();
  }
}

/** @throws IsnadError `library-newer` */
function isCurrent(connection: Connection, applied: readonly string[]): boolean {
  const unknown = applied.find((name) => !(knownMigrations as readonly string[]).includes(name));
  if (unknown === undefined) return applied.length === knownMigrations.length;
  throw new IsnadError('library-newer', `${connection.path} was written by a newer version of Isnad (${unknown}).`, {
    hint: 'Update Isnad, or point INDEX_DIR at another folder and run `isnad reindex`.',
  });
}

function appliedMigrations(connection: Connection): string[] {
  const tables = connection
    .prepare<{ name: string }>("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .all();
  if (tables.length === 0) return [];
  if (!tables.some(({ name }) => name === 'kysely_migration')) {
    throw damagedLibrary(connection.path, 'it is a database, but not a library of Isnad');
  }
  return connection
    .prepare<{ name: string }>('select name from kysely_migration order by name')
    .all()
    .map((row) => row.name);
}
