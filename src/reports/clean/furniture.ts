import { fold } from '../../language/fold.js';
import { type FurnitureKind, furnitureKinds } from './furniture-words.js';
import { bare, endsWithFullStop } from './line-form.js';

/** What a line was known as by its words. */
export interface FurnitureMatch {
  readonly kind: FurnitureKind;
  /** Whether the words alone do not decide, because a subheading may be the same word. */
  readonly weak: boolean;
}

/** Longest line, in characters, that its words can make furniture: beyond it a line is a paragraph that mentions them. */
const longestLine = 320;
/** Longest line, in characters, after a label such as "Read also:". */
const longestLabelled = 220;
/** Longest line, in characters, that may be made of furniture words only. */
const longestTiled = 240;

/** Length, in letters, from which a word of a phrase may have an ending: `çerez` also stands for `çerezler`. */
const shortestStem = 5;

interface Phrase {
  readonly kind: FurnitureKind;
  /** What stands between the gaps `…`, in bare form. */
  readonly parts: readonly string[];
  readonly opensLine: boolean;
  readonly closesLine: boolean;
  readonly isLabel: boolean;
}

const wholePhrases = new Map<string, FurnitureKind>();
const openingPhrases = new Map<string, Phrase[]>();
const innerPhrases: Phrase[] = [];
let longestWhole = 0;
for (const kind of furnitureKinds) {
  for (const written of Object.values(kind.phrases).flatMap((list) => list.split(/[|\n]/)))
    addPhrase(kind, written.trim());
}

function addPhrase(kind: FurnitureKind, written: string): void {
  if (written === '') return;
  const isLabel = /:\s*…$/.test(written);
  const parts = written
    .split('…')
    .map(bare)
    .filter((part) => part !== '');
  const first = parts[0];
  if (first === undefined) return;
  if (isLabel || !written.includes('…')) {
    const compact = first.replaceAll(' ', '');
    if (!wholePhrases.has(compact)) wholePhrases.set(compact, kind);
    longestWhole = Math.max(longestWhole, compact.length);
    if (!isLabel) return;
  }
  const phrase = { kind, parts, opensLine: !written.startsWith('…'), closesLine: !written.endsWith('…'), isLabel };
  if (!phrase.opensLine) {
    innerPhrases.push(phrase);
    return;
  }
  const word = first.split(' ')[0] ?? first;
  openingPhrases.set(word, [...(openingPhrases.get(word) ?? []), phrase]);
}

/**
 * Whether the words of a line make it page furniture, and of which kind. The words have to cover the line, or open it where no sentence of an article
 * opens so: a sentence that mentions sharing or comments is none. A question with a comment prompt behind it is one.
 */
export function furnitureOf(text: string): FurnitureMatch | undefined {
  if (text.length > longestLine) return undefined;
  const folded = fold(text);
  const words = bare(text);
  if (words === '') return undefined;
  return (
    tiledBy(words) ?? openedBy(folded, words) ?? heldBy(words) ?? copyrightNotice(folded) ?? promptBehindQuestion(text)
  );
}

/** A line wholly made of furniture words, also glued ones, with numbers between them. */
function tiledBy(words: string): FurnitureMatch | undefined {
  if (words.length > longestTiled) return undefined;
  const compact = words.replaceAll(' ', '');
  const boundaries = wordBoundaries(words);
  const reached: ({ kinds: readonly FurnitureKind[] } | undefined)[] = [{ kinds: [] }];
  for (let end = 1; end <= compact.length; end += 1) {
    for (let start = Math.max(0, end - Math.max(longestWhole, 8)); start < end; start += 1) {
      const before = reached[start];
      if (before === undefined) continue;
      const piece = compact.slice(start, end);
      const isWord = boundaries.has(start) && boundaries.has(end);
      const kind = piece.length > 3 || isWord ? wholePhrases.get(piece) : undefined;
      if (kind !== undefined) reached[end] = { kinds: [...before.kinds, kind] };
      else if (isWord && /^\d{1,7}[km]?$/.test(piece)) reached[end] ??= before;
      if (kind !== undefined) break;
    }
  }
  const kinds = reached[compact.length]?.kinds ?? [];
  const kind = kinds.find((each) => each.opensList) ?? kinds.find((each) => each.weak !== true) ?? kinds[0];
  if (kind === undefined) return undefined;
  return { kind, weak: kinds.every((each) => each.weak === true) };
}

