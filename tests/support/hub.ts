import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { ModelContents } from './made-model.js';

/** A request that a hub has received. */
export interface HubRequest {
  /** Large files come from a storage of another origin. */
  readonly server: 'hub' | 'storage';
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  status: number;
  /** Bytes of the content that were sent. */
  sent: number;
}

/** What goes wrong with an answer. */
export interface Fault {
  /** Refuses with this status. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sends only so many bytes, then breaks the connection off, or keeps silent. */
  readonly after?: number;
  readonly then?: 'break' | 'silence';
  /** Whether that many bytes of the file have arrived: only then the connection breaks off. */
  readonly arrived?: (bytes: number) => boolean;
  /** Sends other bytes than the file has. */
  readonly corrupt?: boolean;
}

export interface HubOptions {
  /** A mirror that only has files: no API, no commits, no checksums, no storage of its own. */
  readonly filesOnly?: boolean;
  /** Whether a mirror of files tells the commits. */
  readonly commits?: boolean;
  /** Whether a mirror of files sends entity tags. */
  readonly tags?: boolean;
  /** Whether ranges are granted. */
  readonly ranges?: boolean;
  /** Wanted of whoever asks for files. */
  readonly token?: string;
}

interface StandingFault {
  readonly pattern: RegExp;
  readonly fault: Fault;
  times: number;
}

interface Published {
  /** Commits by branch or tag. */
  readonly revisions: Map<string, string>;
  readonly commits: Map<string, ModelContents>;
}

/**
 * A hub of models on the loopback interface that answers as the public one does: an API that describes revisions, small files behind
 * a redirection within the hub, large ones behind a redirection to a storage of another origin, whose entity tags are no checksums.
 */
export class LoopbackHub {
  readonly requests: HubRequest[] = [];
  readonly host: string;
  readonly #options: Required<Omit<HubOptions, 'token'>> & { token: string | undefined };
  readonly #models = new Map<string, Published>();
  readonly #faults: StandingFault[] = [];
  readonly #servers: Server[];
  readonly #storage: string;
  #signature = 0;

  private constructor(hub: Server, storage: Server, options: HubOptions) {
    const { filesOnly = false, commits = !filesOnly, tags = true, ranges = true, token } = options;
    this.#options = { filesOnly, commits, tags, ranges, token };
    this.#servers = [hub, storage];
    this.host = addressOf(hub);
    this.#storage = addressOf(storage);
    hub.on('request', (request, response) => this.#answer(request, response));
    storage.on('request', (request, response) => this.#answerFromStorage(request, response));
  }

  static async start(options: HubOptions = {}): Promise<LoopbackHub> {
    const [hub, storage] = [await listening(), await listening()];
    return new LoopbackHub(hub, storage, options);
  }

  /** Makes a revision of a model. @returns its commit */
  publish(model: string, files: ModelContents, revision = 'main'): string {
    const published = this.#models.get(model) ?? { revisions: new Map(), commits: new Map() };
    const commit = sum(
      'sha1',
      Buffer.from(
        JSON.stringify([model, Object.entries(files).map(([name, content]) => [name, sum('sha1', content)])]),
      ),
    );
    published.revisions.set(revision, commit);
    published.commits.set(commit, files);
    this.#models.set(model, published);
    return commit;
  }

  /** Lets answers whose path matches go wrong, the next ones first. */
  disturb(pattern: RegExp, fault: Fault, times = 1): void {
    this.#faults.push({ pattern, fault, times });
  }

  undisturbed(): void {
    this.#faults.length = 0;
  }

  /** Requests for the content of a file, redirections left out. */
  requestsFor(file: string): readonly HubRequest[] {
    return this.requests.filter((request) => pathOf(request.path).endsWith(`/${file}`) && request.status < 300);
  }

  async close(): Promise<void> {
    for (const server of this.#servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  #note(server: HubRequest['server'], request: IncomingMessage): HubRequest {
    const noted: HubRequest = { server, path: request.url ?? '', headers: request.headers, status: 0, sent: 0 };
    this.requests.push(noted);
    return noted;
  }

  #faultFor(url: string): Fault | undefined {
    const found = this.#faults.find(({ pattern, times }) => times > 0 && pattern.test(pathOf(url)));
    if (found !== undefined) found.times -= 1;
    return found?.fault;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const noted = this.#note('hub', request);
    const url = decodeURIComponent(pathOf(noted.path));
    const api = /^\/api\/models\/([^/]+\/[^/]+)\/revision\/(.+)$/.exec(url);
    const cached = /^\/api\/resolve-cache\/models\/([^/]+\/[^/]+)\/([^/]+)\/(.+)$/.exec(url);
    const resolved = /^\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/.exec(url);
    const isLast = cached !== null || this.#options.filesOnly || api !== null;
    const fault = isLast ? this.#faultFor(noted.path) : undefined;
    const [, model = '', revision = '', file = ''] = api ?? cached ?? resolved ?? [];
    if (fault?.status !== undefined) return refuse(noted, response, fault.status, fault.headers);
    if (api !== null && this.#options.filesOnly) return refuse(noted, response, 404);
    if (
      api === null &&
      this.#options.token !== undefined &&
      request.headers.authorization !== `Bearer ${this.#options.token}`
    ) {
      return refuse(noted, response, 401, { 'x-error-code': 'GatedRepo' });
    }
    const told = (code: string): Record<string, string> => (this.#options.filesOnly ? {} : { 'x-error-code': code });
    const published = this.#models.get(model);
    if (published === undefined)
      return refuse(noted, response, this.#options.filesOnly ? 404 : 401, told('RepoNotFound'));
    const commit = published.commits.has(revision) ? revision : published.revisions.get(revision);
    const files = published.commits.get(commit ?? '');
    if (commit === undefined || files === undefined) return refuse(noted, response, 404, told('RevisionNotFound'));
    if (api !== null) return this.#describe(noted, response, commit, files);
    const content = files[file];
    if (content === undefined) return refuse(noted, response, 404, told('EntryNotFound'));
    const commitHeader: Record<string, string> = this.#options.commits ? { 'x-repo-commit': commit } : {};
    if (this.#options.filesOnly) {
      const tag: Record<string, string> = this.#options.tags ? { etag: `"${sum('md5', content)}"` } : {};
      return this.#send(noted, request, response, content, { ...commitHeader, ...tag }, fault);
    }
    if (cached !== null) {
      const headers = { ...commitHeader, etag: `"${gitName(content)}"` };
      return this.#send(noted, request, response, content, headers, fault);
    }
    this.#signature += 1;
    const location = isLarge(file)
      ? `${this.#storage}/${model}/${commit}/${file}?signature=${this.#signature}`
      : `/api/resolve-cache/models/${model}/${commit}/${file}?etag=${gitName(content)}`;
    const linked = isLarge(file) ? sum('sha256', content) : gitName(content);
    const headers = {
      ...commitHeader,
      location,
      'x-linked-etag': `"${linked}"`,
      'x-linked-size': String(content.length),
    };
    refuse(noted, response, isLarge(file) ? 302 : 307, headers);
  }

  #answerFromStorage(request: IncomingMessage, response: ServerResponse): void {
    const noted = this.#note('storage', request);
    const [, model = '', commit = '', file = ''] = /^\/([^/]+\/[^/]+)\/([^/]+)\/(.+)$/.exec(pathOf(noted.path)) ?? [];
    const content = this.#models.get(model)?.commits.get(commit)?.[file];
    const fault = this.#faultFor(noted.path);
    if (fault?.status !== undefined) return refuse(noted, response, fault.status, fault.headers);
    if (content === undefined) return refuse(noted, response, 404);
    // As long as a SHA-256, but none of the file.
    const tag = sum('sha256', Buffer.concat([Buffer.from('storage'), content]));
    this.#send(noted, request, response, content, { etag: `"${tag}"` }, fault);
  }

  #describe(noted: HubRequest, response: ServerResponse, commit: string, files: ModelContents): void {
    const siblings = Object.entries(files).map(([rfilename, content]) => ({
      rfilename,
      size: content.length,
      blobId: isLarge(rfilename) ? gitName(Buffer.from('a pointer')) : gitName(content),
      ...(isLarge(rfilename)
        ? { lfs: { sha256: sum('sha256', content), size: content.length, pointerSize: 134 } }
        : {}),
    }));
    noted.status = 200;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ sha: commit, siblings }));
  }

