import { Events } from 'discord.js';
import type { FairQueue } from '../answer/fair-queue.js';
import type { ReaderLink } from '../answer/reader-link.js';
import type { Session } from '../answer/session.js';
import type { IsnadError } from '../errors.js';
import type { ServerReports } from '../indexing/server/server-reports.js';
import type { Libraries } from '../library/libraries.js';
import type { LibraryReader, LibraryState } from '../library/library.js';
import type { Records } from '../records/records.js';
import type { DiscordAccess } from './access.js';
import { drawChartAside } from './chart/chart.js';
import { createClient } from './client.js';
import { connect, watchConnection } from './connection.js';
import { handleInteraction } from './events/interactions.js';
import { handleMessage } from './events/messages.js';
import { allowances } from './gate/allowances.js';
import { Cooldown } from '../answer/cooldown.js';
import type { HealthState } from './health.js';
import { keepHouse } from './housekeeping.js';
import { Uploads } from './library/uploads.js';
import type { RefreshBase } from './indexes/refresh-base.js';
import type { Log } from './log.js';
import { isOwnServer } from './shards/own-servers.js';

export interface BotParts {
  readonly access: DiscordAccess;
  readonly session: Session;
  /** The base library. */
  readonly library: Pick<LibraryReader, 'state'>;
  /** For what deletes them; questions go through the session. */
  readonly libraries: Libraries;
  readonly records: Records;
  readonly reports: ServerReports;
  readonly log: Log;
  /** Days after which everything stored of a server that the bot has left is deleted. */
  readonly graceDays: number;
  readonly refreshBase: RefreshBase;
  /** Questions that wait for an answer: those of the reader beside the bot too. Drained by `stop`. */
  readonly queue: FairQueue;
  /** Makes links into the reader; left out where there is none. */
  readonly readerLink?: ReaderLink;
  /** Discord ids of those who run the bot. */
  readonly operators: ReadonlySet<string>;
  /** Told when Discord has ended the connection for good. The bot is of no use then and must be started anew. */
  readonly onLost: (error: IsnadError) => void;
}

/** A bot that is connected and answers. */
export interface Bot {
  /** Its name in Discord. */
  readonly name: string;
  /** How many servers it is in. */
  readonly servers: number;
  health(): HealthState;
  /**
   * Takes no more questions, answers those it has, and leaves Discord. What it was opened with stays open.
   * @param patience milliseconds that answers may still take
   * @returns whether all were answered
   */
  stop(patience: number): Promise<boolean>;
}

/** Milliseconds between two looks for a new index: also a bot that nobody asks is to have it ready. */
const lookInterval = 5_000;

/**
 * Connects to Discord and answers from then on.
 * @returns once the bot is ready
 * @throws IsnadError `discord-token-rejected`, `discord-unreachable`, `discord-connection-lost`
 */
export async function startBot({ access, onLost, libraries, ...parts }: BotParts): Promise<Bot> {
  const { library, log } = parts;
  const services = {
    ...parts,
    cooldown: new Cooldown(allowances),
    uploads: new Uploads(),
    drawChart: drawChartAside,
  };
  const client = createClient(access.apiUrl, log);
  const isConnected = watchConnection(client);
  const answering = new Set<Promise<void>>();
  const follow = (answer: Promise<void>): void => {
    answering.add(answer);
    void answer.finally(() => answering.delete(answer));
  };
  client.on(Events.InteractionCreate, (interaction) => follow(handleInteraction(interaction, services)));
  client.on(Events.MessageCreate, (message) => follow(handleMessage(message, services)));
  const ready = await connect(client, access, { log, onLost });
  const housekeeping = keepHouse(ready, {
    ...{ libraries, log, records: parts.records, graceDays: parts.graceDays },
    deleteLibrary: (server) => parts.reports.deleteLibrary(server),
  });

  let state: LibraryState | null = await library.state();
  const keepServersUpToDate = (): void => {
    parts.reports
      .bringUpToDate((server) => isOwnServer(ready, server))
      .catch((error: unknown) => log.error({ error }, 'Reports of servers are not up to date.'));
  };
  keepServersUpToDate();
  const look = async (): Promise<void> => {
    try {
      const before = state?.generation;
      await parts.session.adopt();
      state = await library.state();
      if (state.generation !== before) {
        log.info({ generation: state.generation }, 'Answering from a new index.');
        keepServersUpToDate();
      }
    } catch (error) {
      if (state !== null) log.error({ error }, 'The index cannot be read.');
      state = null;
    }
  };
  const looking = setInterval(() => void look(), lookInterval);
  let isStopping = false;
  return {
    name: ready.user.tag,
    servers: ready.guilds.cache.size,
    health: () => ({
      isGatewayReady: isConnected(),
      isLibraryOpen: state !== null,
      isStopping,
      pingMilliseconds: ready.ws.ping < 0 ? null : ready.ws.ping,
      generation: state?.generation ?? null,
      reports: state?.reports ?? null,
      passages: state?.passages ?? null,
      queue: services.queue.counters(),
    }),
    async stop(patience) {
      isStopping = true;
      clearInterval(looking);
      // What is being indexed is broken off, and who waits for it is told.
      const reportsClosed = parts.reports.close();
      const deadline = performance.now() + patience;
      await services.queue.drain(patience);
      const rest = Promise.all([...answering, housekeeping.stop(), reportsClosed]);
      const isDone = await within(rest, Math.max(1_000, deadline - performance.now()));
      await ready.destroy();
      return isDone;
    },
  };
}

/** Whether something ends within so many milliseconds. */
async function within(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const isDone = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return isDone;
}
