import { type Checksum, checksumOfTag } from '../checksum.js';
import { type Hub, hostOf } from './hub.js';
import { PassingFault } from './passing-fault.js';

/** What a hub answers, all redirections followed. */
export interface HubAnswer {
  readonly status: number;
  /** Headers of the last answer. */
  readonly headers: Headers;
  /** The commit that the asked revision stands for. */
  readonly commit: string | undefined;
  /** Of the whole file. */
  readonly checksum: Checksum | undefined;
  /** What the hub calls the reason of a refusal: `RepoNotFound`, `RevisionNotFound`, `EntryNotFound`, `GatedRepo`. */
  readonly errorCode: string | undefined;
  /** The content, piece by piece. Throws a `PassingFault` when the connection breaks off or falls silent. */
  content(): AsyncGenerator<Uint8Array>;
  /** Ends the answer where its content is not wanted. */
  dismiss(): Promise<void>;
}

const mostRedirects = 8;

/**
 * Asks a hub for an address and follows its redirections. A hub tells commit and checksum of a file in the answer that redirects to
 * the storage (https://huggingface.co/docs/hub: `x-repo-commit`, `x-linked-etag`), not in the storage's own, whose entity tag is
 * another number of the same form. The token goes to the hub itself only.
 * @param what what is asked for, as messages name it
 * @throws PassingFault when no answer comes
 */
export async function askHub(
  hub: Hub,
  url: string,
  headers: Readonly<Record<string, string>>,
  what: string,
): Promise<HubAnswer> {
  const own = new URL(hub.address).origin;
  const silence = new Silence(hub.patience.stallMilliseconds);
  const told: Told = {};
  try {
    let address = new URL(url);
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const isOwn = address.origin === own;
      const response = await fetch(address, {
        redirect: 'manual',
        signal: silence.signal,
        // Ranges count in the bytes that are sent: they must be those of the file.
        headers: { ...headers, 'accept-encoding': 'identity', ...(isOwn ? authorization(hub) : {}) },
      });
      silence.broken();
      listen(told, response.headers, isOwn);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) {
        return answerOf(response, told, silence, `the connection to ${hostOf(hub)} broke off within ${what}`);
      }
      await response.body?.cancel();
      address = new URL(location, address);
    }
  } catch (cause) {
    silence.end();
    throw unreachable(hub, cause);
  }
  silence.end();
  throw new PassingFault(`${hostOf(hub)} redirects without end`, { isLasting: true });
}

function authorization({ token }: Hub): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

/** What the answers on the way to a file have told of it. */
interface Told {
  commit?: string;
  checksum?: Checksum;
  errorCode?: string;
}

/** What is told first counts. The entity tag of anyone but a hub says nothing about the content. */
function listen(told: Told, headers: Headers, isOwn: boolean): void {
  const commit = headers.get('x-repo-commit');
  const speaksOfContent = isOwn || commit !== null;
  const isRedirect = headers.has('location');
  const checksum =
    checksumOfTag(headers.get('x-linked-etag')) ??
    (speaksOfContent && !isRedirect ? checksumOfTag(headers.get('etag')) : undefined);
  const errorCode = headers.get('x-error-code');
  if (commit !== null && /^[0-9a-f]{40}$/.test(commit)) told.commit ??= commit;
  if (checksum !== undefined) told.checksum ??= checksum;
  if (errorCode !== null) told.errorCode ??= errorCode;
}

function answerOf(response: Response, told: Told, silence: Silence, broken: string): HubAnswer {
  const { status, headers } = response;
  return {
    status,
    headers,
    commit: told.commit,
    checksum: told.checksum,
    errorCode: told.errorCode,
    async *content() {
      try {
        // Through the response itself: a body whose response is garbage is taken for unwanted, and ends as if it were complete.
        for await (const bytes of (response.body ?? []) as AsyncIterable<Uint8Array>) {
          silence.broken();
          yield bytes;
        }
      } catch (cause) {
        throw new PassingFault(`${broken} (${reasonOf(cause)})`, { cause });
      } finally {
        silence.end();
      }
    },
    async dismiss() {
      await response.body?.cancel().catch(() => {});
      silence.end();
    },
  };
}

/** Ends a connection on which nothing comes for a while. */
class Silence {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(milliseconds: number) {
    const reason = new Error(`nothing came for ${Math.ceil(milliseconds / 1000)} seconds`);
    this.#timer = setTimeout(() => this.#controller.abort(reason), milliseconds).unref();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  broken(): void {
    this.#timer.refresh();
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** Failures that the next minute will not mend: no such host, nobody listens there, or a certificate that is not trusted. */
const lasting = /^(ENOTFOUND|ECONNREFUSED|ERR_TLS_.*|ERR_INVALID_URL|.*CERT.*|UNABLE_TO_.*)$/;

function unreachable(hub: Hub, cause: unknown): PassingFault {
  return new PassingFault(`${hostOf(hub)} cannot be reached (${reasonOf(cause)})`, {
    isLasting: lasting.test(codeOf(cause)),
    cause,
  });
}

/** The innermost reason: `fetch` says no more than "fetch failed" itself. */
export function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.cause instanceof Error) return reasonOf(cause.cause);
  return cause.message === '' && 'code' in cause ? String(cause.code) : cause.message;
}

function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  if (cause.cause instanceof Error) return codeOf(cause.cause);
  return 'code' in cause ? String(cause.code) : '';
}
