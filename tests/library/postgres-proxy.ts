import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands between clients and a server of PostgreSQL, and lets happen what a network and a restart do. */
export interface PostgresProxy {
  /** The address of the server, through the proxy. */
  readonly url: string;
  /** Hands the next message with this text on, and breaks the connection when the server has replied: the reply is lost. */
  loseReplyTo(text: string): void;
  /** Breaks the connection instead of handing on the next message with this text. */
  loseMessage(text: string): void;
  /** How many of these have not happened yet. */
  readonly pending: number;
  /** Breaks every connection, and refuses new ones until `up`, as a server that restarts. */
  down(): void;
  up(): void;
  close(): Promise<void>;
}

/** The message that commits, to the byte: the word alone may be part of a name. */
export const commitMessage = 'Q\0\0\0\u000bcommit\0';

interface Loss {
  readonly text: string;
  readonly of: 'message' | 'reply';
}

export async function openProxy(serverUrl: string): Promise<PostgresProxy> {
  const { hostname, port } = new URL(serverUrl);
  const losses: Loss[] = [];
  const sockets = new Set<Socket>();
  let isDown = false;

  const forward = (client: Socket): void => {
    const server = connect(Number(port || 5432), hostname);
    let losesReply = false;
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        end();
      });
    }
    client.on('data', (sent) => {
      const index = losses.findIndex(({ text }) => sent.includes(text));
      const [loss] = index < 0 ? [] : losses.splice(index, 1);
      if (loss?.of === 'message') return end();
      if (loss?.of === 'reply') losesReply = true;
      server.write(sent);
    });
    server.on('data', (reply) => {
      if (losesReply) return end();
      client.write(reply);
    });
  };

  const proxy = createServer((client) => (isDown ? client.destroy() : forward(client)));
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const through = new URL(serverUrl);
  through.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: through.href,
    loseReplyTo: (text) => void losses.push({ text, of: 'reply' }),
    loseMessage: (text) => void losses.push({ text, of: 'message' }),
    get pending() {
      return losses.length;
    },
    down() {
      isDown = true;
      breakAll();
    },
    up() {
      isDown = false;
    },
    close: async () => {
      breakAll();
      await new Promise<void>((resolve) => proxy.close(() => resolve()));
    },
  };
}