  #send(
    noted: HubRequest,
    request: IncomingMessage,
    response: ServerResponse,
    content: Buffer,
    headers: Readonly<Record<string, string>>,
    fault: Fault | undefined,
  ): void {
    const whole = fault?.corrupt === true ? Buffer.from(content).fill('#', 0, 1) : content;
    const start = this.#options.ranges ? Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0) : 0;
    const condition = request.headers['if-range'];
    const isRange = start > 0 && (condition === undefined || condition === headers['etag']);
    if (isRange && start >= whole.length) {
      return refuse(noted, response, 416, { 'content-range': `bytes */${whole.length}` });
    }
    const body = isRange ? whole.subarray(start) : whole;
    noted.status = isRange ? 206 : 200;
    response.writeHead(noted.status, {
      ...headers,
      'content-length': String(body.length),
      ...(isRange ? { 'content-range': `bytes ${start}-${whole.length - 1}/${whole.length}` } : {}),
    });
    const sent = body.subarray(0, fault?.after ?? body.length);
    noted.sent = sent.length;
    if (sent.length === body.length) response.end(body);
    else response.write(sent);
    if (sent.length < body.length && fault?.then !== 'silence')
      breakOff(response, fault, (isRange ? start : 0) + sent.length);
  }
}

function breakOff(response: ServerResponse, fault: Fault | undefined, bytes: number): void {
  if (fault?.arrived === undefined || fault.arrived(bytes)) response.destroy();
  else setTimeout(() => breakOff(response, fault, bytes), 5);
}

/** The files of a model's folder. */
export function contentsOf(folder: string): ModelContents {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
  return Object.fromEntries(
    files.map((name) => [name.replaceAll(path.sep, '/'), readFileSync(path.join(folder, name))]),
  );
}

function isLarge(file: string): boolean {
  return file.startsWith('onnx/') || file === 'tokenizer.json';
}

function refuse(
  noted: HubRequest,
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  noted.status = status;
  response.writeHead(status, headers).end(`status ${status}`);
}

function pathOf(url: string): string {
  return url.split('?')[0] ?? '';
}

function sum(algorithm: string, content: Buffer): string {
  return createHash(algorithm).update(content).digest('hex');
}

export function gitName(content: Buffer): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function listening(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
