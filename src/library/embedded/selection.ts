import type { ReportFilter } from '../library.js';
import { keepLast } from '../stored/keep-last.js';
import { conditionOf } from './filter.js';
import type { Queries } from './queries.js';

/** The passages that a filter lets through, as of one generation. */
export class Selection {
  /** Ascending. */
  readonly ids: readonly number[];
  #set: ReadonlySet<number> | undefined;

  constructor(ids: readonly number[]) {
    this.ids = ids;
  }

  get set(): ReadonlySet<number> {
    this.#set ??= new Set(this.ids);
    return this.#set;
  }

  has(id: number): boolean {
    return this.set.has(id);
  }
}

/** A community asks with the same few filters again and again; 80,000 ids take 40 ms to read. */
const kept = 8;

/** Selections used lately. A new generation starts with none. */
export class Selections {
  readonly #queries: Queries;
  readonly #recent = new Map<string, Selection>();

  constructor(queries: Queries) {
    this.#queries = queries;
  }

  /** Null when the filter lets everything through. */
  of(filter: ReportFilter | undefined): Selection | null {
    const condition = conditionOf(filter);
    if (condition === null) return null;
    const key = JSON.stringify(condition);
    const selection = this.#recent.get(key) ?? new Selection(this.#queries.passageIds(condition));
    keepLast(this.#recent, key, selection, kept);
    return selection;
  }
}
