import type { Language } from '../../language/languages.js';

/** The article with what Arabic writes before it. */
const article = /^(?:[وف]?(?:ال|بال|كال|لل))(?=\p{L}{2})/u;
/** One letter that may be a particle or the name's own. */
const particle = /^[وفبلك](?=\p{L}{3})/u;

/** First words of names that are written as one word as often as two. */
const firstOfTwo = new Set(['عبد', 'ابو', 'ابي', 'ابا', 'بو']);

const arabicScript = /^\p{Script=Arabic}+$/u;

/**
 * The forms in which a word may be a name, without the article and particles that are written onto it: الباغوز and بالباغوز are باغوز,
 * وادي is both that and ادي.
 *
 * @param word folded
 */
export function formsOf(word: string, language: Language): string[] {
  if (!arabicScript.test(word)) return [word];
  // Persian has Arabic's article in Arabic names, and none of its particles.
  if (language === 'fa') return [withoutInnerArticle(word.replace(/^ال(?=\p{L}{3})/u, ''))];
  const bare = word.replace(article, '');
  const forms = bare === word ? [word, word.replace(particle, '')] : [bare];
  return [...new Set(forms)].map(withoutInnerArticle);
}

/** A name of two words such as عبد الرحمن in one; null for other words. Both folded. */
export function joinedForm(first: string, second: string, language: Language): string | null {
  const joins = language === 'ar' && firstOfTwo.has(first) && arabicScript.test(second);
  return joins ? `${first}${second.replace(article, '')}` : null;
}

/** Abdurrahman is heard as عبدرحمن, however the article is spelled. */
export const withoutInnerArticle = (form: string): string => form.replace(/^عبدال(?=\p{L}{2})/u, 'عبد');
