const combiningMarks = /\p{M}+/gu;
/** Lower case brings one mark back: the dot of İ. */
const markedAgain = /\u0307/gu;
/** A letter of its own in Russian, which decomposition takes for an accented one. */
const cyrillicShortI = /[иИ]\u0306/gu;
const invisible = /[\u0640\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]+/gu;
/** Marks that stand by themselves, of presentation forms; decomposition would put a space before each. */
const spacingMarks = /[\u037a\ufc5e-\ufc63\ufe70\ufe72\ufe74\ufe76\ufe78\ufe7a\ufe7c\ufe7e]/gu;
const whiteSpace = /\s+/gu;

/** Letters that one word is spelled with interchangeably; compatibility decomposition does not unite them. */
const sameLetters: ReadonlyMap<string, string> = new Map([
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ې', 'ي'],
  ['ة', 'ه'],
  ['ۀ', 'ه'],
  ['ە', 'ه'],
  ['ھ', 'ه'],
  ['ک', 'ك'],
  ['ٱ', 'ا'],
  ['ء', ''],
  ['ı', 'i'],
  ['ß', 'ss'],
  ['ø', 'o'],
  ['æ', 'ae'],
  ['œ', 'oe'],
]);
const sameLettersPattern = new RegExp(`[${[...sameLetters.keys()].join('')}]`, 'gu');

/** Arabic-Indic and Persian digits start at these code points. */
const digitZeros = [0x0660, 0x06f0] as const;
const easternDigits = /[\u0660-\u0669\u06F0-\u06F9]/gu;

function toAsciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = digitZeros.findLast((start) => code >= start) ?? digitZeros[0];
  return String(code - zero);
}

/**
 * The form in which two spellings of a word are equal: lower case, no marks (harakat, accents, the hamza of أ إ ؤ ئ), no tatweel or
 * direction marks, one letter for ى ي ی, ة ه and ک ك, ASCII digits, single spaces. Loses offsets: never use it on text to be quoted.
 */
export function fold(text: string): string {
  return text
    .replace(spacingMarks, '')
    .normalize('NFKD')
    .replace(cyrillicShortI, 'й')
    .replace(combiningMarks, '')
    .replace(invisible, '')
    .toLowerCase()
    .replace(markedAgain, '')
    .replace(sameLettersPattern, (letter) => sameLetters.get(letter) ?? letter)
    .replace(easternDigits, toAsciiDigit)
    .replace(whiteSpace, ' ')
    .trim();
}
