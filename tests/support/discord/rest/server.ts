import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Fault } from '../faults.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import type { Loopback } from '../loopback.js';
import { Refusal, refusals } from '../refusal.js';
import { readBody } from './body.js';
import type { Verdict } from './rate-limits.js';
import type { ApiReply, ApiRequest } from './request.js';
import { route } from './routes.js';

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface Address {
  readonly path: string;
  readonly query: URLSearchParams;
}

const decode = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** Path and query of a request to the API's version 10; null where it is meant for something else. */
function apiAddress(url: string): Address | null {
  const [path = '', query = ''] = url.split('?', 2);
  const version = /^\/api(?:\/v(\d+))?(\/.*)$/u.exec(path);
  if (version === null) return null;
  if (version[1] !== '10') throw refusals.invalidApiVersion();
  return { path: decode(version[2] ?? '/'), query: new URLSearchParams(query) };
}

/** Answers requests to the REST interface, and serves the files that messages carry. */
export function createApiServer(loopback: Loopback): Server {
  const server = createServer((request, response) => {
    void answer(loopback, request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  return server;
}

async function answer(loopback: Loopback, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method ?? 'GET';
  const url = request.url ?? '/';
  if (url.startsWith('/attachments/')) return sendFile(loopback, url, response);
  const path = decode((url.split('?', 1)[0] ?? '/').replace(/^\/api\/v\d+/u, ''));
  const fault = loopback.faults.take({ method, path });
  if (fault?.kind === 'drop') return void request.socket.destroy();
  if (fault?.kind === 'late') await wait(fault.milliseconds);
  const limited = loopback.rateLimits?.count(method, path);
  const faulty = faultyReply(fault) ?? (limited === undefined ? undefined : tooSoon(limited));
  let body: Json = null;
  const reply =
    faulty ??
    (await handle(loopback, request, method, url, (read) => {
      body = read;
    }));
  record(loopback, method, path, reply, body);
  if (fault?.kind === 'slow') await wait(fault.milliseconds);
  send(response, { ...reply, headers: { ...limited?.headers, ...reply.headers } }, fault);
}

interface Reply extends ApiReply {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, not as JSON. */
  readonly text?: string;
}

function faultyReply(fault: Fault | undefined): Reply | undefined {
  if (fault?.kind === 'status') return { status: fault.status, text: fault.body ?? '<html>upstream error</html>' };
  if (fault?.kind !== 'rate limit') return undefined;
  return rateLimited(fault.after, fault.global ?? false);
}

function tooSoon({ retryAfter, isGlobal }: Verdict): Reply | undefined {
  return retryAfter === null ? undefined : rateLimited(retryAfter, isGlobal);
}

/** 429 as Discord sends it; `after` in seconds. */
function rateLimited(after: number, global: boolean): Reply {
  const headers = {
    'retry-after': String(after),
    'x-ratelimit-scope': global ? 'global' : 'user',
    ...(global
      ? { 'x-ratelimit-global': 'true' }
      : { 'x-ratelimit-limit': '5', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': String(after) }),
  };
  return { status: 429, headers, body: { message: 'You are being rate limited.', retry_after: after, global } };
}

async function handle(
  loopback: Loopback,
  request: IncomingMessage,
  method: string,
  url: string,
  seen: (body: Json) => void,
): Promise<Reply> {
  try {
    const address = apiAddress(url);
    if (address === null) throw refusals.notFound();
    const { body, files } = await readBody(request);
    seen(body);
    const { authorization } = request.headers;
    const asked: ApiRequest = { method, path: address.path, query: address.query, authorization, body, files };
    return await route(loopback, asked);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, body: error.body() };
  }
}

function record(loopback: Loopback, method: string, path: string, reply: Reply, body: Json): void {
  const code = reply.status >= 400 && isObject(reply.body) ? Number(reply.body['code'] ?? 0) : null;
  const sent: JsonObject | null = isObject(body) ? body : null;
  const at = loopback.clock.now();
  loopback.requests.push({ at, method, path, status: reply.status, code, body: sent });
  if (reply.status >= 400) loopback.note('refused', { method, path, status: reply.status, code });
}

function send(response: ServerResponse, reply: Reply, fault: Fault | undefined): void {
  const text = reply.text ?? (reply.body === undefined ? '' : JSON.stringify(reply.body));
  const type = reply.text === undefined ? 'application/json' : 'text/html';
  const headers = { ...(text === '' ? {} : { 'content-type': type }), ...reply.headers };
  if (fault?.kind === 'half') {
    response.writeHead(reply.status, { ...headers, 'content-length': Buffer.byteLength(text) + 1 });
    response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy());
    return;
  }
  const length = reply.status === 204 ? {} : { 'content-length': Buffer.byteLength(text) };
  response.writeHead(reply.status, { ...headers, ...length }).end(text);
}

function sendFile(loopback: Loopback, url: string, response: ServerResponse): void {
  const attachment = loopback.attachments.get(url.split('/')[2] ?? '');
  if (attachment === undefined) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': attachment.contentType, 'content-length': attachment.bytes.length });
  response.end(attachment.bytes);
}
