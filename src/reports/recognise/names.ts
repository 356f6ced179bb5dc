import { fold } from '../../language/fold.js';
import { givenNames, knownOutlets, outletWords, places } from './outlet-words.js';

/** Small words inside names of persons. */
const particles = new Set(
  'de du la le el al van von der den bin ibn abu al- y e et and und ve и و d da di dos ben ould'.split(' '),
);

/** Whether words can be the name of a person or of several: few, letters only, and capitalised where the script has capitals. */
export function isPersonName(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0 || words.length > 7 || text.length > 70) return false;
  return words.every((word) => {
    if (!/^[\p{L}\p{M}.'’ـ،&,-]+$/u.test(word)) return false;
    return (
      !/^\p{Ll}/u.test(word) || particles.has(word.toLowerCase()) || /^(?:al|el|d|l|ad|as|ar)[-'’]\p{Lu}/u.test(word)
    );
  });
}

/** Whether a short name is an outlet's, by its words or because it is well known. */
export function isOutletName(text: string): boolean {
  const folded = fold(text);
  if (knownOutlets.has(folded)) return true;
  const words = folded.split(/[\s-]+/);
  return (
    words.length <= 6 &&
    words.some((word) => outletWords.has(word)) &&
    !(words.length === 1 && !/^\p{L}{4,}$/u.test(folded))
  );
}

/** Whether a short line without figures or punctuation is a site's own name, such as the one above a headline. */
export function isSiteName(text: string): boolean {
  const words = text.split(/\s+/).length;
  return (
    /^[\p{L}\p{M} .'’-]+$/u.test(text) &&
    words <= 4 &&
    (words > 1 || knownOutlets.has(fold(text))) &&
    isOutletName(text)
  );
}

/** What persons are at an outlet: a word that may follow a name. */
const roles =
  /\b(?:correspondent|reporter|editor|writer|journalist|journaliste|correspondante?|envoyée? spéciale?|muhabiri?|editör|korrespondent(?:in)?|redakteur(?:in)?|corresponsal|redactora?|корреспондент|обозреватель)\b|مراسل|صحفي|صحافي|كاتب|باحث|محرر/iu;

/**
 * The author that a line between the headline and the text names without saying so: a person's name alone, known by its given name or by the date
 * beside it, or a name with the person's role behind it. Undefined for any other line.
 */
export function unlabelledAuthor(text: string, isBesideDate: boolean): string | undefined {
  const [name = '', ...rest] = text.split(/(?<!\s)\s*[,،|–—]\s*|(?<!\s)\s+-\s+/);
  const words = name.split(/\s+/).length;
  if (words < 2 || words > 3 || !isPersonName(name) || isOutletName(name) || places.has(fold(name))) return undefined;
  const isRole = rest.length === 1 && roles.test(rest[0] ?? '') && text.length <= 80;
  if (rest.length > 0) return isRole ? name : undefined;
  const isCapitalised = name.split(/\s+/).every((word) => /^\p{Lu}\p{Ll}/u.test(word));
  return beginsWithGivenName(name) || (isCapitalised && isBesideDate) ? name : undefined;
}

/** Whether a name begins with a common given name. */
export function beginsWithGivenName(text: string): boolean {
  return givenNames.has(fold(text).split(' ')[0] ?? '');
}
