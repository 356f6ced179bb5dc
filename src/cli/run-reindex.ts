import { once } from 'node:events';
import type { Config } from '../config.js';
import type { Embedder } from '../embedder/embedder.js';
import { IsnadError } from '../errors.js';
import type { ReindexSummary } from '../indexing/reindex.js';
import { watchCorpus } from '../indexing/watch.js';
import { visible } from '../language/visible.js';
import { buildIndex } from './build-index.js';
import { exitCode, failureText, Interrupted } from './failure.js';
import { type Log, openLog } from './log.js';
import { openModel } from './open.js';
import { print } from './output.js';
import type { SettingFlags } from './setting-options.js';
import { loadConfig } from './settings.js';
import { progressForParent, tellFailure, tellParent } from './tell-parent.js';

/** Reindexes once, or whenever the corpus changes. @returns the exit code */
export async function runReindex(flags: SettingFlags, how: { full: boolean; watch: boolean }): Promise<number> {
  const config = loadConfig(flags);
  const log = openLog(config.logLevel);
  try {
    return await reindexWithModel(config, log, how);
  } catch (error) {
    await tellFailure(error);
    throw error;
  }
}

async function reindexWithModel(config: Config, log: Log, how: { full: boolean; watch: boolean }): Promise<number> {
  const embedder = await openModel(config, config.embeddingModel, log);
  try {
    return how.watch
      ? await reindexOnChanges(config, log, embedder, how.full)
      : await reindexOnce(config, log, embedder, how.full);
  } finally {
    await embedder.close();
  }
}

async function reindexOnce(config: Config, log: Log, embedder: Embedder, full: boolean): Promise<number> {
  const summary = await buildIndex(config, log, { embedder, full, onProgress: progressForParent() });
  const { added, changed, removed, unchanged, failed } = summary;
  const counts = { added: added.length, changed: changed.length, removed: removed.length, unchanged };
  await tellParent({ kind: 'done', summary: { ...counts, failed: failed.length } });
  await print(summaryText(summary));
  for (const { error } of summary.failed) process.stderr.write(failureText(error));
  return summary.failed.length > 0 ? exitCode.failure : 0;
}

/** Reindexes now and whenever the corpus changes, until Ctrl-C. A failure is told and waited out: the next change may mend it. */
async function reindexOnChanges(config: Config, log: Log, embedder: Embedder, full: boolean): Promise<number> {
  const ended = new AbortController();
  const end = (): void => ended.abort();
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  let defect: Error | undefined;
  const reindexNow = async (anew: boolean): Promise<void> => {
    if (ended.signal.aborted) return;
    try {
      await reindexOnce(config, log, embedder, anew);
    } catch (error) {
      if (error instanceof IsnadError) {
        process.stderr.write(failureText(error));
        return;
      }
      if (!(error instanceof Interrupted))
        defect = error instanceof Error ? error : new Error('Reindexing failed.', { cause: error });
      end();
    }
  };
  // Watching begins before the first reindex, so that no change falls between the two.
  let first = Promise.resolve();
  const watch = await watchCorpus(config.corpusDirectory, async () => {
    await first;
    await reindexNow(false);
  });
  first = reindexNow(full);
  await first;
  if (!ended.signal.aborted) {
    await print(`Watching ${visible(config.corpusDirectory)}; Ctrl-C ends.\n`);
    await once(ended.signal, 'abort');
  }
  await watch.close();
  if (defect !== undefined) throw defect;
  return 0;
}

/** What a reindex did, in words. */
export function summaryText(summary: ReindexSummary): string {
  const { added, changed, removed, unchanged, embedded, failed, generation } = summary;
  const counts = [
    `${added.length} added`,
    `${changed.length} changed`,
    `${removed.length} removed`,
    `${unchanged} unchanged`,
    ...(failed.length > 0 ? [`${failed.length} failed`] : []),
  ];
  return `Reports: ${counts.join(', ')}. Passages embedded: ${embedded}. Generation ${generation}.\n`;
}
