import { fold } from '../../language/fold.js';
import { bare, wordCount } from '../clean/line-form.js';
import type { Line } from '../page/page.js';
import type { MetaLine } from './meta-lines.js';
import { genericOutlets } from './outlet-words.js';

const rights =
  /(?:جميع|كل|كافة) الحقوق محفوظة|حقوق (?:النشر|الطبع)(?: والنشر| والطبع)?(?: محفوظة)?|all rights reserved|tous droits réservés|tüm hakları saklıdır|her hakkı saklıdır|alle rechte vorbehalten|todos los derechos reservados|все права защищены|copyright|©|\(c\)/giu;

/** The outlet that a copyright line names, `جميع الحقوق محفوظة © إرم نيوز 2020`; undefined if it names none, or more than a name. */
export function outletOfRights(text: string): string | undefined {
  if (text.length > 140 || text.search(rights) < 0) return undefined;
  const name = text
    .replace(rights, ' ')
    .replace(/\p{Nd}{4}(?:\s*[-–]\s*\p{Nd}{4})?/gu, ' ')
    .replace(/(^|\s)(?:لموقع|لصحيفة|لشبكة|لدى|لقناة|لوكالة|ل|by|for)(?=\s)/gu, ' ')
    .replace(/(?<![.,،|:–-])[.,،|:–-]+(?=\s|$)|(?:^|\s)[.,،|:–-]+/g, ' ')
    .replace(/(?:^|\s)(?:ltd|limited|inc|llc|gmbh|plc|s\.?a|a\.?ş)(?=\s|$)/giu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return name !== '' &&
    wordCount(name) >= 1 &&
    wordCount(name) <= 5 &&
    name.length >= 3 &&
    !genericOutlets.has(fold(name))
    ? name
    : undefined;
}

/** The outlet's name on the line before or behind a site's address: a few words that are nothing else. Undefined if there is none. */
export function nameBesideDomain(
  lines: readonly Line[],
  at: number,
  isFree: (at: number) => boolean,
): string | undefined {
  for (const beside of [at - 1, at + 1]) {
    const text = lines[beside]?.text;
    if (
      text !== undefined &&
      isFree(beside) &&
      wordCount(text) <= 4 &&
      /\p{L}{2}/u.test(text) &&
      !/[.!?؟:]$/.test(text)
    )
      return text;
  }
  return undefined;
}

/** The name of a site by its address alone, without `www.`. */
export function domainName(address: string): string {
  return bare(address) === ''
    ? address
    : (
        address
          .replace(/^https?:\/\//i, '')
          .replace(/^www\./i, '')
          .split(/[/:]/, 1)[0] ?? ''
      ).toLowerCase();
}

/** The first outlet that lines about the article name, those of a certain form first. */
export function outletOfLines(metaLines: readonly MetaLine[]): string | undefined {
  return (
    metaLines.find(({ outlet, reason }) => outlet !== undefined && reason === 'dateline')?.outlet ??
    metaLines.find(({ outlet, reason }) => outlet !== undefined && reason === 'author line')?.outlet
  );
}
