import type { Report } from '../../reports/report.js';
import type {
  DerivedValue,
  Hit,
  LibraryReader,
  LibraryState,
  PassageVectors,
  ReportEntry,
  ReportFilter,
  StoredPassage,
} from '../library.js';
import { narrowed, type Part, placeOf, toOwnId, toScopeId } from './part.js';

/**
 * What a scope sees of the base library and of a server's own, as one library. Passages have ids of the scope, which stay the same for as
 * long as those of their library do.
 *
 * Both searches bring up to `limit` passages of each library: a rank among words means nothing in another library.
 */
export class ScopedReader implements LibraryReader {
  readonly #base: Part | null;
  readonly #server: Part | null;
  readonly #mark: string;

  /** @param mark that ids of the server's own reports begin with */
  constructor(base: Part | null, server: Part | null, mark: string) {
    this.#base = base;
    this.#server = server;
    this.#mark = mark;
  }

  async state(): Promise<LibraryState> {
    const states = await this.#each(({ reader }) => reader.state());
    const sum = (count: (state: LibraryState) => number): number => states.reduce((all, one) => all + count(one), 0);
    return {
      generation: sum(({ generation }) => generation),
      embedding: states.find(({ embedding }) => embedding !== null)?.embedding ?? null,
      analysis: states[0]?.analysis ?? null,
      publishedAt:
        states
          .flatMap(({ publishedAt }) => publishedAt ?? [])
          .sort()
          .at(-1) ?? null,
      reports: sum(({ reports }) => reports),
      passages: sum(({ passages }) => passages),
    };
  }

  async findByVector(vector: Float32Array, limit: number, filter?: ReportFilter): Promise<Hit[]> {
    return this.#find(limit, (part, most) => part.reader.findByVector(vector, most, narrowed(filter, part)));
  }

  async findByWords(words: readonly string[], limit: number, filter?: ReportFilter): Promise<Hit[]> {
    return this.#find(limit, (part, most) => part.reader.findByWords(words, most, narrowed(filter, part)));
  }

  /** A hidden passage is asked for and dropped, and another in its place. */
  async #find(limit: number, find: (part: Part, most: number) => Promise<Hit[]>): Promise<Hit[]> {
    const found = await this.#each(async (part, place) => {
      const hits = await find(part, limit + part.hiddenPassages.size);
      return hits
        .filter(({ passage }) => !part.hiddenPassages.has(passage))
        .slice(0, limit)
        .map(({ passage, score }) => ({ passage: toScopeId(passage, place), score }));
    });
    return found.flat().sort((a, b) => b.score - a.score);
  }

  async countWords(words: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return added(await this.#each(({ reader }) => reader.countWords(words)));
  }

  async indexedWords(beginning: string, limit: number): Promise<ReadonlyMap<string, number>> {
    const all = added(await this.#each(({ reader }) => reader.indexedWords(beginning, limit)));
    return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, limit));
  }

  async passages(ids: readonly number[]): Promise<StoredPassage[]> {
    const found = await this.#each(async (part, place) => {
      const own = await part.reader.passages(this.#ownIds(ids, part, place));
      return own
        .filter(({ report }) => !part.hiddenReports.includes(report.id))
        .map((passage) => inScope(passage, place));
    });
    const byId = new Map(found.flat().map((passage) => [passage.id, passage]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async vectors(ids: readonly number[]): Promise<ReadonlyMap<number, PassageVectors>> {
    const found = await this.#each(async (part, place) => {
      const own = await part.reader.vectors(this.#ownIds(ids, part, place));
      return [...own].map(([id, vectors]) => [toScopeId(id, place), vectors] as const);
    });
    return new Map(found.flat());
  }

  async reports(filter?: ReportFilter): Promise<ReportEntry[]> {
    const all = (await this.#each((part) => part.reader.reports(narrowed(filter, part)))).flat();
    return all.sort(newestFirst);
  }

  /** With blanks where the scope does not see a passage: all others keep their places. */
  async report(id: string): Promise<Report | null> {
    const part = this.#partOf(id);
    const report = (await part?.reader.report(id)) ?? null;
    if (report === null || part === null || part.hiddenPassages.size === 0) return report;
    const passages = await part.reader.reportPassages(id);
    return withoutPassages(
      report,
      passages.filter((passage) => part.hiddenPassages.has(passage.id)),
    );
  }

  async reportPassages(id: string): Promise<StoredPassage[]> {
    const part = this.#partOf(id);
    const place = part === this.#server ? 1 : 0;
    const passages = (await part?.reader.reportPassages(id)) ?? [];
    return passages
      .filter((passage) => part?.hiddenPassages.has(passage.id) !== true)
      .map((passage) => inScope(passage, place));
  }

  /** The server's own value goes before the base library's: it was computed from both. */
  async derived(name: string): Promise<DerivedValue | null> {
    return (await this.#server?.reader.derived(name)) ?? (await this.#base?.reader.derived(name)) ?? null;
  }

  async #each<Result>(read: (part: Part, place: number) => Promise<Result>): Promise<Result[]> {
    return Promise.all([this.#base, this.#server].flatMap((part, place) => (part === null ? [] : [read(part, place)])));
  }

  #ownIds(ids: readonly number[], { hiddenPassages }: Part, place: number): number[] {
    return ids
      .filter((id) => placeOf(id) === place)
      .map(toOwnId)
      .filter((id) => !hiddenPassages.has(id));
  }

  /** The library that a report is of, if the scope sees it there. */
  #partOf(id: string): Part | null {
    const part = id.startsWith(this.#mark) ? this.#server : this.#base;
    return part === null || part.hiddenReports.includes(id) ? null : part;
  }
}

/** A passage that keeps its id stays the same object: what was worked out for it need not be worked out again. */
function inScope(passage: StoredPassage, place: number): StoredPassage {
  const id = toScopeId(passage.id, place);
  return id === passage.id ? passage : { ...passage, id };
}

function withoutPassages(report: Report, hidden: readonly StoredPassage[]): Report {
  let { text } = report;
  for (const {
    passage: { start, end },
  } of hidden)
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  const paragraphs = report.paragraphs.filter(({ start, end }) => text.slice(start, end).trim() !== '');
  return { ...report, text, paragraphs };
}

function added(counts: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [word, count] of counts.flatMap((each) => [...each])) sums.set(word, (sums.get(word) ?? 0) + count);
  return sums;
}

/** As `Library.reports` orders them. */
function newestFirst(a: ReportEntry, b: ReportEntry): number {
  if (a.published !== b.published) return (b.published ?? '') < (a.published ?? '') ? -1 : 1;
  return a.title < b.title ? -1 : a.title > b.title ? 1 : 0;
}
