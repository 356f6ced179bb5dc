import { type Cell, Connection } from '../../library/embedded/connection.js';
import { openDatabase } from '../../library/embedded/open-database.js';
import { type RecordTable, recordTables } from './tables.js';

/** What could be carried over from a damaged library. */
export interface Rescue {
  readonly votes: number;
  /** Rows of the other records: settings, hides, the audit trail, questions, removed reports, servers that were left. */
  readonly others: number;
  /** False when the damage reaches records, or hides whether there are any. */
  readonly isComplete: boolean;
}

/**
 * Carries what communities left in a damaged library over to the library that takes its place, which is made if need be; of the rest
 * nothing is lost, because it comes from the corpus. What the new library has already stays as it is.
 * @param damaged path of the damaged database, as `setLibraryAside` returns it.
 * @throws IsnadError for the new library: `library-busy`, `disk-write-failed`.
 */
export async function rescueRecords(damaged: string, directory: string): Promise<Rescue> {
  const { tables, isComplete } = readableTables(damaged);
  const connection = await openDatabase(directory, true);
  try {
    connection.writeTogether(() => {
      for (const { table, rows } of tables) putRows(connection, table, rows);
    });
  } finally {
    connection.close();
  }
  const count = (counts: (table: RecordTable) => boolean): number =>
    tables.reduce((sum, { table, rows }) => sum + (counts(table) ? rows.length : 0), 0);
  return { votes: count(({ name }) => name === 'votes'), others: count(({ name }) => name !== 'votes'), isComplete };
}

type Row = Readonly<Record<string, Cell>>;

function putRows(connection: Connection, table: RecordTable, rows: readonly Row[]): void {
  // A number that the old library gave may be another row's in the new one, which gives its own, in the same order.
  const columns = columnsOf(table).filter((column) => !table.isNumbered || !table.key.includes(column));
  const put = connection.prepare(
    `insert into ${table.name} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')}) on conflict do nothing`,
  );
  for (const row of rows) put.run(columns.map((column) => asCarriedOver(table, column, row[column] ?? null)));
}

/** The new library counts its passages anew: the ids of the old one's would name others. */
function asCarriedOver(table: RecordTable, column: string, cell: Cell): Cell {
  return table.name === 'questions' && column === 'passages' ? '[]' : cell;
}

interface Readable {
  readonly rows: readonly Row[];
  readonly isComplete: boolean;
}

interface ReadableTables {
  readonly tables: readonly { readonly table: RecordTable; readonly rows: readonly Row[] }[];
  readonly isComplete: boolean;
}

function readableTables(path: string): ReadableTables {
  let connection: Connection | undefined;
  try {
    connection = new Connection(path, 'damaged');
    const opened = connection;
    const names = tableNames(connection);
    const tables = recordTables
      .filter(({ name }) => names.has(name))
      .map((table) => ({ table, ...readWhatIsReadable(opened, table) }));
    return { tables, isComplete: tables.every((table) => table.isComplete) };
  } catch {
    // Whatever SQLite says about such a file is damage, which has been told already: the rebuild goes on without.
    return { tables: [], isComplete: false };
  } finally {
    connection?.close();
  }
}

/** An older library has fewer tables; a damaged list of them is damage. */
function tableNames(connection: Connection): ReadonlySet<string> {
  const rows = connection.prepare<{ name: string }>("select name from sqlite_schema where type = 'table'").all();
  return new Set(rows.map(({ name }) => name));
}

function readWhatIsReadable(connection: Connection, table: RecordTable): Readable {
  try {
    return readFromBothEnds(connection, table);
  } catch {
    return { rows: [], isComplete: false };
  }
}

/** A damaged page ends the way through the table: what lies behind it is read from the other end. */
function readFromBothEnds(connection: Connection, table: RecordTable): Readable {
  const upwards = readUntilDamage(connection, table, 'asc');
  if (upwards.isComplete) return upwards;
  const downwards = readUntilDamage(connection, table, 'desc');
  const rows = new Map(
    [...upwards.rows, ...[...downwards.rows].reverse()].map((row) => [JSON.stringify(keyOf(table, row)), row]),
  );
  return { rows: [...rows.values()], isComplete: false };
}

const rowsAtOnce = 256;

function readUntilDamage(connection: Connection, table: RecordTable, direction: 'asc' | 'desc'): Readable {
  const after = direction === 'asc' ? '>' : '<';
  const key = table.key.join(', ');
  const order = table.key.map((column) => `${column} ${direction}`).join(', ');
  const select = (condition: string) =>
    connection.prepare<Row>(
      `select ${columnsOf(table).join(', ')} from ${table.name} ${condition} order by ${order} limit ?`,
    );
  const first = select('');
  const next = select(`where (${key}) ${after} (${table.key.map(() => '?').join(', ')})`);
  const isWhole = (row: Row): boolean => table.row.safeParse(row).success;
  const rows: Row[] = [];
  let isComplete = true;
  for (let limit = rowsAtOnce; limit >= 1;) {
    const last = rows.at(-1);
    try {
      const found: Row[] = last === undefined ? first.all([limit]) : next.all([...keyOf(table, last), limit]);
      rows.push(...found.filter(isWhole));
      if (!found.every(isWhole)) return { rows, isComplete: false };
      if (found.length < limit) return { rows, isComplete };
    } catch {
      isComplete = false;
      limit = Math.floor(limit / 2);
    }
  }
  return { rows, isComplete };
}

const columnsOf = (table: RecordTable): string[] => Object.keys(table.row.shape);

const keyOf = (table: RecordTable, row: Row): Cell[] => table.key.map((column) => row[column] ?? null);
