import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { errorCode, IsnadError } from './errors.js';

/** Where a server listens, and whose settings say so. */
export interface ListeningPlace {
  /** Address of the interface. */
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** What listens there, in the words of a message: "the reader". */
  readonly listener: string;
  /** What the names of its settings begin with: `READER` for `READER_HOST` and `READER_PORT`. */
  readonly settings: string;
}

/**
 * Has a server listen.
 * @returns its port
 * @throws IsnadError `port-in-use`, or `setting-invalid` when the address cannot be listened on.
 */
export async function listen(server: Server, place: ListeningPlace): Promise<number> {
  const { host, port, listener, settings } = place;
  try {
    server.listen({ host, port });
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch (cause) {
    const code = errorCode(cause);
    if (code === 'EADDRINUSE') {
      throw new IsnadError('port-in-use', `Port ${port} of ${host} is in use by another program.`, {
        hint: `Set ${settings}_PORT to a free port, or stop the other program; perhaps ${listener} is running already.`,
        cause,
      });
    }
    throw new IsnadError('setting-invalid', `Port ${port} of ${host} cannot be listened on (${code}).`, {
      hint: `Check ${settings}_HOST and ${settings}_PORT: an address of this machine, and a port from 1024 on.`,
      cause,
    });
  }
}
