import type { Line } from './page.js';

/** A line of an HTML page with what its place in the document says. */
export interface HtmlBlock {
  readonly text: string;
  readonly mark: Line['mark'];
  readonly block: number;
  /** Whether it stands in a part of the page made for something else: navigation, footer, a box of links, a form. */
  readonly isAside: boolean;
  /** The element around it, to tell siblings. */
  readonly parent: Element | null;
}

const blockElements = new Set(
  'address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const skippedElements = new Set(
  'script style noscript template svg iframe object embed canvas audio video select textarea button input head math dialog'.split(
    ' ',
  ),
);
const asideElements = new Set(['nav', 'footer', 'aside', 'form', 'menu']);
/** Parts of class names and ids by which pages name their boxes; whole words between hyphens and underscores. */
const asideNames = new Set(
  'related share sharing social comments comment nav navbar navigation menu sidebar widget newsletter subscribe subscription promo advert ads ad breadcrumb breadcrumbs cookie cookies consent footer popular trending recommended recommendations tags login paywall banner disqus outbrain taboola mostread'.split(
    ' ',
  ),
);

/** The lines of an element in the order of the document, in NFC, with runs of white space folded as a browser does; hidden parts and scripts left out. */
export function blocksOf(root: Element): HtmlBlock[] {
  const blocks: HtmlBlock[] = [];
  let words = '';
  let block = 0;
  let current: { mark: Line['mark']; isAside: boolean; parent: Element | null } = {
    mark: 'none',
    isAside: false,
    parent: root,
  };

  const close = (): void => {
    for (const part of words.split('\n')) {
      const text = part
        .replace(/[ \t\r\n\f]+/g, ' ')
        .normalize('NFC')
        .trim();
      if (text === '') block += 1;
      else blocks.push({ text, block, ...current });
    }
    words = '';
  };

  // An own stack: pages nested thousands of elements deep must not exhaust the call stack.
  const pending: (Node | { leave: Element; outer: typeof current })[] = [root];
  while (pending.length > 0) {
    const node = pending.pop();
    if (node === undefined) break;
    if ('leave' in node) {
      close();
      block += 1;
      current = node.outer;
    } else if (node.nodeType === 3) {
      words += (node.nodeValue ?? '').replace(/(?<!\s)\s*\n\s*/g, ' ');
    } else if (node.nodeType === 1) {
      const element = node as Element;
      const name = element.tagName.toLowerCase();
      if (skippedElements.has(name) || isHidden(element)) continue;
      if (name === 'br') {
        words += '\n';
        continue;
      }
      if (blockElements.has(name)) {
        close();
        pending.push({ leave: element, outer: current });
        current = {
          mark: markOf(name) ?? current.mark,
          isAside: current.isAside || isAside(element, name),
          parent: element.parentElement,
        };
      } else if (isSetApart(element)) {
        words += '\n';
      }
      for (let at = element.childNodes.length - 1; at >= 0; at -= 1) {
        const child = element.childNodes[at];
        if (child !== undefined) pending.push(child);
      }
    }
  }
  close();
  return blocks;
}

function markOf(name: string): Line['mark'] | undefined {
  if (name === 'h1') return 'title';
  if (/^h[2-6]$/.test(name)) return 'heading';
  if (name === 'li') return 'item';
  if (name === 'blockquote') return 'quote';
  return name === 'figcaption' ? 'caption' : undefined;
}

function isHidden(element: Element): boolean {
  const style = element.getAttribute('style') ?? '';
  return (
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
  );
}

function isAside(element: Element, name: string): boolean {
  if (asideElements.has(name) || element.getAttribute('role') === 'navigation') return true;
  if (name === 'body' || name === 'article' || name === 'main') return false;
  const names = `${element.getAttribute('class') ?? ''} ${element.id}`.toLowerCase().split(/[\s_-]+/);
  return names.some((each) => asideNames.has(each));
}

/** Links, and spans with a class, that stand side by side without text between them are lines of their own: a share bar, a menu, a date and an author. */
function isSetApart(element: Element): boolean {
  const previous = element.previousSibling;
  const beside =
    previous?.nodeType === 3 && (previous.nodeValue ?? '').trim() === '' ? previous.previousSibling : previous;
  if (beside?.nodeType !== 1) return false;
  const isApart = ({ tagName, classList }: Element): boolean =>
    tagName === 'A' || tagName === 'TIME' || (tagName === 'SPAN' && classList.length > 0);
  return isApart(element) && isApart(beside as Element);
}
