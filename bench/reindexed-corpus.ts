import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { clusteredReports, corpusFileOf, type SyntheticReport } from './clustered-corpus.js';
import type { Random } from './random.js';

/** What corpus files said at one time: their texts by report id. */
export type CorpusState = ReadonlyMap<string, string>;

const seed = 1000;

/** A small corpus in a folder, changed again and again as people change theirs: reports come, go and are rewritten. */
export class ChangingCorpus {
  readonly directory: string;
  readonly #random: Random;
  readonly #further: Generator<SyntheticReport> = clusteredReports(seed);
  #state: CorpusState = new Map();

  constructor(directory: string, random: Random) {
    this.directory = directory;
    this.#random = random;
  }

  get state(): CorpusState {
    return this.#state;
  }

  /** Fills the folder with so many reports. */
  async begin(reports: number): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    await this.#write(new Map(Array.from({ length: reports }, () => this.#next())));
  }

  /** Adds two reports, rewrites three and removes two. */
  async change(): Promise<void> {
    const [gone, rewritten] = split(this.#random.sample([...this.#state.keys()], 5), 2);
    const state = new Map(this.#state);
    for (const id of gone) state.delete(id);
    for (const id of rewritten) state.set(id, this.#next()[1]);
    for (let added = 0; added < 2; added += 1) state.set(...this.#next());
    await this.#write(state);
  }

  #next(): [string, string] {
    const { value } = this.#further.next() as IteratorYieldResult<SyntheticReport>;
    return [value.id, corpusFileOf(value)];
  }

  async #write(state: CorpusState): Promise<void> {
    for (const id of this.#state.keys()) {
      if (!state.has(id)) await rm(this.#fileOf(id));
    }
    for (const [id, source] of state) {
      if (this.#state.get(id) !== source) await writeFile(this.#fileOf(id), source);
    }
    this.#state = state;
  }

  #fileOf(id: string): string {
    return path.join(this.directory, `${id}.md`);
  }
}

function split<Item>(items: readonly Item[], at: number): [Item[], Item[]] {
  return [items.slice(0, at), items.slice(at)];
}
