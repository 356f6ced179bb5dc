import { IsnadError } from '../errors.js';
import type { Library } from '../library/library.js';
import { idOf } from '../reports/corpus-file.js';
import { listCorpus, readCorpusFile } from '../reports/read-corpus.js';
import { contentHash } from './analysis.js';

/** What a corpus holds that the library does not, and the other way round. Nothing in any list: the index is up to date. */
export interface StaleFiles {
  /** Files that are not in the library yet. */
  readonly added: readonly string[];
  /** Files that have changed since they were indexed, those that can no longer be read included. */
  readonly changed: readonly string[];
  /** Ids of reports whose files are gone. */
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
  const files = await listCorpus(corpusDirectory);
  const present = new Set(files.map(idOf));
  const changed: string[] = [];
  for (const file of files) {
    const hash = stored.get(idOf(file));
    if (hash !== undefined && hash !== (await hashOf(corpusDirectory, file))) changed.push(file);
  }
  return {
    added: files.filter((file) => !stored.has(idOf(file))),
    changed,
    removed: [...stored.keys()].filter((id) => !present.has(id)),
  };
}

async function hashOf(corpusDirectory: string, file: string): Promise<string | null> {
  try {
    return contentHash(await readCorpusFile(corpusDirectory, file));
  } catch (error) {
    if (error instanceof IsnadError) return null;
    throw error;
  }
}
