import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { listen } from '../listen.js';
import { createReader } from './reader.js';
import type { ReaderOptions } from './respond.js';

export interface ServedReader {
  readonly port: number;
  /** Lets the requests that are being answered end, and takes no more. */
  close(): Promise<void>;
}

export interface ServeOptions extends ReaderOptions {
  /** Address of the interface that is listened on. */
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
}

/**
 * Serves the reader over HTTP.
 * @throws IsnadError `port-in-use`, or `setting-invalid` when the address cannot be listened on.
 */
export async function serveReader({ host, port, ...options }: ServeOptions): Promise<ServedReader> {
  const app = createReader(options);
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  Object.assign(server, { headersTimeout: 10_000, requestTimeout: 30_000, maxConnections: 512 });
  return {
    port: await listen(server, { host, port, listener: 'the reader', settings: 'READER' }),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const patience = setTimeout(() => server.closeAllConnections(), closePatience);
      await closed;
      clearTimeout(patience);
    },
  };
}

/** Milliseconds in which requests that are being answered may end. */
const closePatience = 5_000;
