import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import type { Config } from '../config.js';
import { IsnadError } from '../errors.js';
import { listen } from '../listen.js';
import { type Check, ok, problem, problemOf } from './check.js';
import { openReaderKey, readerKeyFile } from './reader-key.js';

/**
 * Whether the reader can be served and its links open something: its address, its port, its key, and whether visitors can be told apart.
 * Nothing is checked where no setting speaks of a reader.
 */
export async function* checkReader(config: Config): AsyncGenerator<Check> {
  const { readerPort, readerUrl } = config;
  if (readerPort === null && readerUrl === null) return;
  yield checkAddress(config);
  if (readerPort !== null) yield await checkPort(config.readerHost, readerPort);
  if (readerUrl !== null) yield await checkKey(config);
  if (readerUrl !== null) yield checkProxies(config, new URL(readerUrl));
}

const isLoopback = (host: string): boolean => /^(?:localhost|127\..*|::1|\[::1\])$/.test(host);

function checkAddress({ readerUrl, readerIsPublic, readerHost }: Config): Check {
  const name = 'Reader';
  if (readerUrl === null) {
    if (!readerIsPublic) {
      return problem(name, 'it is not public, and READER_URL is not set: nobody can open anything', 'Set READER_URL.');
    }
    return ok(name, 'READER_URL is not set: the bot makes no links into the reader');
  }
  const { protocol, hostname } = new URL(readerUrl);
  if (protocol === 'http:' && !isLoopback(hostname)) {
    const advice = 'Put a proxy that speaks HTTPS before the reader, and set READER_URL to its address.';
    return problem(name, `${readerUrl} is not HTTPS: signed links, and questions, can be read on their way`, advice);
  }
  const publicly = readerIsPublic ? 'the base library is public' : 'the base library is not public';
  return ok(name, `${readerUrl}, ${publicly}, listening on ${readerHost}`);
}

/** Whether the port is free, or answers as a reader does. */
async function checkPort(host: string, port: number): Promise<Check> {
  const name = 'Reader port';
  const server = createServer();
  try {
    await listen(server, { host, port, listener: 'the reader', settings: 'READER' });
    server.close();
    await once(server, 'close');
    return ok(name, `${port} of ${host} is free`);
  } catch (error) {
    const isTaken = error instanceof IsnadError && error.identifier === 'port-in-use';
    if (isTaken && (await isReader(host, port))) return ok(name, `a reader answers on ${port} of ${host}`);
    return problemOf(name, error);
  }
}

async function isReader(host: string, port: number): Promise<boolean> {
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  try {
    const response = await fetch(`http://${reached}:${port}/healthz`, { signal: AbortSignal.timeout(5_000) });
    const answer: unknown = await response.json();
    return typeof answer === 'object' && answer !== null && 'status' in answer;
  } catch {
    return false;
  }
}

async function checkKey(config: Config): Promise<Check> {
  const name = 'Reader key';
  if (config.readerSecret !== '') return ok(name, 'READER_SECRET is set');
  const file = readerKeyFile(config.indexDirectory);
  try {
    const found = await stat(file).catch(() => null);
    if (found === null) return ok(name, 'it is made when the bot starts');
    await openReaderKey(config);
    // Windows has no such permissions.
    const isOpen = process.platform !== 'win32' && (found.mode & 0o077) !== 0;
    if (isOpen) return problem(name, `${file} can be read by other users`, `chmod 600 ${file}`);
    return ok(name, file);
  } catch (error) {
    return problemOf(name, error);
  }
}

/** Behind a proxy that is not trusted, all visitors count as the one. */
function checkProxies({ readerProxies, readerHost }: Config, { protocol }: URL): Check {
  const name = 'Reader proxies';
  if (typeof readerProxies === 'number') return ok(name, `${readerProxies}, by their number`);
  if (readerProxies.length > 0) return ok(name, readerProxies.join(', '));
  if (protocol === 'https:') {
    const advice = `Set READER_PROXIES to the address of the proxy${isLoopback(readerHost) ? ', 127.0.0.1 where it runs on this machine' : ''}.`;
    return problem(
      name,
      'READER_URL is that of a proxy, which is not trusted: all visitors together may ask as one',
      advice,
    );
  }
  return ok(name, 'none is trusted');
}
