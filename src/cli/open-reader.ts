import type { FairQueue } from '../answer/fair-queue.js';
import { type ReaderLink, readerLinkTo } from '../answer/reader-link.js';
import type { Session } from '../answer/session.js';
import type { ReaderKey } from '../answer/signed-place.js';
import type { Config } from '../config.js';
import type { Records } from '../records/records.js';
import { scopeOfServer } from '../records/scope.js';
import type { SignedLinks } from '../web/respond.js';
import { type ServedReader, serveReader } from '../web/serve.js';
import { evaluationOf } from './reader-evaluation.js';
import { openReaderKey } from './reader-key.js';

/** The key of links into the reader; null where the reader has no address that they could lead to. */
export async function keyOfReader(config: Config): Promise<ReaderKey | null> {
  return config.readerUrl === null ? null : openReaderKey(config);
}

/** How the bot makes links into the reader; null where it has no address that they could lead to. */
export function readerLinkOf(
  { readerUrl, readerIsPublic: isPublic, readerLinkHours }: Config,
  key: ReaderKey | null,
): ReaderLink | null {
  if (readerUrl === null || key === null) return null;
  return readerLinkTo({ readerUrl, isPublic, key, lifetime: readerLinkHours * 3600 });
}

/** What signed links open, as the records say it when they are opened: nothing of a server that the bot has left. */
export function signedLinksOf(key: ReaderKey, records: Records): SignedLinks {
  return {
    key,
    async scopeOf(server) {
      const left = await records.servers.dueForDeletion(0, new Date().toISOString());
      return left.includes(server) ? null : scopeOfServer(server, records);
    },
  };
}

export interface ReaderParts {
  readonly session: Session;
  readonly queue: FairQueue;
  /** Left out where no link is made. */
  readonly signed?: SignedLinks;
  readonly port: number;
  readonly onFailure: (error: unknown, reference: string) => void;
}

/**
 * Serves the reader as its settings say.
 * @throws IsnadError as `serveReader` and `evaluationOf` do
 */
export async function openReader(config: Config, parts: ReaderParts): Promise<ServedReader> {
  const { readerHost: host, readerUrl, readerIsPublic: isPublic, readerProxies: proxies } = config;
  return serveReader({ ...parts, ...evaluationOf(config), host, readerUrl, isPublic, proxies });
}
