import { watchEventLoop } from '../event-loop-delay.js';
import type { HealthState } from '../health.js';
import { isSupervisorMessage, type ShardMessage } from './messages.js';

/** Milliseconds between two reports. */
export const reportInterval = 1_000;

/**
 * Hears when the supervisor of this shard tells it to stop, or is no more: a shard must not outlive it, or two would answer every question.
 * @param onStop may be called more than once
 */
export function hearSupervisor(onStop: (reason: string) => void): void {
  process.on('message', (message) => {
    if (isSupervisorMessage(message)) onStop('told to stop');
  });
  process.on('disconnect', () => onStop('the supervisor has ended'));
  // A word that nobody hears any more.
  process.on('error', () => {});
}

/** Tells the supervisor how this shard is, now and every second. @returns a function that ends it, and lets the process end */
export function tellSupervisor(state: () => HealthState): () => void {
  const delay = watchEventLoop();
  const tell = (): void => {
    if (!process.connected) return;
    process.send?.({
      kind: 'isnad-shard-report',
      report: { ...state(), delay: delay.figures() },
    } satisfies ShardMessage);
  };
  tell();
  const telling = setInterval(tell, reportInterval);
  return () => {
    clearInterval(telling);
    delay.close();
  };
}

/** The channel keeps a process alive for as long as it is open. */
export function leaveSupervisor(): void {
  process.removeAllListeners('disconnect');
  if (process.connected) process.disconnect();
}
