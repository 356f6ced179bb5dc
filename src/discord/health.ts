import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../listen.js';
import { type DelayFigures, type EventLoopDelay, watchEventLoop } from './event-loop-delay.js';
import type { QueueCounters } from '../answer/fair-queue.js';

/** How the bot is, as the parts that know it say. */
export interface HealthState {
  readonly isGatewayReady: boolean;
  readonly isLibraryOpen: boolean;
  /** Being stopped: what is asked now is answered no more. */
  readonly isStopping: boolean;
  /** Numbers of the shards that are not running, or say nothing; none in a bot that is one process. */
  readonly missingShards?: readonly number[];
  /** Milliseconds from a heartbeat to its acknowledgement; null before the first. */
  readonly pingMilliseconds: number | null;
  readonly generation: number | null;
  readonly reports: number | null;
  readonly passages: number | null;
  readonly queue: QueueCounters;
}

export interface HealthOptions {
  /** Address of the interface that is listened on. */
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly version: string;
  readonly state: () => HealthState;
  /** Of the event loop whose delay matters; that of this process unless said. */
  readonly delay?: () => DelayFigures;
}

export interface HealthEndpoint {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves how the bot is over HTTP: `/live` is 200 while the event loop turns, `/ready` is 200 while questions can be answered and else 503
 * with the reasons, `/health` tells the figures. None of it is secret.
 * @throws IsnadError `port-in-use`, or `setting-invalid` when the address cannot be listened on.
 */
export async function serveHealth(options: HealthOptions): Promise<HealthEndpoint> {
  const delay = watchEventLoop();
  const figures = options.delay ?? (() => delay.figures());
  const server = createServer((request, response) => answer(request, response, options, { ...delay, figures }));
  // A probe asks and goes: whoever stays silent is not waited for.
  Object.assign(server, { headersTimeout: 5_000, requestTimeout: 10_000, maxConnections: 64 });
  const { host, port: asked } = options;
  const listening = listen(server, { host, port: asked, listener: 'the bot', settings: 'HEALTH' });
  const port = await listening.catch((error: unknown) => {
    delay.close();
    throw error;
  });
  return {
    port,
    close: async () => {
      delay.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const pages: Readonly<Record<string, (options: HealthOptions, delay: EventLoopDelay) => Answer>> = {
  '/live': () => ({ status: 200, body: { status: 'live' } }),
  '/ready': ({ state }) => {
    const reasons = reasonsAgainst(state());
    return { status: reasons.length === 0 ? 200 : 503, body: readiness(reasons) };
  },
  '/health': ({ state, version }, delay) => {
    const now = state();
    const { missingShards, pingMilliseconds, generation, reports, passages, queue } = now;
    const { p50, p99, max } = delay.figures();
    return {
      status: 200,
      body: {
        ...readiness(reasonsAgainst(now)),
        ...{ version, uptimeSeconds: Math.floor(process.uptime()) },
        ...(missingShards === undefined ? {} : { missingShards }),
        pingMilliseconds,
        eventLoopDelayMilliseconds: { p50: rounded(p50), p99: rounded(p99), max: rounded(max) },
        ...{ generation, reports, passages },
        queue: {
          ...queue,
          waitedMilliseconds: rounded(queue.waitedMilliseconds),
          oldestMilliseconds: rounded(queue.oldestMilliseconds),
        },
      },
    };
  },
};

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: HealthOptions,
  delay: EventLoopDelay,
): void {
  const path = request.url?.split('?', 1)[0] ?? '';
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (page === undefined) return send(response, { status: 404, body: { error: 'not-found' } });
  if (!isRead) {
    response.setHeader('allow', 'GET, HEAD');
    return send(response, { status: 405, body: { error: 'method-not-allowed' } });
  }
  try {
    send(response, page(options, delay));
  } catch {
    // Whoever asks is to see that the bot cannot say how it is; what went wrong is not for them.
    send(response, { status: 500, body: { error: 'state-unknown' } });
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}

function reasonsAgainst({ isGatewayReady, isLibraryOpen, isStopping, missingShards = [] }: HealthState): string[] {
  return [
    ...(isGatewayReady ? [] : ['gateway-not-ready']),
    ...(isLibraryOpen ? [] : ['library-not-open']),
    ...(isStopping ? ['stopping'] : []),
    ...(missingShards.length === 0 ? [] : ['shard-not-running']),
  ];
}

function readiness(reasons: readonly string[]): Answer['body'] {
  return reasons.length === 0 ? { status: 'ready' } : { status: 'not-ready', reasons };
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
