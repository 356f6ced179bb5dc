import { fold } from '../../language/fold.js';
import { readDateLine } from './dates.js';
import { beginsWithGivenName, isOutletName, isPersonName, unlabelledAuthor } from './names.js';
import { bylineWords, genericOutlets, places } from './outlet-words.js';

/** What a line outside the article's text says about the article. */
export interface MetaLine {
  /** What kind of line it is, for the person who reads what was stripped. */
  readonly reason: string;
  readonly author?: string;
  readonly published?: string;
  readonly updated?: string;
  /** Whether the line calls its date the one of publication. */
  readonly saysPublished?: boolean;
  readonly outlet?: string;
  readonly url?: string;
  /** A site's address; the outlet's name may stand on a line beside it. */
  readonly domain?: string;
  /** Whether the form alone decides; otherwise the line has to stand between the headline and the first paragraph. */
  readonly certain: boolean;
}

/** Longest line, in characters, that can be a byline or a date line. */
const longestMetaLine = 180;

/** What a byline begins with; `:` at the end means that a colon or a slash has to follow. */
const authorOpenings: readonly string[] = (
  'بقلم|بقلم:|كتب:|كتبت:|كتبه:|كتبتها:|كتبها:|الكاتب:|الكاتبة:|المؤلف:|المؤلفة:|إعداد:|اعداد:|تقرير:|تحقيق:|حوار:|أجرى الحوار:|مراسل:|المراسل:|تحرير:|بواسطة|بواسطة:|نشر بواسطة|نشرت بواسطة|كتابة:|محرر:|المحرر:|إعداد وتحرير:|' +
  'by|by:|written by|reported by|reporting by|story by|words by|text by|posted by|published by|author:|authors:|writer:|reporter:|' +
  'par|par:|écrit par|rédigé par|publié par|propos recueillis par|reportage de|auteur:|auteure:|autrice:|texte:|' +
  'yazan:|yazar:|haber:|muhabir:|hazırlayan:|kaleme alan:|röportaj:|' +
  'von|von:|ein bericht von|eine analyse von|ein kommentar von|autor:|autorin:|text:|' +
  'por|por:|escrito por|publicado por|redactado por|autora:|texto:|' +
  'автор:|авторы:|текст:|корреспондент:|' +
  'نویسنده:|نوشته|نوشته:|به قلم|به قلم:|خبرنگار:|گزارشگر:|گزارش از'
).split('|');
const openings = authorOpenings
  .map((written) => ({ words: fold(written.replace(/:$/, '')), needsColon: written.endsWith(':') }))
  .sort((a, b) => b.words.length - a.words.length);

const sourceOpening =
  /^(?:المصدر|مصدر|نقلا عن|نقلاً عن|source|sources|via|kaynak|quelle|fuente|источник|منبع)\s*[:/|–-]\s*/iu;
const translatorOpening =
  /^(?:ترجمة|ترجمه|ترجمها|translated by|translation|traduit par|traduction|çeviri|çeviren|übersetzt von|traducción|traducido por|перевод|مترجم)\s*[:/]?\s+/iu;

/**
 * Reads a line as a byline, a date line, a dateline with its outlet, a source line or an address; undefined for anything else.
 *
 * @param language ISO 639-1 code of the page
 */
export function readMetaLine(text: string, language: string): MetaLine | undefined {
  if (text.length > longestMetaLine || text.includes('\n')) return undefined;
  return (
    readAddress(text) ??
    readDate(text, language) ??
    readByline(text, language) ??
    readSource(text) ??
    readDateline(text, language)
  );
}

function readAddress(text: string): MetaLine | undefined {
  if (/^https?:\/\/\S+$/i.test(text) && URL.canParse(text)) {
    const { pathname, hostname } = new URL(text);
    return pathname === '/'
      ? { reason: 'site address', domain: hostname, certain: true }
      : { reason: 'address of the page', url: text, certain: true };
  }
  if (/^(?:www\.)?[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){1,3}\/?$/i.test(text))
    return { reason: 'site address', domain: text.replace(/\/$/, ''), certain: true };
  return undefined;
}

