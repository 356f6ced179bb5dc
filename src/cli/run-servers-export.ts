import { exportServer } from '../indexing/server-data.js';
import { serverId, withServers } from './open-servers.js';
import { requireFolderOf, writeOutput } from './output-file.js';
import { print } from './output.js';
import type { SettingFlags } from './setting-options.js';
import { bytesInWords } from './view/sizes.js';

/**
 * Writes everything that is stored of a server to a file, or to standard output.
 * @throws IsnadError `command-invalid`, `server-unknown`, `disk-write-failed`, and what `withServers` throws
 */
export async function runServersExport(typed: string, flags: SettingFlags, file: string | undefined): Promise<void> {
  const server = serverId(typed);
  if (file !== undefined) await requireFolderOf(file);
  const exported = await withServers(flags, (stores) => exportServer(server, stores));
  const text = `${JSON.stringify(exported, null, 2)}\n`;
  if (file === undefined) {
    await print(text);
    return;
  }
  await writeOutput(file, text);
  await print(
    `${file}: ${exported.reports.length} reports and all records, ${bytesInWords(Buffer.byteLength(text))}.\n`,
  );
}
