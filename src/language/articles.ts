/** The Arabic article as Latin and Cyrillic spelling ties it to a name, its l assimilated or not: al-Bab, ez-Zor, аш-Шаддади. */
const tied =
  /(?<!\p{L})(?:[aeiu]l[-'’]|[aeu](sh|ş|sch|th|dh|[tdrzsn])[-'’](?=\1)|[аэ]ль-|[аэ]([шрсдзтн])-(?=\2))(?=\p{L}{3})/giu;
const standingAlone = /(?<!\p{L})al (?=\p{L}{3})/giu;

/** The offsets at which a text has the article apart from its name. Meant for names: Spanish and Turkish have an "al" of their own. */
export const articlesIn = (text: string): ReadonlySet<number> =>
  new Set([...text.matchAll(tied), ...text.matchAll(standingAlone)].map(({ index }) => index));

/** The text without articles that are tied to a name, which tell nothing of its language. */
export const withoutTiedArticles = (text: string): string => text.replace(tied, '');
