import { outsideLink } from '../../reports/outside-link.js';
import { limits } from '../limits.js';

/** A report's address as a link of Discord may carry it, in letters of ASCII: at most 512 characters. Null for those that no link may carry. */
export function safeLink(address: string | null): string | null {
  const link = outsideLink(address)?.replace(
    /[()<>\\|*`[\]"'\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return link !== undefined && link.length <= limits.buttonUrl ? link : null;
}

/**
 * Discord text of a link. Where Discord would not make one of it, or where the words could be taken for another address, the words
 * alone.
 * @param words escaped
 */
export function linked(words: string, link: string | null): string {
  const isPlain = !/[[\]]|:\\?\/|\bwww\b|\p{Extended_Pictographic}/u.test(words);
  return link !== null && isPlain ? `[${words}](<${link}>)` : words;
}
