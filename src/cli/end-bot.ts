import { isOfConnection } from '../discord/connection.js';
import type { Log } from '../discord/log.js';
import { exitCode } from './failure.js';

/** The first signal ends the bot when it is done, the second one at once. @param endAtOnce what has to be done even then */
export function endOnSignals(ending: AbortController, log: Log, endAtOnce = (): void => {}): void {
  onSignals((signal) => {
    if (ending.signal.aborted) {
      endAtOnce();
      process.exit(exitCode.interrupted);
    }
    log.info({ signal }, 'Stopping.');
    ending.abort();
  });
}

/** Signals are meant for the supervisor, which ends its shards; those that reach a whole group of processes reach them too. */
export function endGentlyOnSignals(end: (reason: string) => void): void {
  onSignals(end);
}

/** An error that nobody met is logged, and ends the bot; but not one of the connection, which is made anew. */
export function endOnDefects(log: Log): void {
  const end = (error: unknown): void => {
    log.error({ error }, 'A defect ends the bot.');
    process.exit(exitCode.failure);
  };
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', end);
  process.on('unhandledRejection', (error) => {
    if (isOfConnection(error)) log.error({ error }, 'The connection has a fault.');
    else end(error);
  });
}

function onSignals(act: (signal: NodeJS.Signals) => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => act(signal));
}
