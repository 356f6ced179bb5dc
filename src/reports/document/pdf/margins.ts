import type { StrippedLine } from '../../page/page.js';
import type { PdfLine } from './lines.js';

/** How much of a page's height, at its top and at its foot, headers and footers stand in. */
const marginShare = 0.12;
/** The same for a line that stands there only once. */
const narrowShare = 0.07;

export interface PageSize {
  readonly height: number;
}

export interface WithoutMargins {
  readonly lines: readonly PdfLine[];
  readonly stripped: readonly StrippedLine[];
  /** The one web address that headers and footers name; browsers print the page's own there. */
  readonly url: string | undefined;
}

/**
 * Lines without what is repeated from page to page at the top and the foot, page numbers, and what a browser prints around a page: the time, the
 * address, the title in small letters. Letters that stand alone on a line are what a page break cut off a hidden line.
 *
 * @param pages by their number, from 1
 * @param bodySize the size in which most of the document stands
 */
export function withoutMargins(
  lines: readonly PdfLine[],
  pages: ReadonlyMap<number, PageSize>,
  bodySize: number,
): WithoutMargins {
  const seenOn = new Map<string, Set<number>>();
  for (const line of lines) {
    const zone = zoneOf(line, pages, marginShare);
    if (zone === undefined) continue;
    const key = `${zone} ${formOf(line.text)}`;
    seenOn.set(key, (seenOn.get(key) ?? new Set()).add(line.page));
  }
  const kept: PdfLine[] = [];
  const stripped: StrippedLine[] = [];
  const addresses = new Set<string>();
  lines.forEach((line, at) => {
    const reason = reasonFor(line);
    if (reason === undefined) {
      kept.push(line);
      return;
    }
    stripped.push({ line: at + 1, text: line.text, reason });
    const address = /https?:\/\/[^\s…]+/.exec(line.text)?.[0];
    if (address !== undefined && URL.canParse(address)) addresses.add(address);
  });
  return { lines: kept, stripped, url: addresses.size === 1 ? [...addresses][0] : undefined };

  function reasonFor(line: PdfLine): string | undefined {
    if (/^\p{L}{1,2}$/u.test(line.text) && line.size <= 1.2 * bodySize) return 'stray letter';
    const zone = zoneOf(line, pages, marginShare);
    if (zone === undefined) return undefined;
    if (isPageNumber(line.text)) return 'page number';
    if (line.isOfPage) return 'page header or footer';
    const times = seenOn.get(`${zone} ${formOf(line.text)}`)?.size ?? 0;
    if (times >= 2 && times >= Math.min(3, pages.size / 2)) return 'page header or footer';
    if (zoneOf(line, pages, narrowShare) === undefined) return undefined;
    const isSmall = line.size <= 0.85 * bodySize;
    return isSmall || isPrintedByBrowser(line.text) ? 'page header or footer' : undefined;
  }
}

function zoneOf(line: PdfLine, pages: ReadonlyMap<number, PageSize>, share: number): 'top' | 'foot' | undefined {
  const height = pages.get(line.page)?.height ?? 0;
  if (line.y < share * height) return 'top';
  return line.y > (1 - share) * height ? 'foot' : undefined;
}

/** What headers of different pages have in common: everything but the figures. */
function formOf(text: string): string {
  return text
    .replace(/\p{Nd}+/gu, '#')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** `7`, `- 7 -`, `Page 7 of 12`, `7/12`. */
function isPageNumber(text: string): boolean {
  return /^[\s\-–—|[(]*(?:(?:page|p\.|seite|página|pág\.|sayfa|страница|стр\.|с\.|صفحة|صفحه|الصفحة)\s*)?\p{Nd}{1,4}(?:\s*(?:\/|of|von|de|sur|из|من|از)\s*\p{Nd}{1,4})?[\s\-–—|\])]*$/iu.test(
    text,
  );
}

function isPrintedByBrowser(text: string): boolean {
  return /^(?:https?|file):\/\/\S+$|^(?:about|data):\S*$|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}/.test(text);
}
