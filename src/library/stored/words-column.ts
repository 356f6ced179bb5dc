/** ASCII characters that the tokenizer would cut at or change (capitals): all but small letters and digits. */
// Control characters are among what has to be replaced.
const foreign = /[\u0000-\u002F\u003A-\u0060\u007B-\u007F]/g;
const replaced = /[\uE000-\uE07F]/g;
const privateUse = 0xe000;

/**
 * A word as it stands in the word index. Words are normally folded letters and digits of any script and stay as they are; any other
 * ASCII character is moved to a private code point, so that every word is one token and matches itself only.
 */
export function toIndexWord(word: string): string {
  return word.replace(foreign, (character) => String.fromCharCode(privateUse + character.charCodeAt(0)));
}

/** Inverse of `toIndexWord`. */
export function fromIndexWord(word: string): string {
  return word.replace(replaced, (character) => String.fromCharCode(character.charCodeAt(0) - privateUse));
}

/** Words of a passage as one column: a line a sentence, words parted by single spaces. Empty words are left out. */
export function encodeWords(sentences: readonly (readonly string[])[]): string {
  return sentences.map((words) => words.filter(Boolean).map(toIndexWord).join(' ')).join('\n');
}

/** Inverse of `encodeWords`; `sentences` is how many sentences the passage has. */
export function decodeWords(column: string, sentences: number): string[][] {
  if (sentences === 0) return [];
  const lines = column.split('\n').map((line) => (line === '' ? [] : line.split(' ')));
  // Hardly any column holds a replaced character; looking at every word for one took half the time of reading passages.
  return column.search(replaced) < 0 ? lines : lines.map((words) => words.map(fromIndexWord));
}
