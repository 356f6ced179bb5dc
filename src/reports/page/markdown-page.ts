import { parse } from 'yaml';
import { isCalendarDate } from '../corpus-file.js';
import { readDateValue } from '../recognise/dates.js';
import type { Citation } from '../report.js';
import type { Line, Page, StrippedLine } from './page.js';
import { linesOf } from './text-page.js';

/** Which keys of front matter, as different tools write it, state which part of the citation. */
const keysOf: Readonly<Record<keyof Citation, readonly string[]>> = {
  title: ['title', 'headline'],
  outlet: ['outlet', 'publisher', 'publication', 'site', 'sitename', 'site_name', 'website'],
  author: ['author', 'authors', 'byline', 'creator'],
  published: ['published', 'date', 'pubdate', 'published_at', 'publishdate', 'datepublished'],
  url: ['url', 'link', 'source_url', 'canonical', 'canonical_url', 'permalink'],
  language: ['language', 'lang', 'locale'],
};

/**
 * A Markdown file as a page: front matter states the citation, headings and quotations are marked, and the signs of emphasis, links and quotations go,
 * their words stay. Lines of a paragraph that the file wraps belong together; their line ends stay.
 */
export function readMarkdownPage(source: string): Page {
  const { frontMatter, body, firstLine } = splitFrontMatter(source);
  const stripped: StrippedLine[] = [];
  const lines: Line[] = [];
  let isCode = false;
  for (const line of linesOf(body)) {
    const placed = { ...line, line: line.line + firstLine };
    if (/^(?:```|~~~)/.test(line.text)) isCode = !isCode;
    const underline = /^(?:=+|-{3,})$/.test(line.text) && lines.at(-1)?.block === line.block ? lines.at(-1) : undefined;
    if (underline !== undefined) {
      lines[lines.length - 1] = { ...underline, mark: line.text.startsWith('=') ? 'title' : 'heading' };
    } else if (isImage(line.text)) {
      stripped.push({ line: placed.line, text: line.text, reason: 'picture' });
    } else {
      lines.push(isCode ? placed : readMarks(placed));
    }
  }
  return { lines: joinParagraphs(lines), stated: citationOf(frontMatter), stripped };
}

function readMarks(line: Line): Line {
  const heading = /^(#{1,6})\s+(\S.*|)$/.exec(line.text);
  if (heading)
    return {
      ...line,
      text: withoutMarkup((heading[2] ?? '').replace(/\s#+$/, '')),
      mark: heading[1] === '#' ? 'title' : 'heading',
    };
  if (/^>\s?\S/.test(line.text))
    return { ...line, text: withoutMarkup(line.text.replace(/^(?:>\s?)+/, '')), mark: 'quote' };
  if (/^(?:[-*+•]|\d{1,3}[.)])\s+\S/.test(line.text)) return { ...line, text: withoutMarkup(line.text), mark: 'item' };
  return { ...line, text: withoutMarkup(line.text) };
}

/** The words of a line without the signs of links and emphasis around them. */
function withoutMarkup(text: string): string {
  return text
    .replace(/!?\[([^\][]{0,500})\]\((?:https?:\/\/|\/|#|mailto:)[^()\s]{0,1000}(?:\s"[^"]{0,200}")?\)/g, '$1')
    .replace(/<(https?:\/\/[^<>\s]{1,1000})>/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_]{1,1000})(?<=\S)\1/g, '$2')
    .replace(/(^|[\s("«“])([*_])(?=[^\s*_])([^*_]{1,1000})(?<=\S)\2(?=$|[\s.,;:!?)"»”،؛؟])/g, '$1$3')
    .replace(/\\([\\`*_{}[\]()#+.!>-])/g, '$1')
    .trim();
}

function isImage(text: string): boolean {
  return /^!\[[^\][]{0,500}\]\([^()]{0,1000}\)$/.test(text);
}

/** In Markdown a line end inside a paragraph is only a line end. Lines that look like furniture of their own stay apart. */
function joinParagraphs(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  let isOpen = false;
  for (const line of lines) {
    const last = joined.at(-1);
    const continues = line.mark === 'none' || (line.mark === 'quote' && last?.mark === 'quote');
    if (last !== undefined && isOpen && continues && last.block === line.block) {
      joined[joined.length - 1] = { ...last, text: `${last.text}\n${line.text}` };
    } else {
      joined.push(line);
    }
    const reach = line.text.length;
    isOpen =
      (line.mark === 'none' || line.mark === 'quote' || line.mark === 'item') && (reach >= 50 || line.mark === 'quote');
  }
  return joined;
}

function splitFrontMatter(source: string): { frontMatter: string; body: string; firstLine: number } {
  const lines = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const closing =
    lines[0]?.trimEnd() === '---' ? lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line)) : -1;
  if (closing < 0) return { frontMatter: '', body: lines.join('\n'), firstLine: 0 };
  return {
    frontMatter: lines.slice(1, closing).join('\n'),
    body: lines.slice(closing + 1).join('\n'),
    firstLine: closing + 1,
  };
}

function citationOf(frontMatter: string): Partial<Citation> {
  const fields = fieldsOf(frontMatter);
  const statedIn = (part: keyof Citation): string | undefined => {
    const key = keysOf[part].find((name) => fields.has(name));
    return key === undefined ? undefined : fields.get(key);
  };
  const written = statedIn('published');
  const date = written === undefined ? null : readDateValue(written, 'en');
  const url = statedIn('url');
  const stated = {
    title: statedIn('title'),
    outlet: statedIn('outlet'),
    author: statedIn('author'),
    published: date !== null && isCalendarDate(date) ? date : undefined,
    url: url !== undefined && /^https?:\/\/\S+$/.test(url) && URL.canParse(url) ? url : undefined,
    language: statedIn('language')?.toLowerCase().split(/[-_]/)[0],
  };
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
}

/** The fields of front matter by lower-case key; front matter that is not YAML states nothing. */
function fieldsOf(frontMatter: string): Map<string, string> {
  const fields = new Map<string, string>();
  let values: unknown;
  try {
    values = parse(frontMatter, { maxAliasCount: 10, logLevel: 'error' });
  } catch {
    return fields;
  }
  if (typeof values !== 'object' || values === null) return fields;
  for (const [key, value] of Object.entries(values)) {
    const items = (Array.isArray(value) ? (value as unknown[]) : [value as unknown]).map((item) =>
      item instanceof Date ? item.toISOString() : item,
    );
    const words = items
      .filter((item) => typeof item === 'string' || typeof item === 'number')
      .join(', ')
      .trim();
    if (words !== '') fields.set(key.toLowerCase(), words);
  }
  return fields;
}
