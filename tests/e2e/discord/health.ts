import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** What the bot says of itself: whether it is ready, and the reasons why not. */
export async function readiness(port: number): Promise<{ status: number; reasons: readonly string[] }> {
  const response = await fetch(`http://127.0.0.1:${port}/ready`);
  const { reasons = [] } = (await response.json()) as { reasons?: readonly string[] };
  return { status: response.status, reasons };
}

/** The bot's figures. */
export async function figures(port: number): Promise<Readonly<Record<string, unknown>>> {
  return (await fetch(`http://127.0.0.1:${port}/health`)).json() as Promise<Record<string, unknown>>;
}
