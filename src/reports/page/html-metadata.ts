import { isCalendarDate } from '../corpus-file.js';
import { readDateValue } from '../recognise/dates.js';
import type { Citation } from '../report.js';

/** What a page's meta tags, JSON-LD, time elements and language attribute state of the citation; what they do not state is absent. */
export function readMetadata(document: Document): Partial<Citation> {
  const data = articleData(document);
  const meta = (...names: string[]): string | undefined => {
    for (const name of names) {
      const value = document
        .querySelector(`meta[property="${name}" i], meta[name="${name}" i], meta[itemprop="${name}" i]`)
        ?.getAttribute('content');
      if (value?.trim()) return clean(value);
    }
    return undefined;
  };
  const time = document
    .querySelector('article time[datetime], time[itemprop="datePublished"], time[pubdate], time[datetime]')
    ?.getAttribute('datetime');
  const written =
    meta(
      'article:published_time',
      'datePublished',
      'date',
      'pubdate',
      'publishdate',
      'dc.date',
      'dc.date.issued',
      'parsely-pub-date',
      'sailthru.date',
    ) ??
    textOf(data['datePublished']) ??
    time ??
    undefined;
  const date = written === undefined ? null : readDateValue(written, 'en');
  const url =
    document.querySelector('link[rel="canonical" i]')?.getAttribute('href') ??
    meta('og:url') ??
    textOf(data['url']) ??
    textOf(data['mainEntityOfPage']);
  const heading =
    document.querySelectorAll('h1').length === 1 ? clean(document.querySelector('h1')?.textContent ?? '') : '';
  const author =
    nameOf(data['author']) ??
    meta('author', 'article:author', 'byl', 'dc.creator', 'parsely-author') ??
    clean(document.querySelector('[rel="author"], [itemprop="author"] [itemprop="name"]')?.textContent ?? '');
  const stated = {
    title: textOf(data['headline']) ?? meta('og:title', 'twitter:title', 'headline') ?? (heading || undefined),
    outlet: meta('og:site_name', 'application-name') ?? nameOf(data['publisher']),
    author:
      author === '' || author === undefined || /^https?:\/\//.test(author)
        ? undefined
        : author.replace(/^(?:by|par|von|por|بقلم|yazan)\s*:?\s+/iu, ''),
    published: date !== null && isCalendarDate(date) ? date : undefined,
    url: url !== undefined && /^https?:\/\/\S+$/.test(url) && URL.canParse(url) ? url : undefined,
    language: (document.documentElement.lang || meta('og:locale', 'language') || '').toLowerCase().split(/[-_]/)[0],
  };
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined && value !== ''));
}

/** The first object of the page's JSON-LD that describes an article. */
function articleData(document: Document): Record<string, unknown> {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let value: unknown;
    try {
      value = JSON.parse(script.textContent ?? '');
    } catch {
      continue;
    }
    const found = ([value] as unknown[])
      .flat()
      .flatMap((item) => (isObject(item) && Array.isArray(item['@graph']) ? (item['@graph'] as unknown[]) : [item]))
      .find(
        (item) => isObject(item) && [item['@type']].flat().some((type) => /Article|Posting|Report/.test(String(type))),
      );
    if (isObject(found)) return found;
  }
  return {};
}

function nameOf(value: unknown): string | undefined {
  const names = [value].flat().map((item) => (isObject(item) ? textOf(item['name']) : textOf(item)));
  return names.filter((name) => name !== undefined).join(', ') || undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? clean(value) : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function clean(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
