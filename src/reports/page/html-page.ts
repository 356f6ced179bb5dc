import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';
import { bare, endsAsSentence, wordCount } from '../clean/line-form.js';
import { blocksOf, type HtmlBlock } from './html-blocks.js';
import { readMetadata } from './html-metadata.js';
import type { Line, Page, StrippedLine } from './page.js';

/**
 * An HTML file as a page. Readability finds the article; sentences that it drops from the article's middle are taken back, and everything else that
 * stands on the page is listed as left out. Where it finds nothing, the whole body is the page. No script runs and nothing is fetched.
 *
 * This module loads a DOM library: import it only when there is HTML to read.
 */
export function readHtmlPage(html: string): Page {
  const dom = new JSDOM(html, { virtualConsole: new VirtualConsole() });
  const { document } = dom.window;
  const stated = readMetadata(document);
  const blocks = blocksOf(document.body);
  const copy = new JSDOM(html, { virtualConsole: new VirtualConsole() });
  const article = new Readability(copy.window.document, { charThreshold: 200 }).parse();
  const content = article?.content ? blocksOf(new JSDOM(article.content).window.document.body) : [];
  const isInArticle = content.some(({ text }) => text.length >= 60)
    ? blocksInArticle(blocks, content)
    : blocks.map(() => true);
  const lines: Line[] = [];
  const stripped: StrippedLine[] = [];
  blocks.forEach((block, at) => {
    if (isInArticle[at]) lines.push({ line: at + 1, text: block.text, mark: block.mark, block: block.block });
    else stripped.push({ line: at + 1, text: block.text, reason: 'outside the article' });
  });
  dom.window.close();
  copy.window.close();
  return { lines, stated, stripped };
}

/**
 * Which blocks of a page belong to its article: those that Readability keeps, the page's headline, and between the first and the last kept one every
 * sentence, quotation or list item that does not stand in a part of the page made for something else.
 */
function blocksInArticle(blocks: readonly HtmlBlock[], content: readonly HtmlBlock[]): boolean[] {
  const counts = new Map<string, number>();
  for (const { text } of content) counts.set(bare(text), (counts.get(bare(text)) ?? 0) + 1);
  const isKept = blocks.map(({ text, isAside }) => {
    const count = counts.get(bare(text)) ?? 0;
    if (count === 0 || isAside) return false;
    counts.set(bare(text), count - 1);
    return true;
  });
  const title = blocks.findIndex(({ mark }) => mark === 'title');
  const firstKept = isKept.indexOf(true);
  const first = title >= 0 && title < firstKept ? title : firstKept;
  const last = isKept.lastIndexOf(true);
  return blocks.map(({ text, mark, isAside }, at) => {
    if (isKept[at] || at === title) return true;
    if (isAside || at < first) return false;
    const isSentence = endsAsSentence(text) && wordCount(text) >= 4;
    if (at > last) return isSentence && isSameBlock(blocks, last, at);
    return (
      isSentence ||
      ((mark === 'item' || mark === 'quote') && wordCount(text) >= 3) ||
      (at < firstKept && wordCount(text) >= 2 && wordCount(text) <= 20)
    );
  });
}

/** Whether a block follows the last kept one inside the same parent. */
function isSameBlock(blocks: readonly HtmlBlock[], last: number, at: number): boolean {
  return blocks[last]?.parent === blocks[at]?.parent;
}
