import { limits } from '../limits.js';

/**
 * A report's address as a link may carry it, in letters of ASCII: only `http` and `https`, without a user name (which could pass for the
 * host), at most 512 characters. Null for all others.
 */
export function safeLink(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  const link = url.href.replace(
    /[()<>\\|*`[\]"'\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return link.length <= limits.buttonUrl ? link : null;
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
