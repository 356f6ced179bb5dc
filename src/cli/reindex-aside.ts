import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BaseRefreshSummary } from '../discord/indexes/refresh-base.js';
import { IsnadError } from '../errors.js';
import type { ReindexProgress } from './reindex-phases.js';
import type { ReindexMessage } from './tell-parent.js';

/** Lines of what the other process wrote last, that are told where it failed otherwise than by a known error. */
const lastLines = 20;

/**
 * Reindexes the corpus in a process of its own, with the settings of this one: it takes a model of its own, and must not hold up those who ask.
 * @param signal stops it; what was embedded is kept
 * @throws IsnadError what the reindex threw, `stopping` when it was stopped
 */
export function reindexAside(onProgress: ReindexProgress, signal: AbortSignal): Promise<BaseRefreshSummary> {
  const main = fileURLToPath(new URL('main.js', import.meta.url));
  const { DISCORD_TOKEN: _, ...environment } = process.env;
  const child = fork(main, ['reindex'], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: environment,
    execArgv: [],
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors = `${errors}${text}`.split('\n').slice(-lastLines).join('\n');
  });
  const stop = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  return new Promise<BaseRefreshSummary>((resolve, reject) => {
    let settle = (code: number | null): void =>
      reject(
        signal.aborted
          ? new IsnadError('stopping', 'The reindex was stopped. What was embedded is kept.')
          : new Error(`The reindex ended with ${code}: ${errors.trim()}`),
      );
    child.on('message', (message: ReindexMessage) => {
      if (message.kind === 'progress') onProgress(message.phase, message.done, message.total);
      else if (message.kind === 'done') settle = () => resolve(message.summary);
      else settle = () => reject(new IsnadError(message.identifier, message.message, { hint: message.hint }));
    });
    child.on('error', reject);
    child.on('close', (code) => {
      signal.removeEventListener('abort', stop);
      settle(code);
    });
  });
}
