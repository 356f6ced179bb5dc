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
  readonly #member: Allowance;
  readonly #server: Allowance;
  readonly #members: Allowances;
  readonly #servers: Allowances;
  readonly #now: () => number;

  constructor({ member, server, now = Date.now, capacity = defaultCapacity }: CooldownOptions) {
    this.#member = checked(member);
    this.#server = checked(server);
    this.#members = new Allowances(capacity);
    this.#servers = new Allowances(capacity);
    this.#now = now;
  }

  /**
   * Asks for one question, and takes it from both allowances if both have it. What a member has used up in one server counts in no other.
   * @param server null in a direct message, where only the member's counts.
   * @param allowance of a member there; that of the options unless given.
   */
  admit(member: string, server: string | null, allowance = this.#member): Admission {
    const now = this.#now();
    const memberThere = `${server ?? 'direct'} ${member}`;
    const memberReady = this.#members.readyAt(memberThere, now, checked(allowance));
    const serverReady = server === null ? now : this.#servers.readyAt(server, now, this.#server);
    const readyAt = Math.max(memberReady, serverReady);
    if (readyAt > now) {
      return { isAllowed: false, spentBy: memberReady >= serverReady ? 'member' : 'server', readyAt };
    }
    this.#members.take(memberThere, now, allowance);
    if (server !== null) this.#servers.take(server, now, this.#server);
    return { isAllowed: true };
  }

  /** Members and servers remembered now. */
  get remembered(): number {
    return this.#members.size + this.#servers.size;
  }
}

function checked(allowance: Allowance): Allowance {
  const { burst, interval } = allowance;
  if (!(burst >= 1) || !(interval >= 0)) throw new RangeError(`No allowance: ${burst} every ${interval} ms.`);
  return allowance;
}

/**
 * Token buckets, each kept as the one time at which it is full again: the generic cell rate algorithm (ITU-T I.371, annex A),
 * of which that is the "theoretical arrival time".
 */
class Allowances {
  readonly #capacity: number;
  /** When each is full again; those who took last stand last. */
  readonly #fullAt = new Map<string, number>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#fullAt.size;
  }

  /** From when on there is one to take; `now` or earlier if there is. */
  readyAt(name: string, now: number, allowance: Allowance): number {
    return this.#fullAtOf(name, now, allowance) - (allowance.burst - 1) * allowance.interval;
  }

  take(name: string, now: number, allowance: Allowance): void {
    const fullAt = Math.max(now, this.#fullAtOf(name, now, allowance)) + allowance.interval;
    this.#fullAt.delete(name);
    this.#fullAt.set(name, fullAt);
    this.#forget(now);
  }

  #fullAtOf(name: string, now: number, { burst, interval }: Allowance): number {
    const fullAt = this.#fullAt.get(name) ?? now;
    const emptyNow = now + burst * interval;
    if (fullAt <= emptyNow) return fullAt;
    // The clock was set back, or the allowance was made larger: that must not lock anyone out.
    this.#fullAt.set(name, emptyNow);
    return emptyNow;
  }

  /** Those who took first are full first, or at most one whole bucket later: nobody stays longer than the largest bucket after that. */
  #forget(now: number): void {
    for (const [name, fullAt] of this.#fullAt) {
      if (fullAt > now && this.#fullAt.size <= this.#capacity) return;
      this.#fullAt.delete(name);
    }
  }
}
