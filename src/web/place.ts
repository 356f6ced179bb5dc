import type { Language } from '../language/languages.js';
import { languages } from '../language/languages.js';

/** Where a page stands, and in which language. */
export interface Place {
  /** What stands before every path of the reader, such as `/archive` behind a proxy; mostly nothing. */
  readonly base: string;
  /** The whole address of the reader as others know it, without a slash at its end; null where it is not known. */
  readonly readerUrl: string | null;
  /** Whether there is more to read than what a signed link opens. */
  readonly isPublic: boolean;
  readonly language: Language;
  /** Whether there is a page of an evaluation. */
  readonly hasEvaluation: boolean;
  /** Whether the language was chosen by the address: questions in others are answered in it too. */
  readonly isChosen: boolean;
  /** Whether links have to carry the language on, because the browser alone does not tell it. */
  readonly isCarried: boolean;
  /** Path and parameters of the page itself. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/**
 * An address inside the reader, in the language of the page that leads to it.
 * @param path from the reader's root, perhaps with parameters and a fragment
 */
export function addressIn({ base, language, isCarried }: Place, path: string): string {
  if (!isCarried) return base + path;
  const [whole = '', fragment] = path.split('#', 2);
  const separator = whole.includes('?') ? '&' : '?';
  return `${base}${whole}${separator}lang=${language}${fragment === undefined ? '' : `#${fragment}`}`;
}

/** The same page with other parameters; those that are empty or undefined are left out. */
export function samePage({ base, path, query }: Place, changes: Readonly<Record<string, string | undefined>>): string {
  return base + withParameters(path, { ...query, ...changes });
}

/** A path with parameters; those that are empty or undefined are left out. */
export function withParameters(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const set = Object.entries(parameters).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '');
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}

/** The first of the languages that a browser asks for (`Accept-Language`, RFC 9110, 12.5.4) which the interface has; undefined for none. */
export function acceptedLanguage(header: string | undefined): Language | undefined {
  const asked = (header ?? '').split(',', 30).map((part, index) => {
    const [code = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((one) => one !== undefined);
    return { primary: code.trim().split('-')[0], quality: Number(quality ?? 1), index };
  });
  const best = asked
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index)
    .map(({ primary }) => languages.find((language) => language === primary));
  return best.find((language) => language !== undefined);
}
