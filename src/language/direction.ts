const rightToLeftLetter = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
const letter = /\p{L}/gu;

const leftToRightIsolate = '\u2066';
const rightToLeftIsolate = '\u2067';
const firstStrongIsolate = '\u2068';
const endOfIsolate = '\u2069';
const leftToRightMark = '\u200e';
const rightToLeftMark = '\u200f';

export type Direction = 'right-to-left' | 'left-to-right';

/** Whether a text has any letter that is written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return text.search(rightToLeftLetter) >= 0;
}

/** Whether a text is written from right to left: at least half of its letters are. */
export function isRightToLeft(text: string): boolean {
  const rightToLeft = text.match(rightToLeftLetter)?.length ?? 0;
  return rightToLeft > 0 && 2 * rightToLeft >= (text.match(letter)?.length ?? 0);
}

/** The direction of most of a text's letters; left to right where it has none. */
export const directionOf = (text: string): Direction => (isRightToLeft(text) ? 'right-to-left' : 'left-to-right');

/**
 * A line that keeps its own direction beside whatever stands on its left (Unicode Bidirectional Algorithm, isolates RLI, LRI and PDI).
 * The direction is given, not guessed from the line: a wrapped line of an Arabic text may begin with a Latin word.
 */
export function isolate(line: string, direction: Direction): string {
  return `${direction === 'right-to-left' ? rightToLeftIsolate : leftToRightIsolate}${line}${endOfIsolate}`;
}

/** A run inside a line that finds its own direction and leaves that of the line alone (isolates FSI and PDI). */
export function isolateRun(run: string): string {
  return `${firstStrongIsolate}${run}${endOfIsolate}`;
}

/** What of a line stands in no isolate. */
function outsideIsolates(line: string): string {
  const pieces = line.split(endOfIsolate);
  return pieces
    .map((piece, index) => (index < pieces.length - 1 ? (piece.split(/[\u2066-\u2068]/, 1)[0] ?? '') : piece))
    .join('');
}

/**
 * A line that keeps its direction on a screen of which it is not known how it finds one: by the first letter of the line or of the whole
 * text (HTML's `dir="auto"`, rules P2 and P3 of the Unicode Bidirectional Algorithm), or always left to right. A mark stands for the
 * first letter, and an isolate orders a line from right to left also where the screen does not.
 */
export function directed(line: string, direction: Direction): string {
  if (direction === 'right-to-left') return rightToLeftMark + isolate(line, direction);
  const first = /\p{L}/u.exec(outsideIsolates(line))?.[0];
  return first !== undefined && !hasRightToLeft(first) ? line : leftToRightMark + line;
}
