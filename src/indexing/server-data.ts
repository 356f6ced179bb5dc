import { IsnadError } from '../errors.js';
import type { Libraries } from '../library/libraries.js';
import type { Records } from '../records/records.js';
import type { ServerCounts, ServerData } from '../records/servers.js';
import type { Report } from '../reports/report.js';

/** Where everything of servers is stored. */
export interface ServerStores {
  readonly libraries: Libraries;
  readonly records: Records;
}

/** The same, and how a server's library is deleted: where libraries are being changed, after the change that is going on. */
export interface DeletableStores extends ServerStores {
  /** Where nothing changes libraries, they are deleted as they are. */
  readonly deleteLibrary?: (server: string) => Promise<void>;
}

/** What is stored of one server, in numbers. */
export interface ServerSummary {
  /** Discord id. */
  readonly server: string;
  /** When the bot left it, ISO 8601; null while it is there. */
  readonly leftAt: string | null;
  /** Of the server's own library; 0 where it has none, null where that cannot be read. */
  readonly reports: number | null;
  readonly passages: number | null;
  /** Why its library cannot be read, or null. */
  readonly problem: string | null;
  readonly counts: ServerCounts;
}

export const serverExportFormat = 'isnad-server';

/** Everything stored of one server, as one object that can be written as JSON. */
export interface ServerExport {
  readonly format: typeof serverExportFormat;
  readonly version: 1;
  /** Discord id. */
  readonly server: string;
  /** ISO 8601, UTC. */
  readonly exportedAt: string;
  readonly records: ServerData;
  /** The server's own reports with their texts, by id. */
  readonly reports: readonly Report[];
}

const noCounts: ServerCounts = {
  votes: 0,
  settings: 0,
  audit: 0,
  hiddenReports: 0,
  hiddenPassages: 0,
  questions: 0,
  removed: 0,
};

/** Every server of which records or a library are stored, by id. A library that cannot be read is said to be so, and hides no other. */
export async function summariseServers({ libraries, records }: ServerStores): Promise<ServerSummary[]> {
  const recorded = new Map((await records.servers.list()).map((each) => [each.server, each]));
  const ids = [...new Set([...recorded.keys(), ...(await libraries.servers())])].sort();
  const summaries: ServerSummary[] = [];
  for (const server of ids) {
    const { leftAt = null, counts = noCounts } = recorded.get(server) ?? {};
    summaries.push({ server, leftAt, ...(await extentOf(server, libraries)), counts });
  }
  return summaries;
}

async function extentOf(
  server: string,
  libraries: Libraries,
): Promise<Pick<ServerSummary, 'reports' | 'passages' | 'problem'>> {
  try {
    const state = await (await libraries.ofServer(server))?.state();
    return { reports: state?.reports ?? 0, passages: state?.passages ?? 0, problem: null };
  } catch (error) {
    if (!(error instanceof IsnadError)) throw error;
    return { reports: null, passages: null, problem: error.message };
  }
}

/**
 * Everything stored of a server: its records, and the reports of its own library.
 * @throws IsnadError `server-unknown` where nothing is stored of it, and what records and library throw
 */
export async function exportServer(server: string, { libraries, records }: ServerStores): Promise<ServerExport> {
  await requireStored(server, { libraries, records });
  const library = await libraries.ofServer(server);
  const reports: Report[] = [];
  for (const { id } of (await library?.reports()) ?? []) {
    const report = await library?.report(id);
    if (report != null) reports.push(report);
  }
  return {
    format: serverExportFormat,
    version: 1,
    server,
    exportedAt: new Date().toISOString(),
    records: await records.servers.export(server),
    reports: reports.sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/**
 * Deletes the library of a server and everything recorded of it, and makes sure that nothing is left. Records go last: as long as anything
 * is left, it is still known that the server is to be deleted.
 * @returns how many rows of records there were
 * @throws IsnadError `server-unknown` where nothing is stored of it, `disk-write-failed` when something is left, and what records and library throw
 */
export async function deleteServer(server: string, stores: DeletableStores): Promise<number> {
  const { libraries, records, deleteLibrary = (each) => libraries.deleteOfServer(each) } = stores;
  await requireStored(server, stores);
  await deleteLibrary(server);
  const rows = await records.servers.delete(server);
  if (!(await isStored(server, { libraries, records }))) return rows;
  throw new IsnadError('disk-write-failed', `Something of the server ${server} is stored again already.`, {
    hint: 'Its members go on using the bot. Remove the bot from the server, then delete again.',
  });
}

async function requireStored(server: string, stores: ServerStores): Promise<void> {
  if (await isStored(server, stores)) return;
  throw new IsnadError('server-unknown', `Nothing is stored of a server ${server}.`, {
    hint: 'isnad servers list shows the servers of which something is stored.',
  });
}

async function isStored(server: string, { libraries, records }: ServerStores): Promise<boolean> {
  if ((await libraries.servers()).includes(server)) return true;
  return (await records.servers.list()).some((each) => each.server === server);
}
