import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { IsnadError } from '../errors.js';
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
  await listen(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
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

async function listen(server: Server, host: string, port: number): Promise<void> {
  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'EADDRINUSE') {
      throw new IsnadError('port-in-use', `Port ${port} of ${host} is in use by another program.`, {
        hint: 'Set READER_PORT to a free port, or stop the other program; perhaps the reader is running already.',
        cause,
      });
    }
    throw new IsnadError('setting-invalid', `Port ${port} of ${host} cannot be listened on (${code}).`, {
      hint: 'Check READER_HOST and READER_PORT: an address of this machine, and a port from 1024 on.',
      cause,
    });
  }
}
