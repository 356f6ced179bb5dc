/** How often one member, or one server, may ask. */
export interface Allowance {
  /** Questions that may come at once after a rest; at least 1. */
  readonly burst: number;
  /** Milliseconds in which one more is earned. */
  readonly interval: number;
}

export interface CooldownOptions {
  readonly member: Allowance;
  readonly server: Allowance;
  /** Milliseconds since 1970; `Date.now` unless said. */
  readonly now?: () => number;
  /** Members, and servers, that are remembered at most; 100,000 unless said. Beyond it those who asked longest ago are let off. */
  readonly capacity?: number;
}

/** Whether a question may be asked now; if not, whose allowance is used up, and from when on it may, in milliseconds since 1970. */
export type Admission =
  | { readonly isAllowed: true }
  | { readonly isAllowed: false; readonly spentBy: 'member' | 'server'; readonly readyAt: number };

const defaultCapacity = 100_000;

/**
 * Allows each member and each server so many questions. A question that is refused costs nothing: waiting until `readyAt` is enough,
 * unless others of the server are quicker. What is remembered of someone leaves when their whole allowance is there again.
 */
export class Cooldown {
  readonly #members: Allowances;
  readonly #servers: Allowances;
  readonly #now: () => number;

  constructor({ member, server, now = Date.now, capacity = defaultCapacity }: CooldownOptions) {
    this.#members = new Allowances(member, capacity);
    this.#servers = new Allowances(server, capacity);
    this.#now = now;
  }

  /**
   * Asks for one question, and takes it from both allowances if both have it.
   * @param server null in a direct message, where only the member's counts.
   */
  admit(member: string, server: string | null): Admission {
    const now = this.#now();
    const memberReady = this.#members.readyAt(member, now);
    const serverReady = server === null ? now : this.#servers.readyAt(server, now);
    const readyAt = Math.max(memberReady, serverReady);
    if (readyAt > now) {
      return { isAllowed: false, spentBy: memberReady >= serverReady ? 'member' : 'server', readyAt };
    }
    this.#members.take(member, now);
    if (server !== null) this.#servers.take(server, now);
    return { isAllowed: true };
  }

  /** Members and servers remembered now. */
  get remembered(): number {
    return this.#members.size + this.#servers.size;
  }
}

/**
 * Token buckets of one size, each kept as the one time at which it is full again: the generic cell rate algorithm (ITU-T I.371, annex A),
 * of which that is the "theoretical arrival time".
 */
class Allowances {
  readonly #burst: number;
  readonly #interval: number;
  readonly #capacity: number;
  /** When each is full again; those who took last stand last. */
  readonly #fullAt = new Map<string, number>();

  constructor({ burst, interval }: Allowance, capacity: number) {
    if (!(burst >= 1) || !(interval >= 0)) throw new RangeError(`No allowance: ${burst} every ${interval} ms.`);
    this.#burst = burst;
    this.#interval = interval;
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#fullAt.size;
  }

  /** From when on there is one to take; `now` or earlier if there is. */
  readyAt(name: string, now: number): number {
    return this.#fullAtOf(name, now) - (this.#burst - 1) * this.#interval;
  }

  take(name: string, now: number): void {
    const fullAt = Math.max(now, this.#fullAtOf(name, now)) + this.#interval;
    this.#fullAt.delete(name);
    this.#fullAt.set(name, fullAt);
    this.#forget(now);
  }

  #fullAtOf(name: string, now: number): number {
    const fullAt = this.#fullAt.get(name) ?? now;
    const emptyNow = now + this.#burst * this.#interval;
    if (fullAt <= emptyNow) return fullAt;
    // The clock was set back: that must not lock anyone out.
    this.#fullAt.set(name, emptyNow);
    return emptyNow;
  }

  /** Those who took first are full first, or at most one whole bucket later: nobody stays longer than that after the others. */
  #forget(now: number): void {
    for (const [name, fullAt] of this.#fullAt) {
      if (fullAt > now && this.#fullAt.size <= this.#capacity) return;
      this.#fullAt.delete(name);
    }
  }
}
