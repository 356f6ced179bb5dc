import { once } from 'node:events';
import { FairQueue, queueSize } from '../answer/fair-queue.js';
import type { Records } from '../records/records.js';
import { openLog } from './log.js';
import { openForAsking, recordsBeside } from './open.js';
import { keyOfReader, openReader, signedLinksOf } from './open-reader.js';
import { print } from './output.js';
import type { ServeFlags } from './serve.js';
import { loadConfig, misspelledSettings } from './settings.js';
import { exitCode } from './failure.js';

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
  const { session, library } = await openForAsking(config, log);
  // Until here a signal ends the program as it is: an index that is being built takes no harm.
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending.signal.aborted) process.exit(exitCode.interrupted);
      ending.abort();
    });
  }
  let records: Records | null = null;
  try {
    const key = await keyOfReader(config);
    if (key === null && !config.readerIsPublic)
      log.warn('READER_PUBLIC=false and no READER_URL: there are no links, and nothing else opens a report.');
    records = key === null ? null : await recordsBeside(config, library);
    const reader = await openReader(config, {
      ...{ session, queue: new FairQueue(queueSize), port: flags.port ?? config.readerPort ?? usualPort },
      ...(key === null || records === null ? {} : { signed: signedLinksOf(key, records) }),
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
    await records?.close();
    await session.close();
  }
  return 0;
}
