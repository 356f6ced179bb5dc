import { keepHouse } from '../../src/discord/housekeeping.js';
import { exportServer } from '../../src/indexing/server-data.js';
import { IsnadError } from '../../src/errors.js';
import type { Outcome, Play, Turn } from './play.js';
import { probe } from './probing.js';

async function keptHouse(play: Play): Promise<void> {
  const { libraries, records, services, wire } = play.world;
  const { log, reports } = services;
  const deleteLibrary = (server: string): Promise<void> => reports.deleteLibrary(server);
  const house = keepHouse(wire.client, { libraries, records, deleteLibrary, log, graceDays: 0 });
  await house.stop();
}

/** What the bot's maintainer does, and what becomes of the bot's membership. */
export const maintaining = {
  /** The bot leaves a server, or comes back to one. What is stored of those that it left stays for now. */
  leaveOrReturn: async ({ server }: Turn, play: Play): Promise<null> => {
    if (server === null) return null;
    if (play.joined.delete(server)) {
      play.world.wire.leave(server);
      // As the bot's housekeeping does when Discord tells of it.
      await play.world.records.servers.left(server, new Date().toISOString());
    } else {
      play.joined.add(server);
      play.world.wire.join(server);
      await play.world.records.servers.returned(server);
    }
    return null;
  },
  /** The bot is started anew, long after it left some servers. */
  keepHouse: async (_: Turn, play: Play): Promise<null> => {
    await keptHouse(play);
    const { libraries, records } = play.world;
    const recorded = (await records.servers.list()).map(({ server }) => server);
    const stored = [...recorded, ...(await libraries.servers())].filter((server) => !play.joined.has(server));
    if (stored.length > 0) throw new Error(`${stored.join(', ')} was left, and is still stored.`);
    return null;
  },
  exportServer: async ({ server }: Turn, play: Play): Promise<Outcome | null> => {
    if (server === null) return null;
    try {
      const exported = await exportServer(server, play.world);
      play.exports.push(Buffer.from(JSON.stringify(exported)));
      return { sent: { bodies: [exported], files: [] }, said: '' };
    } catch (error) {
      if (error instanceof IsnadError && error.identifier === 'server-unknown') return null;
      throw error;
    }
  },
  probe,
};
