import type { EvaluationRun } from '../../evaluation/run.js';
import type { SavedOutcome, SavedPassage, SavedRun } from '../../evaluation/saved-run.js';
import { quoteAddress, reportAddress } from '../../answer/reader-address.js';
import type { LibraryReader } from '../../library/library.js';
import type { Citation, Span } from '../../reports/report.js';
import { missKind } from '../../evaluation/misses.js';

/** What a report is cited by where an evaluation is shown. */
export type ShownCitation = Pick<Citation, 'title' | 'outlet' | 'published' | 'language'>;

/** A place of a report, with its words. */
export interface ShownPassage extends Span {
  readonly report: ShownCitation;
  readonly paragraph: number;
  readonly text: string;
  /** The sentences that were emphasised, as offsets into the report. */
  readonly highlights: readonly Span[];
  /** Where it can be read, from the reader's root; null where nowhere. */
  readonly address: string | null;
}

/** Where a piece of gold stands. */
export type ShownPlace = Pick<ShownPassage, 'report' | 'paragraph' | 'address'>;

/** The words that an evaluation is about; a saved one holds none of them. */
export interface EvaluationTexts {
  /** Null where the passage is not in the reports as they are now. */
  passage(question: SavedOutcome, place: SavedPassage): ShownPassage | null;
  /** Null where it is not known. */
  goldPlace(question: SavedOutcome, piece: string): ShownPlace | null;
}

/** The words of a run that was made just now: it holds them itself. */
export function textsOfRun({ outcomes }: EvaluationRun): EvaluationTexts {
  const byId = new Map(outcomes.map((outcome) => [outcome.question.id, outcome]));
  return {
    passage({ id }, { report, start, end }) {
      const isThere = (one: { readonly report: { readonly id: string } } & Span): boolean =>
        one.report.id === report && one.start === start && one.end === end;
      const outcome = byId.get(id);
      const quote = outcome?.answer.quotes.find(isThere);
      if (quote !== undefined) return { ...quote, address: null };
      const ranked = outcome?.ranking.find(isThere);
      return ranked === undefined ? null : { ...ranked, highlights: [], address: null };
    },
    goldPlace({ id }, piece) {
      const place = byId.get(id)?.gold.places.find((one) => one.piece === piece);
      return place === undefined ? null : { ...place, address: null };
    },
  };
}

/** The words of what went wrong in a saved run, from a library that may have changed since. */
export async function textsFromLibrary({ outcomes }: SavedRun, library: LibraryReader): Promise<EvaluationTexts> {
  const places = outcomes.filter((outcome) => missKind(outcome) !== null).flatMap(shownPlaces);
  const found = new Map<string, ShownPassage>();
  for (const id of new Set(places.map(({ report }) => report))) {
    const own = places.filter(({ report }) => report === id);
    for (const passage of await passagesOf(id, own, library)) found.set(keyOf({ ...passage, report: id }), passage);
  }
  const passage = (place: SavedPassage): ShownPassage | null => found.get(keyOf(place)) ?? null;
  return {
    passage: (_, place) => passage(place),
    goldPlace: ({ ranking }, piece) =>
      ranking
        .filter(({ holdsGold }) => holdsGold)
        .map(passage)
        .find((one) => one?.text.includes(piece)) ?? null,
  };
}

const keyOf = ({ report, start, end }: { readonly report: string } & Span): string => `${start}-${end} ${report}`;

/** The passages of a question that are shown: what stood first, and where the gold is. */
function shownPlaces({ quotes, ranking }: SavedOutcome): SavedPassage[] {
  return [...quotes.slice(0, 1), ...ranking.slice(0, 1), ...ranking.filter(({ holdsGold }) => holdsGold)];
}

/** Those of a report's places that are passages still: offsets into a report that has changed point at other words. */
async function passagesOf(
  id: string,
  places: readonly SavedPassage[],
  library: LibraryReader,
): Promise<readonly ShownPassage[]> {
  const report = await library.report(id);
  if (report === null) return [];
  const passages = await library.reportPassages(id);
  const starts = new Set(passages.map(({ passage }) => passage.start));
  const ends = new Set(passages.map(({ passage }) => passage.end));
  return places
    .filter(({ start, end }) => starts.has(start) && ends.has(end))
    .map(({ start, end, paragraph }) => {
      const text = report.text.slice(start, end);
      const address = text === '' ? reportAddress(id) : quoteAddress({ report, start, end, text, highlights: [] });
      return { report, start, end, paragraph, text, highlights: [], address };
    });
}
