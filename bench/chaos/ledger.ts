/** Something that people were told of was not found as they had been told. */
export interface Loss {
  readonly what: string;
  readonly expected: readonly string[];
  readonly found: string;
}

/**
 * What is stored by what people were told: of each thing the states that it may be in. Before something is tried, it may become another;
 * once that is acknowledged, it is that and nothing else.
 */
export class Ledger {
  readonly #states = new Map<string, Set<string>>();
  readonly #acknowledged = new Map<string, number>();

  /** How often something was acknowledged, by its kind: the first word of what it is called. */
  get acknowledged(): ReadonlyMap<string, number> {
    return this.#acknowledged;
  }

  /** Everything that is known of, with the states that it may be in. */
  entries(): readonly (readonly [string, readonly string[]])[] {
    return [...this.#states].map(([what, states]) => [what, [...states]] as const);
  }

  /** It is tried to bring something into a state, from another that it is in at first. */
  may(what: string, state: string, atFirst: string): void {
    this.#states.set(what, (this.#states.get(what) ?? new Set([atFirst])).add(state));
  }

  /** Somebody was told that something is so now. */
  did(what: string, state: string): void {
    const kind = what.split(' ', 1)[0] ?? what;
    this.#acknowledged.set(kind, (this.#acknowledged.get(kind) ?? 0) + 1);
    this.#states.set(what, new Set([state]));
  }

  /** Compares with what is there. @returns what is not as it should be; it is known as it was found from then on */
  compare(found: (what: string) => string, isMeant: (what: string) => boolean = () => true): Loss[] {
    const losses: Loss[] = [];
    for (const [what, states] of this.#states) {
      if (!isMeant(what)) continue;
      const state = found(what);
      if (!states.has(state)) losses.push({ what, expected: [...states], found: state });
      this.#states.set(what, new Set([state]));
    }
    return losses;
  }
}
