import { bare } from './line-form.js';
import { type Examination, isKept, isKeptProse, strip } from './verdicts.js';

/** Leaves out the lines that their words alone make furniture, and those without any letter or digit. */
export function stripFurniture(examination: Examination): void {
  examination.lines.forEach(({ text }, at) => {
    const match = examination.matches[at];
    if (match !== undefined && !match.weak) strip(examination, at, match.kind.reason);
    else if (bare(text) === '') strip(examination, at, 'ornament');
  });
}

/**
 * Leaves out section names and bare numbers where they are furniture: above the headline, below the last paragraph, or beside another line that was
 * left out. Between two paragraphs a section name is a subheading, and stays.
 */
export function stripWeakFurniture(examination: Examination, headline: number): void {
  const { lines } = examination;
  const last = lines.findLastIndex((_, at) => isKeptProse(examination, at));
  lines.forEach(({ text, mark }, at) => {
    const isNumber = /^[\p{Nd}\s.,/|+-]+$/u.test(text);
    const reason = examination.matches[at]?.weak
      ? examination.matches[at]?.kind.reason
      : isNumber
        ? 'bare number'
        : undefined;
    if (reason === undefined || at === headline || mark === 'heading') return;
    const isOutside = at < headline || at > last;
    const isBesideFurniture =
      at > 0 && at < lines.length - 1 && (!isKept(examination, at - 1) || !isKept(examination, at + 1));
    const introducesProse = isKeptProse(examination, at + 1) && isKeptProse(examination, at - 1);
    if (isOutside || (isBesideFurniture && !introducesProse)) strip(examination, at, reason);
  });
}