function wordBoundaries(words: string): Set<number> {
  const boundaries = new Set([0]);
  let at = 0;
  for (const word of words.split(' ')) {
    at += word.length;
    boundaries.add(at);
  }
  return boundaries;
}

function openedBy(folded: string, words: string): FurnitureMatch | undefined {
  const firstWord = words.split(' ')[0] ?? '';
  for (const phrase of openingPhrases.get(firstWord) ?? []) {
    const first = phrase.parts[0] ?? '';
    if (!words.startsWith(first)) continue;
    const matches = phrase.isLabel ? isLabelled(folded, first) : holdsInOrder(words, phrase);
    if (matches) return { kind: phrase.kind, weak: false };
  }
  return undefined;
}

/** Whether a separator follows the label and no paragraph follows that. */
function isLabelled(folded: string, label: string): boolean {
  if (folded.length > longestLabelled) return false;
  const letters = label.replaceAll(' ', '').length;
  let seen = 0;
  let at = 0;
  while (at < folded.length && seen < letters) {
    if (/[\p{L}\p{N}]/u.test(folded.charAt(at))) seen += 1;
    at += 1;
  }
  const rest = folded.slice(at).trimStart();
  const separator = label.includes(' ') ? /^[:：|»›>•←→–—/-]/ : /^[:：|»›>]/;
  return separator.test(rest) && !(rest.length > 120 && endsWithFullStop(rest));
}

function heldBy(words: string): FurnitureMatch | undefined {
  const phrase = innerPhrases.find((each) => holdsInOrder(words, each));
  return phrase === undefined ? undefined : { kind: phrase.kind, weak: false };
}

/** Whether the parts of a phrase stand in a line one behind the other, each from the beginning of a word; long words may go on with an ending. */
function holdsInOrder(words: string, phrase: Phrase): boolean {
  const line = ` ${words} `;
  const endOf = (part: string): string =>
    !phrase.closesLine && (part.split(' ').at(-1) ?? '').length >= shortestStem ? '' : ' ';
  let from = 0;
  for (const [index, part] of phrase.parts.entries()) {
    const anchored = index === 0 && phrase.opensLine;
    const sought = ` ${part}${endOf(part)}`;
    const at = anchored ? (line.startsWith(sought) ? 0 : -1) : line.indexOf(sought, from);
    if (at < 0) return false;
    from = at + part.length + 1;
  }
  if (!phrase.closesLine) return true;
  const last = phrase.parts.at(-1) ?? '';
  return line.endsWith(` ${last} `) && (!phrase.opensLine || phrase.parts.length === 1 || words.length <= 80);
}

/** `© 2019 Example News`: the sign, a year and a name. */
function copyrightNotice(folded: string): FurnitureMatch | undefined {
  const isNotice =
    folded.length <= 120 && /^(?:copyright|\(c\)|©)[^\p{L}]/u.test(folded) && /(?:19|20)\d\d/.test(folded);
  const kind = furnitureKinds.find(({ reason }) => reason === 'copyright or site footer');
  return isNotice && kind !== undefined ? { kind, weak: false } : undefined;
}

function promptBehindQuestion(text: string): FurnitureMatch | undefined {
  const mark = Math.max(text.lastIndexOf('؟', text.length - 3), text.lastIndexOf('?', text.length - 3));
  if (mark < 0 || /[.!۔]\s/.test(text.slice(0, mark))) return undefined;
  const behind = text.slice(mark + 1).trim();
  if (behind === '' || bare(behind) === '') return undefined;
  const match = tiledBy(bare(behind)) ?? openedBy(fold(behind), bare(behind)) ?? heldBy(bare(behind));
  return match?.kind.opensComments ? match : undefined;
}
