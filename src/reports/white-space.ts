/** Whether one character is white space. */
export function isSpace(character: string): boolean {
  return /^\s$/.test(character);
}

/** The offset behind the last character of `[start, from)` that is no white space; `start` where all are. */
export function trimEnd(text: string, start: number, from: number): number {
  let end = from;
  while (end > start && isSpace(text.charAt(end - 1))) end -= 1;
  return end;
}
