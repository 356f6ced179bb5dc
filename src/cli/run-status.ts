import { type StaleFiles, staleFiles } from '../indexing/stale.js';
import { visible } from '../language/visible.js';
import type { LibraryDescription } from '../library/description.js';
import type { LibraryState } from '../library/library.js';
import { openLog } from './log.js';
import { openConfiguredLibrary } from './open.js';
import { print } from './output.js';
import type { SettingFlags } from './setting-options.js';
import { loadConfig } from './settings.js';
import { bytesInWords } from './view/sizes.js';

/** The JSON form of `isnad status`. */
export interface Status {
  readonly reports: number;
  readonly passages: number;
  readonly model: string | null;
  readonly dimension: number | null;
  readonly generation: number;
  /** ISO 8601, UTC. */
  readonly publishedAt: string | null;
  readonly corpusDirectory: string;
  readonly indexDirectory: string;
  readonly databaseBytes: number;
  readonly vectorIndexBytes: number;
  /** What kind of vector index there is. */
  readonly vectorIndex: 'rounded' | 'graph' | null;
  readonly search: 'index' | 'exact';
  readonly stale: StaleFiles;
}

/**
 * Prints what the index holds.
 * @throws IsnadError `library-missing` when there is none, and what library and corpus throw
 */
export async function runStatus(flags: SettingFlags, json: boolean): Promise<void> {
  const config = loadConfig(flags);
  const library = await openConfiguredLibrary(config, openLog(config.logLevel));
  try {
    const { corpusDirectory } = config;
    const stale = await staleFiles(corpusDirectory, library);
    const status = statusOf(await library.state(), await library.describe(), stale, corpusDirectory);
    await print(json ? `${JSON.stringify(status)}\n` : statusText(status));
  } finally {
    await library.close();
  }
}

function statusOf(
  state: LibraryState,
  description: LibraryDescription,
  stale: StaleFiles,
  corpusDirectory: string,
): Status {
  return {
    reports: state.reports,
    passages: state.passages,
    model: state.embedding?.model ?? null,
    dimension: state.embedding?.dimension ?? null,
    generation: state.generation,
    publishedAt: state.publishedAt,
    corpusDirectory,
    indexDirectory: description.directory,
    databaseBytes: description.databaseBytes,
    vectorIndexBytes: description.indexBytes,
    vectorIndex: description.indexKind,
    search: description.search,
    stale,
  };
}

function vectorIndexText({ vectorIndex, vectorIndexBytes, search }: Status): string {
  const file = vectorIndex === null ? 'none' : `${vectorIndex}, ${bytesInWords(vectorIndexBytes)}`;
  return search === 'index' ? file : `${file}; every vector is compared`;
}

/** A status in words. */
export function statusText(status: Status): string {
  const { stale } = status;
  const rows = [
    ['Corpus', status.corpusDirectory],
    ['Index', status.indexDirectory],
    ['Reports', String(status.reports)],
    ['Passages', String(status.passages)],
    ['Model', status.model === null ? 'none yet' : `${status.model}, ${status.dimension} dimensions`],
    ['Generation', status.publishedAt === null ? 'none yet' : `${status.generation}, published ${status.publishedAt}`],
    ['Database', bytesInWords(status.databaseBytes)],
    ['Vector index', vectorIndexText(status)],
  ] as const;
  const changes = [
    ...stale.added.map((file) => `  new      ${visible(file)}`),
    ...stale.changed.map((file) => `  changed  ${visible(file)}`),
    ...stale.removed.map((id) => `  gone     ${visible(id)}`),
  ];
  return [
    ...rows.map(([name, value]) => `${name.padEnd(14)}${visible(value)}`),
    changes.length === 0 ? 'Up to date with the corpus.' : `${changes.length} not up to date; run isnad reindex:`,
    ...changes,
    '',
  ].join('\n');
}
