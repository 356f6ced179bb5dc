import type { Library } from '../library/library.js';
import { corpusEntries, isReadable } from '../reports/corpus-entries.js';
import { listCorpus } from '../reports/read-corpus.js';
import { contentHash } from './analysis.js';

/** What a corpus holds that the library does not, and the other way round. Nothing in any list: the index is up to date. */
export interface StaleFiles {
  /** Files with reports that are not in the library yet. */
  readonly added: readonly string[];
  /** Files with reports that have changed since they were indexed, those that can no longer be read included. */
  readonly changed: readonly string[];
  /** Ids of reports that are gone. */
  readonly removed: readonly string[];
}

/**
 * Compares a corpus with what the library holds of it, by content.
 * @throws IsnadError what `listCorpus` throws
 */
export async function staleFiles(
  corpusDirectory: string,
  library: Pick<Library, 'contentHashes'>,
): Promise<StaleFiles> {
  const stored = await library.contentHashes();
  const present = new Set<string>();
  const added = new Set<string>();
  const changed = new Set<string>();
  for await (const entry of corpusEntries(corpusDirectory, await listCorpus(corpusDirectory))) {
    if (entry.id !== null) present.add(entry.id);
    const hash = entry.id === null ? undefined : stored.get(entry.id);
    if (entry.id !== null && hash === undefined) added.add(entry.file);
    else if (!isReadable(entry) || contentHash(entry.source) !== hash) changed.add(entry.file);
  }
  return { added: [...added], changed: [...changed], removed: [...stored.keys()].filter((id) => !present.has(id)) };
}
