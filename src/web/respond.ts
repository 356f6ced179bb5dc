import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { FairQueue } from '../answer/fair-queue.js';
import type { Session } from '../answer/session.js';
import type { ReaderKey } from '../answer/signed-place.js';
import type { SavedRun } from '../evaluation/saved-run.js';
import type { Scope } from '../library/scope.js';
import type { TrustedProxies } from './visitor.js';

export interface ReaderOptions {
  readonly session: Pick<Session, 'ask' | 'reader' | 'currentReader'>;
  /** Where questions wait for their turn, beside those that are asked elsewhere of the same session. */
  readonly queue: Pick<FairQueue, 'submit'>;
  /** Whether whoever reaches the reader may ask and read the base library. */
  readonly isPublic: boolean;
  /** What signed links open; left out where none are made. */
  readonly signed?: SignedLinks;
  readonly proxies: TrustedProxies;
  /** The reader's address as others know it, without a slash at its end; null where it is not known. */
  readonly readerUrl: string | null;
  /** The evaluation that is shown, if any. */
  readonly evaluation?: SavedRun;
  /** Told of what should not happen. `reference` stands on the page that the reader of it sees. */
  readonly onFailure: (error: unknown, reference: string) => void;
}

/** Opens links that not everybody gets. */
export interface SignedLinks {
  readonly key: ReaderKey;
  /** What may be read in a server now; null where nothing may, because the bot has left it. */
  readonly scopeOf: (server: string) => Promise<Scope | null>;
}

/** What a request comes with: tests give less of it. */
export type ReaderEnvironment = { Bindings: Partial<HttpBindings> };

export type ReaderContext = Context<ReaderEnvironment>;

type Status = 200 | 400 | 403 | 404 | 410 | 429 | 500 | 503;

/** A page as a response. Browsers keep it, and ask each time whether it is still the same. */
export function page(context: ReaderContext, content: string, status: Status = 200): Response {
  const headers = { 'cache-control': status === 200 ? 'no-cache' : 'no-store', vary: 'Accept-Language' };
  return context.html(content, status, headers);
}

/** A page that is for whoever has its address alone: nobody between keeps it, no search engine lists it. */
export function privatePage(context: ReaderContext, content: string, status: Status = 200): Response {
  const headers = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow, noarchive' };
  return context.html(content, status, headers);
}
