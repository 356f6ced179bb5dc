/** Pieces of a vocabulary are rarely longer, so that this many characters a token never cut what the model would have read. */
const charactersPerToken = 16;

/**
 * Makes any string fit to be tokenized: lone surrogates, control characters and what looks like one of the model's own special
 * tokens (`</s>`, typed by a person) become spaces, and text far beyond what the model reads is cut off at a word's end.
 * Returns an empty string where nothing is left to embed.
 */
export function prepareText(text: string, maximumTokens: number, specialTokens: RegExp | undefined): string {
  const readable = cutAtWord(text.trimStart(), maximumTokens * charactersPerToken).replace(
    /\p{Surrogate}|(?![\t\n\r])\p{Control}/gu,
    ' ',
  );
  return (specialTokens === undefined ? readable : readable.replace(specialTokens, ' ')).trim();
}

/** An expression that finds any of the special tokens in a text, or undefined where the model has none. */
export function specialTokenPattern(tokens: readonly string[]): RegExp | undefined {
  const longestFirst = tokens.filter((token) => token.trim() !== '').sort((one, other) => other.length - one.length);
  if (longestFirst.length === 0) return undefined;
  return new RegExp(longestFirst.map((token) => token.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'), 'g');
}

function cutAtWord(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  const cut = text.slice(0, maximum + 1);
  const wordEnd = cut.search(/\s\S*$/);
  // A script without spaces has no word end to find: better cut within a word than lose half of the text.
  return wordEnd >= maximum / 2 ? cut.slice(0, wordEnd) : cut.slice(0, maximum);
}
