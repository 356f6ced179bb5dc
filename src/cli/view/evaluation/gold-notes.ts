import type { LocatedQuestion, UnquotablePiece } from '../../../evaluation/gold.js';
import { counted } from '../../../web/evaluation/numbers.js';

/** Notes of single pieces that are printed; more of them stand in the page and in what is saved. */
const notesPrinted = 20;

/** What to mend in the gold of a question file: pieces that no quote can ever hold, so that their questions can only be missed. */
export function goldNotes(questions: readonly LocatedQuestion[]): string[] {
  const answerable = questions.filter(({ question }) => question.gold.length > 0);
  if (answerable.length > 0 && answerable.every(({ gold }) => gold.passages === 0)) {
    return ['None of the gold occurs in the reports: are these the reports that the questions are about?'];
  }
  const notes = answerable.flatMap(({ question, gold }) =>
    gold.unquotable.map((unquotable) => `${question.id}: the gold “${unquotable.piece}” ${reasonInWords(unquotable)}.`),
  );
  const more = notes.length - notesPrinted;
  return more <= 0
    ? notes
    : [...notes.slice(0, notesPrinted), `${counted(more, 'more piece')} of gold cannot be quoted.`];
}

/** Why no quote can hold a piece of gold. */
export function reasonInWords({ reason }: UnquotablePiece): string {
  return reasons[reason];
}

const reasons: Readonly<Record<UnquotablePiece['reason'], string>> = {
  absent: 'occurs in no report',
  headline: 'stands only in a headline, and headlines are not quoted',
  split: 'stands in no passage as a whole: it runs over the end of one, or into a subheading',
};
