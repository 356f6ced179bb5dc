const rightToLeftLetter = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
const letter = /\p{L}/gu;

const leftToRightIsolate = '\u2066';
const rightToLeftIsolate = '\u2067';
const endOfIsolate = '\u2069';

/** Whether a text has any letter that is written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return text.search(rightToLeftLetter) >= 0;
}

/** Whether a text is written from right to left: at least half of its letters are. */
export function isRightToLeft(text: string): boolean {
  const rightToLeft = text.match(rightToLeftLetter)?.length ?? 0;
  return rightToLeft > 0 && 2 * rightToLeft >= (text.match(letter)?.length ?? 0);
}

/**
 * A line that keeps its own direction beside whatever stands on its left (Unicode Bidirectional Algorithm, isolates RLI, LRI and PDI).
 * The direction is given, not guessed from the line: a wrapped line of an Arabic text may begin with a Latin word.
 */
export function isolate(line: string, direction: 'right-to-left' | 'left-to-right'): string {
  return `${direction === 'right-to-left' ? rightToLeftIsolate : leftToRightIsolate}${line}${endOfIsolate}`;
}
