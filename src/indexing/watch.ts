import { watch } from 'chokidar';
import { isCorpusFile } from '../reports/read-corpus.js';

export interface WatchOptions {
  /** Milliseconds without a further change after which the changes are acted on. */
  readonly settle?: number;
}

export interface CorpusWatch {
  /** Ends the watching, after the action that is running. */
  close(): Promise<void>;
}

const defaultSettle = 400;

/**
 * Calls an action when reports of a corpus folder were added, changed or removed: once for changes that come together, and never while an
 * earlier call is running. Changes during a call lead to one more. The action must not throw.
 * @returns when changes are being noticed.
 */
export async function watchCorpus(
  directory: string,
  action: () => Promise<void>,
  options: WatchOptions = {},
): Promise<CorpusWatch> {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const onChange = (path: string): void => {
    if (!isCorpusFile(path)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(action);
    }, options.settle ?? defaultSettle);
  };
  const watcher = watch(directory, { ignoreInitial: true });
  watcher.on('add', onChange).on('change', onChange).on('unlink', onChange);
  await new Promise<void>((resolve, reject) => {
    watcher.once('ready', resolve).once('error', reject);
  });
  return {
    async close() {
      clearTimeout(timer);
      await watcher.close();
      await running;
    },
  };
}
