import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Session } from '../answer/session.js';

export interface ReaderOptions {
  readonly session: Pick<Session, 'ask' | 'reader' | 'currentReader'>;
  /** The reader's address as others know it, without a slash at its end; null where it is not known. */
  readonly readerUrl: string | null;
  /** Told of what should not happen. `reference` stands on the page that the reader of it sees. */
  readonly onFailure: (error: unknown, reference: string) => void;
}

/** What a request comes with: tests give less of it. */
export type ReaderEnvironment = { Bindings: Partial<HttpBindings> };

export type ReaderContext = Context<ReaderEnvironment>;

/** A page as a response. Browsers keep it, and ask each time whether it is still the same. */
export function page(
  context: ReaderContext,
  content: string,
  status: 200 | 400 | 404 | 429 | 500 | 503 = 200,
): Response {
  const headers = { 'cache-control': status === 200 ? 'no-cache' : 'no-store', vary: 'Accept-Language' };
  return context.html(content, status, headers);
}
