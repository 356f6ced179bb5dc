import { createInterface } from 'node:readline/promises';
import { IsnadError } from '../errors.js';
import { deleteServer, type ServerSummary, summariseServers } from '../indexing/server-data.js';
import { serverId, withServers } from './open-servers.js';
import { print } from './output.js';
import type { SettingFlags } from './setting-options.js';
import { storedInWords } from './view/servers.js';

/**
 * Deletes everything that is stored of a server, once that is confirmed.
 * @throws IsnadError `command-invalid` where it is not confirmed, `server-unknown`, `disk-write-failed`, and what `withServers` throws
 */
export async function runServersDelete(
  typed: string,
  flags: SettingFlags,
  { isConfirmed, json }: { readonly isConfirmed: boolean; readonly json: boolean },
): Promise<void> {
  const server = serverId(typed);
  const deleted = await withServers(flags, async (stores) => {
    const summary = (await summariseServers(stores)).find((each) => each.server === server);
    if (summary !== undefined && !isConfirmed) await confirm(summary);
    return { server, reports: summary?.reports ?? null, records: await deleteServer(server, stores) };
  });
  const { reports, records } = deleted;
  const text = `Deleted of the server ${server}: ${reports ?? 'its'} reports, ${records} records. Nothing is left.\n`;
  await print(json ? `${JSON.stringify(deleted)}\n` : text);
}

async function confirm(summary: ServerSummary): Promise<void> {
  const { server } = summary;
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<string>((resolve) => asking.once('close', () => resolve('')));
  const question = `Stored of the server ${server}: ${storedInWords(summary)}.\nDelete all of it, for good? Type its id: `;
  try {
    const answer = await Promise.race([asking.question(question), ended]);
    if (answer.trim() === server) return;
  } finally {
    asking.close();
  }
  throw new IsnadError('command-invalid', 'Not confirmed: nothing was deleted.', {
    hint: `Type the id ${server} when asked, or give --yes.`,
  });
}
