import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';
import { IsnadError } from '../../errors.js';
import { bare, endsAsSentence, wordCount } from '../clean/line-form.js';
import type { Citation } from '../report.js';
import { blocksOf, type HtmlBlock } from './html-blocks.js';
import { readMetadata } from './html-metadata.js';
import type { Line, Page, StrippedLine } from './page.js';

/**
 * An HTML file as a page. Readability finds the article; sentences that it drops from the article's middle are taken back, and everything else that
 * stands on the page is listed as left out. Where it finds nothing, the whole body is the page. No script runs and nothing is fetched.
 *
 * This module loads a DOM library: import it only when there is HTML to read.
 *
 * @throws IsnadError `file-unreadable` for a page that is nested over 1,000 elements deep, which no page written for readers is
 */
export function readHtmlPage(html: string): Page {
  assertParsable(html);
  const dom = new JSDOM(html, { virtualConsole: new VirtualConsole() });
  const { document } = dom.window;
  const blocks = blocksOf(document.body);
  const stated = withTitle(readMetadata(document), document.title, blocks);
  const content = isReadable(document.body) ? readableContent(html) : [];
  const isInArticle = content.some(({ text }) => text.length >= 60)
    ? blocksInArticle(blocks, content, stated.title)
    : blocks.map(() => true);
  const lines: Line[] = [];
  const stripped: StrippedLine[] = [];
  blocks.forEach((block, at) => {
    if (isInArticle[at]) lines.push({ line: at + 1, text: block.text, mark: block.mark, block: block.block });
    else stripped.push({ line: at + 1, text: block.text, reason: 'outside the article' });
  });
  dom.window.close();
  return { lines, stated, stripped };
}

/** Deepest nesting, in elements, that is parsed: the parser's time grows with its square. */
const deepestParsable = 1000;

function assertParsable(html: string): void {
  let depth = 0;
  for (const [, closing] of html.matchAll(
    /<(\/?)(?:div|span|section|article|blockquote|ul|ol|table|main|center|font|b|i|a)\b/gi,
  )) {
    depth = closing === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepestParsable) {
      throw new IsnadError('file-unreadable', `The page is nested over ${deepestParsable} elements deep.`, {
        hint: 'Save it as text and add that.',
      });
    }
  }
}

/** Deepest nesting and most elements of a page that Readability is given: its time grows steeply with both. Real pages stay far below. */
const deepestNesting = 150;
const mostElements = 30_000;

function isReadable(body: Element): boolean {
  let depth = 0;
  let elements = 0;
  let element: Element | null = body;
  while (element !== null) {
    elements += 1;
    if (depth > deepestNesting || elements > mostElements) return false;
    if (element.firstElementChild !== null) {
      element = element.firstElementChild;
      depth += 1;
      continue;
    }
    while (element !== null && element !== body && element.nextElementSibling === null) {
      element = element.parentElement;
      depth -= 1;
    }
    element = element === body ? null : (element?.nextElementSibling ?? null);
  }
  return true;
}

/** The blocks of what Readability takes for the article; none when it finds nothing. */
function readableContent(html: string): HtmlBlock[] {
  const { window } = new JSDOM(html, { virtualConsole: new VirtualConsole() });
  try {
    const article = new Readability(window.document, { charThreshold: 200 }).parse();
    return article?.content ? blocksOf(new JSDOM(article.content).window.document.body) : [];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  } finally {
    window.close();
  }
}

/**
 * What the page states, with a title from its title element if nothing else states one: the part of it that a line of the page repeats, or all of it
 * if no heading could be meant instead.
 */
function withTitle(stated: Partial<Citation>, documentTitle: string, blocks: readonly HtmlBlock[]): Partial<Citation> {
  const written = documentTitle.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (stated.title !== undefined || written === '') return stated;
  const isPart = (text: string): boolean => wordCount(text) >= 2 && bare(written).startsWith(bare(text));
  const repeated = blocks.find(({ text, mark, isAside }) => (mark === 'heading' || !isAside) && isPart(text));
  if (repeated !== undefined) return { ...stated, title: repeated.text };
  const heading = blocks.find(({ mark, isAside, text }) => mark === 'heading' && !isAside && wordCount(text) >= 2);
  return { ...stated, title: heading?.text ?? written };
}

/**
 * Which blocks of a page belong to its article: those that Readability keeps, the page's headline, and between the first and the last kept one every
 * sentence, quotation or list item that does not stand in a part of the page made for something else.
 */
function blocksInArticle(
  blocks: readonly HtmlBlock[],
  content: readonly HtmlBlock[],
  statedTitle: string | undefined,
): boolean[] {
  const counts = new Map<string, number>();
  for (const { text } of content) counts.set(bare(text), (counts.get(bare(text)) ?? 0) + 1);
  const isKept = blocks.map(({ text, isAside }) => {
    const count = counts.get(bare(text)) ?? 0;
    if (count === 0 || isAside) return false;
    counts.set(bare(text), count - 1);
    return true;
  });
  const words = bare(statedTitle ?? '');
  const title = blocks.findIndex(
    ({ mark, text, isAside }) => mark === 'title' || (!isAside && words !== '' && bare(text) === words),
  );
  const firstKept = isKept.indexOf(true);
  const first = title >= 0 && title < firstKept ? title : firstKept;
  const last = isKept.lastIndexOf(true);
  const firstText = blocks.findIndex(({ text }, at) => isKept[at] && at > title && text.length >= 40);
  return blocks.map(({ text, mark, isAside }, at) => {
    if (isKept[at] || at === title) return true;
    if (isAside || at < first) return false;
    const isSentence = endsAsSentence(text) && wordCount(text) >= 4;
    if (at > last) return isSentence && isSameBlock(blocks, last, at);
    return (
      isSentence ||
      ((mark === 'item' || mark === 'quote') && wordCount(text) >= 3) ||
      (at < firstText && wordCount(text) >= 2 && wordCount(text) <= 20)
    );
  });
}

/** Whether a block follows the last kept one inside the same parent. */
function isSameBlock(blocks: readonly HtmlBlock[], last: number, at: number): boolean {
  return blocks[last]?.parent === blocks[at]?.parent;
}
