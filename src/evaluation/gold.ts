import type { LibraryReader, ReportEntry } from '../library/library.js';
import type { GoldQuestion } from './questions.js';

/** Where a gold piece stands: the first passage that holds it. */
export interface GoldPlace {
  readonly piece: string;
  readonly report: ReportEntry;
  /** Number of the paragraph in the report, from 1, subheadings not counted. */
  readonly paragraph: number;
}

/**
 * A gold piece that no quote can hold: it is `absent` from all reports, stands only in the `headline` of one, or is `split`, which is to say that
 * no passage has the whole of it.
 */
export interface UnquotablePiece {
  readonly piece: string;
  readonly reason: 'absent' | 'headline' | 'split';
}

/** What the reports hold of a question's gold. */
export interface LocatedGold {
  readonly places: readonly GoldPlace[];
  readonly unquotable: readonly UnquotablePiece[];
  /** Passages that hold any of the pieces: as many as a perfect ranking could bring. */
  readonly passages: number;
}

/** A question with what the reports hold of its gold. */
export interface LocatedQuestion {
  readonly question: GoldQuestion;
  readonly gold: LocatedGold;
}

/** How texts are compared with gold pieces: NFC, and runs of white space as one space. */
const comparable = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ');

/** A test whether a text holds one of the gold pieces, compared after NFC and with white space folded. */
export function goldTest({ gold }: Pick<GoldQuestion, 'gold'>): (text: string) => boolean {
  const pieces = gold.map(comparable);
  return (text) => {
    const compared = comparable(text);
    return pieces.some((piece) => compared.includes(piece));
  };
}

/** Looks for the gold of all questions in all reports of a library. */
export async function locateGold(
  questions: readonly GoldQuestion[],
  library: LibraryReader,
): Promise<LocatedQuestion[]> {
  const searches = questions.map((question) => ({ question, gold: new GoldSearch(question.gold) }));
  for (const report of await library.reports()) {
    for (const { passage, text } of await library.reportPassages(report.id)) {
      const compared = comparable(text);
      for (const { gold } of searches) gold.look(compared, { report, paragraph: passage.paragraph });
    }
  }
  const missing = new Set(searches.flatMap(({ gold }) => gold.missing()));
  const elsewhere = await heldOutsidePassages(missing, library);
  return searches.map(({ question, gold }) => ({ question, gold: gold.located(elsewhere) }));
}

/** The search for one question's gold, passage by passage. */
class GoldSearch {
  readonly #compared: ReadonlyMap<string, string>;
  readonly #places = new Map<string, GoldPlace>();
  #passages = 0;

  constructor(gold: readonly string[]) {
    this.#compared = new Map(gold.map((piece) => [piece, comparable(piece)]));
  }

  look(comparedText: string, place: Omit<GoldPlace, 'piece'>): void {
    const held = [...this.#compared].filter(([, compared]) => comparedText.includes(compared));
    if (held.length > 0) this.#passages += 1;
    for (const [piece] of held) if (!this.#places.has(piece)) this.#places.set(piece, { piece, ...place });
  }

  /** Pieces, comparable, that no passage held. */
  missing(): string[] {
    return [...this.#compared].flatMap(([piece, compared]) => (this.#places.has(piece) ? [] : [compared]));
  }

  located(elsewhere: ReadonlyMap<string, UnquotablePiece['reason']>): LocatedGold {
    return {
      places: [...this.#compared.keys()].flatMap((piece) => this.#places.get(piece) ?? []),
      unquotable: [...this.#compared].flatMap(([piece, compared]) =>
        this.#places.has(piece) ? [] : [{ piece, reason: elsewhere.get(compared) ?? 'absent' }],
      ),
      passages: this.#passages,
    };
  }
}

/** Where in the reports those of some comparable pieces stand that no passage holds. */
async function heldOutsidePassages(
  pieces: ReadonlySet<string>,
  library: LibraryReader,
): Promise<ReadonlyMap<string, UnquotablePiece['reason']>> {
  const held = new Map<string, UnquotablePiece['reason']>();
  if (pieces.size === 0) return held;
  for (const { id, title } of await library.reports()) {
    const headline = comparable(title);
    const text = comparable((await library.report(id))?.text ?? '');
    for (const piece of pieces) {
      if (text.includes(piece)) held.set(piece, 'split');
      else if (headline.includes(piece) && !held.has(piece)) held.set(piece, 'headline');
    }
  }
  return held;
}
