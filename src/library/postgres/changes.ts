import { setTimeout as wait } from 'node:timers/promises';

/** What a process tells the others that it has changed: something that is recorded of a server, or what a library has published. */
export type Change = { readonly server: string } | { readonly library: string };

/** The channel of the database on which changes are told (https://www.postgresql.org/docs/current/sql-notify.html). */
export const changesChannel = 'isnad_changes';

/** A connection on which the server tells what other processes say. */
export interface Listener {
  /** @throws when the server does not answer on this connection any more */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a connection that listens to `changesChannel`.
 * @param onLost called when the connection has broken
 */
export type Listen = (onPayload: (payload: string) => void, onLost: () => void) => Promise<Listener>;

/** Milliseconds between two checks of the connection, and how long after one it is relied on. */
const checkInterval = 2_000;
const reliance = 5_000;
/** Milliseconds before a connection that broke is made anew. */
const pause = 1_000;

type Heard = (change: Change | null) => void;

/**
 * What other processes change in a database, as the server tells it. Who keeps something in memory may rely on it while `isHeard`, and
 * must ask the database otherwise: a connection may break without a word.
 */
export class Changes {
  readonly #listen: Listen;
  readonly #subscribers = new Set<Heard>();
  readonly #closing = new AbortController();
  #following: Promise<void> | undefined;
  /** Milliseconds of `performance.now()`. */
  #reliedOnUntil = 0;
  /** How often each library was published to, as far as was told. */
  readonly #publications = new Map<string, number>();
  /** How often it was not known what had changed. */
  #unknown = 0;

  constructor(listen: Listen) {
    this.#listen = listen;
  }

  /** Whether every change that was made until a moment ago has been told. */
  get isHeard(): boolean {
    return performance.now() < this.#reliedOnUntil;
  }

  /**
   * Tells of every change from when `isHeard`, and null where it is not known what has changed. Nothing is listened to before somebody
   * subscribes: who asks once and ends needs no second connection.
   * @returns a function that ends it
   */
  subscribe(heard: Heard): () => void {
    this.#subscribers.add(heard);
    this.#following ??= this.#follow();
    return () => void this.#subscribers.delete(heard);
  }

  /** Tells what this process has learned by another way, before the server does. */
  tell(change: Change | null): void {
    if (change === null) this.#unknown += 1;
    else if ('library' in change) {
      this.#publications.set(change.library, (this.#publications.get(change.library) ?? 0) + 1);
    }
    for (const heard of this.#subscribers) heard(change);
  }

  /** A number that grows with each publication to a library that is told, and when one may have been missed. */
  publicationsOf(library: string): number {
    return this.#unknown + (this.#publications.get(library) ?? 0);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#following;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      await this.#followOnce(signal).catch(() => {});
      this.#reliedOnUntil = 0;
      await wait(pause, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  /** Ends when the connection breaks, or is to be closed. */
  async #followOnce(signal: AbortSignal): Promise<void> {
    const broken = new AbortController();
    const listener = await this.#listen(
      (payload) => this.tell(parsed(payload)),
      () => {
        this.#reliedOnUntil = 0;
        broken.abort();
      },
    );
    try {
      // What changed before was told to nobody here.
      this.tell(null);
      for (;;) {
        const begun = performance.now();
        await listener.check();
        this.#reliedOnUntil = begun + reliance;
        await wait(checkInterval, undefined, { signal: AbortSignal.any([signal, broken.signal]), ref: false });
      }
    } finally {
      this.#reliedOnUntil = 0;
      await listener.close();
    }
  }
}

/** Another version of the program may tell what this one does not know: then anything may have changed. */
function parsed(payload: string): Change | null {
  try {
    const told = JSON.parse(payload) as Partial<Record<'server' | 'library', unknown>>;
    if (typeof told.server === 'string') return { server: told.server };
    if (typeof told.library === 'string') return { library: told.library };
  } catch {
    // Any other program may use the channel.
  }
  return null;
}
