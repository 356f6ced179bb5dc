import { summariseServers } from '../indexing/server-data.js';
import { withServers } from './open-servers.js';
import { print } from './output.js';
import type { SettingFlags } from './setting-options.js';
import { serversJson, serversText } from './view/servers.js';

/**
 * Prints every server of which something is stored.
 * @throws IsnadError as `withServers` does
 */
export async function runServersList(flags: SettingFlags, json: boolean): Promise<void> {
  const servers = await withServers(flags, summariseServers);
  await print(json ? `${JSON.stringify(serversJson(servers))}\n` : serversText(servers));
}
