import { once } from 'node:events';
import { openLog } from './log.js';
import { openForAsking } from './open.js';
import { print } from './output.js';
import type { ServeFlags } from './serve.js';
import { loadConfig, misspelledSettings } from './settings.js';
import { exitCode } from './failure.js';
import { serveReader } from '../web/serve.js';

const usualPort = 3000;

/**
 * Serves the reader until it is told to stop.
 * @returns the exit code
 * @throws IsnadError before it is ready: what settings, library and model make of a start, and `port-in-use`
 */
export async function runServe(flags: ServeFlags): Promise<number> {
  const config = loadConfig(flags);
  const log = openLog(config.logLevel);
  for (const message of misspelledSettings()) log.warn(message);
  const { session } = await openForAsking(config, log);
  // Until here a signal ends the program as it is: an index that is being built takes no harm.
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending.signal.aborted) process.exit(exitCode.interrupted);
      ending.abort();
    });
  }
  try {
    const reader = await serveReader({
      ...{ session, host: config.readerHost, port: flags.port ?? config.readerPort ?? usualPort },
      readerUrl: config.readerUrl,
      onFailure: (error, reference) =>
        log.warn(
          `A page could not be made (${reference}): ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        ),
    });
    try {
      const host = config.readerHost.includes(':') ? `[${config.readerHost}]` : config.readerHost;
      await print(`The reader is at http://${host}:${reader.port}/\n`);
      await session.warmUp().catch((error: unknown) => log.warn(`The reader could not be warmed up: ${String(error)}`));
      if (!ending.signal.aborted) await once(ending.signal, 'abort');
    } finally {
      await reader.close();
    }
  } finally {
    await session.close();
  }
  return 0;
}