function readDate(text: string, language: string): MetaLine | undefined {
  const { published, updated, rest, saysPublished } = readDateLine(text, language);
  const hasTime = published !== null || updated !== null || /\d{1,2}[:.]\d{2}/.test(fold(text));
  if (!hasTime || rest !== '') return undefined;
  return {
    reason: 'date line',
    ...(published === null ? {} : { published }),
    ...(updated === null ? {} : { updated }),
    saysPublished,
    certain: true,
  };
}

/** A byline, perhaps with date, outlet or place in further parts: `By Jane Doe, Example News | 3 May 2016`. */
function readByline(text: string, language: string): MetaLine | undefined {
  if (/[.!?؟۔]["”»]?$/.test(text) && !/\b\p{L}\.$/u.test(text)) return undefined;
  const parts = text
    .replace(/^[([]|[)\]]$/g, '')
    .split(/(?<!\s)\s*[|•·;]\s*|(?<!\s)\s+[–—-]\s+|(?<!\s)\s*[–—]\s*|,\s+(?!and |et |ve |und |y )|،\s+/u)
    .filter((part) => part !== '');
  let author: string | undefined;
  const others: string[] = [];
  for (const part of parts) {
    const name = author === undefined ? nameIn(part) : undefined;
    if (name === undefined) others.push(part);
    else author = name;
  }
  if (author === undefined) return undefined;
  const date = readDateLine(text, language);
  const outlet = others.find((part) => isOutletName(part));
  const own = genericOutlets.has(fold(author));
  const named = isOutletName(author) && !beginsWithGivenName(author);
  const outletName = outlet ?? (named ? author : undefined);
  return {
    reason: 'author line',
    ...(own || named ? {} : { author }),
    ...(outletName === undefined ? {} : { outlet: outletName }),
    ...(date.published === null ? {} : { published: date.published }),
    ...(date.updated === null ? {} : { updated: date.updated }),
    certain: true,
  };
}

function nameIn(part: string): string | undefined {
  const folded = fold(part);
  const words = part.split(/\s+/);
  for (const opening of openings) {
    if (!folded.startsWith(opening.words)) continue;
    const count = opening.words.split(' ').length;
    const opened = words.slice(0, count).join(' ');
    const glued = /^[^:：/]*[:：/]/.exec(part)?.[0];
    const hasColon = glued !== undefined && fold(glued.replace(/[:：/]$/, '')) === opening.words;
    if (opening.needsColon ? !hasColon : !hasColon && fold(opened) !== opening.words) continue;
    const rest = hasColon ? part.slice(glued.length) : words.slice(count).join(' ');
    const name = beforeDate(rest.replace(/^[\s:：/-]+/, '').trim());
    const known = isPersonName(name) && (opening.needsColon || hasColon || name.split(/\s+/).length <= 5);
    return known && name !== '' ? name.replace(/[,،]$/, '') : undefined;
  }
  return undefined;
}

/** A name without a date, a place or a time that follows it without any separator. */
function beforeDate(rest: string): string {
  const end = rest.search(
    /(?<!\s)\s+(?:\p{Nd}|(?:in|à|in|en|on|le|am|on)\s+[\p{Lu}\p{Nd}]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\p{Nd}|\()/u,
  );
  return end < 0 ? rest : rest.slice(0, end);
}

function readSource(text: string): MetaLine | undefined {
  const translator = translatorOpening.exec(text);
  if (translator !== null && isPersonName(text.slice(translator[0].length)) && text.split(/\s+/).length <= 6) {
    return { reason: 'translator line', certain: false };
  }
  const opening = sourceOpening.exec(text);
  if (opening === null || text.length > 90 || /[.!?؟]$/.test(text)) return undefined;
  const name = text.slice(opening[0].length).trim();
  if (/^https?:\/\/\S+$/.test(name) && URL.canParse(name)) return { reason: 'source line', url: name, certain: true };
  const single = name.split(/(?<!\s)\s*[+،,/]\s*/)[0] ?? name;
  const isName = single !== '' && single.split(/\s+/).length <= 5 && !genericOutlets.has(fold(single));
  return { reason: 'source line', ...(isName ? { outlet: single } : {}), certain: true };
}

/** A short line of its own such as `لندن - الخليج أونلاين` or `متابعة – كيو بوست`, also with a date in a further part. */
function readDateline(text: string, language: string): MetaLine | undefined {
  if (text.length > 80 || /[.!?؟۔]$/.test(text)) return undefined;
  const date = readDateLine(text, language);
  const parts = text
    .split(/(?<!\s)\s*[|/،,–—:：]\s*|(?<!\s)\s+-\s+/u)
    .map((part) => part.replace(/^[([\s]+|(?<![)\]\s])[)\]\s]+$/g, ''))
    .filter((part) => part !== '' && readDateLine(part, language).rest !== '');
  if (
    parts.length < 2 - (date.published === null ? 0 : 1) ||
    parts.length > 3 ||
    parts.some((part) => part.split(/\s+/).length > 5)
  )
    return undefined;
  const kinds = parts.map((part) => kindOfPart(part));
  const outlets = parts.filter((_, at) => kinds[at] === 'outlet');
  const unknown = parts.filter((_, at) => kinds[at] === 'unknown');
  const hasMark = kinds.some((kind) => kind === 'byline' || kind === 'place') || date.published !== null;
  if (!hasMark || outlets.length > 1 || unknown.length > 1 || (outlets.length === 1 && unknown.length === 1))
    return undefined;
  if (parts.length >= 2 && kinds.every((kind) => kind === 'place')) return undefined;
  const hasColon = /[:：]/.test(text);
  const isDash = /\s[–—-]\s|[–—|/]/.test(text);
  const name = outlets[0] ?? unknown[0];
  const isNameWithDate = parts.length === 1 && name !== undefined && date.published !== null;
  const signed = isNameWithDate ? unlabelledAuthor(name, true) : undefined;
  if (signed !== undefined)
    return { reason: 'author line', author: signed, published: date.published ?? '', certain: false };
  if (name !== undefined && outlets.length === 0 && (hasColon || !isDash || name.split(/\s+/).length > 3))
    return undefined;
  const person = name !== undefined && outlets.length === 0 && beginsWithGivenName(name) && isPersonName(name);
  return {
    reason: 'dateline',
    ...(name === undefined ? {} : person ? { author: name } : { outlet: name }),
    ...(date.published === null ? {} : { published: date.published }),
    certain: outlets.length === 1 && !hasColon,
  };
}

function kindOfPart(part: string): 'byline' | 'place' | 'outlet' | 'unknown' {
  const folded = fold(part);
  if (bylineWords.has(folded) || genericOutlets.has(folded)) return 'byline';
  if (places.has(folded)) return 'place';
  return isOutletName(part) ? 'outlet' : 'unknown';
}

/**
 * The outlet that a paragraph names before its first sentence, `مرصد مينا – خاص نفت مصادر...` or `خاص – مرصد مينا: ...`; the paragraph keeps the words.
 */
export function outletOpening(paragraph: string): string | undefined {
  const opening = paragraph.slice(0, 80);
  const before =
    /^([\p{L}\p{M}\p{Nd} ]{3,40}?)\s*[–—/|-]\s*(?:خاص|متابعات|وكالات|exclusif|exclusive|special|özel|exklusiv|exclusivo|эксклюзив)(?=[\s:،,.–—-])/iu.exec(
      opening,
    );
  const after =
    /^(?:خاص|متابعات|متابعة|رصد|وكالات)\s*[–—/|-]\s*([\p{L}\p{M}\p{Nd}][\p{L}\p{M}\p{Nd} ]{2,39}?)\s*[:–—-]\s/iu.exec(
      opening,
    );
  const placed = /^[\p{L}\p{M}\p{Nd} .,،]{2,40}?\s*[([]([\p{L}\p{M} .-]{2,30})[)\]]\s*[–—:-]\s/u.exec(opening);
  const dashed = /^[\p{L}\p{M} ]{2,25}\s[–—-]\s([\p{L}\p{M}\p{Nd} ]{3,30}?)\s*(?:[–—:]|\s-)\s/u.exec(opening);
  const name = (before?.[1] ?? after?.[1])?.trim();
  if (name !== undefined && name.split(/\s+/).length <= 4 && !places.has(fold(name)) && !genericOutlets.has(fold(name)))
    return name;
  const bracketed = (placed?.[1] ?? dashed?.[1])?.trim();
  if (bracketed === undefined || places.has(fold(bracketed)) || genericOutlets.has(fold(bracketed))) return undefined;
  const isAgency = placed !== null && !/^\p{Ll}/u.test(bracketed) && bracketed.split(/\s+/).length <= 3;
  return isAgency || isOutletName(bracketed) ? bracketed : undefined;
}
