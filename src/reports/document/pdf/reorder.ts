export type Direction = 'rtl' | 'ltr';

/** A letter with its marks, a joined sign, or one other character, as it stands in a line. */
export interface Cluster {
  readonly text: string;
  readonly kind: 'rtl' | 'ltr' | 'digit' | 'neutral';
}

const mirrored: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '﴾': '﴿',
  '﴿': '﴾',
};

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** The clusters of a text in the order of its characters. */
export function clustersOf(text: string): Cluster[] {
  return (text.match(/\P{M}\p{M}*|\p{M}+/gsu) ?? []).map(clusterOf);
}

/** A text that stays together. */
export function clusterOf(text: string): Cluster {
  return { text, kind: kindOf(text) };
}

function kindOf(cluster: string): Cluster['kind'] {
  if (/^\p{Nd}/u.test(cluster)) return 'digit';
  if (/^[،؛؟]/.test(cluster) || !/^[\p{L}\p{M}]/u.test(cluster)) return 'neutral';
  return rightToLeft.test(cluster) ? 'rtl' : 'ltr';
}

/** The direction of a line: that of most of its words; an address is one word. */
export function directionOf(clusters: readonly Cluster[]): Direction {
  const words = { rtl: 0, ltr: 0 };
  let word: Direction | undefined;
  for (const { text, kind } of [...clusters, { text: ' ', kind: 'neutral' }]) {
    if (kind === 'rtl') word = 'rtl';
    else if (kind === 'ltr') word ??= 'ltr';
    else if (/\s/.test(text) && word !== undefined) {
      words[word] += 1;
      word = undefined;
    }
  }
  return words.rtl > 0 && words.rtl >= words.ltr ? 'rtl' : 'ltr';
}

/**
 * Clusters in the order in which they are drawn from left to right, in the order in which they are read; or the other way round, which is the same
 * change. Runs of the Unicode bidirectional algorithm are told by their characters alone: embeddings leave no trace in a drawn line.
 *
 * @param hasMirrored whether brackets in text from right to left stand as they are drawn and have to change sides
 */
export function reorder(clusters: readonly Cluster[], base: Direction, hasMirrored: boolean): Cluster[] {
  return base === 'rtl' ? turned(clusters, hasMirrored) : withTurnedRuns(clusters, hasMirrored);
}

/** From right to left, with words and numbers from left to right kept as they are. */
function turned(clusters: readonly Cluster[], hasMirrored: boolean): Cluster[] {
  const runs: Cluster[][] = [];
  let at = 0;
  while (at < clusters.length) {
    const end = endOfLeftToRight(clusters, at);
    const single = clusters[at];
    if (end > at) runs.push(clusters.slice(at, end));
    else if (single !== undefined) runs.push([hasMirrored ? withMirroredBracket(single) : single]);
    at = Math.max(end, at + 1);
  }
  return runs.reverse().flat();
}

/** From left to right, with runs from right to left turned. */
function withTurnedRuns(clusters: readonly Cluster[], hasMirrored: boolean): Cluster[] {
  const ordered: Cluster[] = [];
  let at = 0;
  while (at < clusters.length) {
    if (clusters[at]?.kind !== 'rtl') {
      ordered.push(...clusters.slice(at, at + 1));
      at += 1;
      continue;
    }
    let last = at;
    for (let next = at; next < clusters.length && clusters[next]?.kind !== 'ltr'; next += 1) {
      if (clusters[next]?.kind === 'rtl') last = next;
    }
    ordered.push(...turned(clusters.slice(at, last + 1), hasMirrored));
    at = last + 1;
  }
  return ordered;
}

/** The end of the run from left to right that begins at an index; the index itself if none does. */
function endOfLeftToRight(clusters: readonly Cluster[], start: number): number {
  const isRun = (kind: Cluster['kind'] | undefined): boolean => kind === 'ltr' || kind === 'digit';
  if (!isRun(clusters[start]?.kind)) return start;
  let end = start + 1;
  // Behind a word from left to right numbers belong to it, also with spaces between: `Covid 19 2020`.
  let hasWord = clusters[start]?.kind === 'ltr';
  for (let at = start + 1; at < clusters.length; at += 1) {
    const kind = clusters[at]?.kind;
    if (kind === 'rtl') break;
    if (kind === 'neutral') continue;
    hasWord ||= kind === 'ltr';
    const between = clusters.slice(end, at);
    if (between.length > 0 && !hasWord && !isSeparator(between)) break;
    end = at + 1;
  }
  return closesBracket(clusters, start, end) ? end + 1 : end;
}

/** Whether right behind a run stands the bracket that closes one opened inside it: `ACME (Ltd)`. */
function closesBracket(clusters: readonly Cluster[], start: number, end: number): boolean {
  const inside = clusters.slice(start, end).map(({ text }) => text);
  return (
    clusters[end]?.text === ')' &&
    inside.filter((text) => text === '(').length > inside.filter((text) => text === ')').length
  );
}

/** A single separator between two numbers does not divide them: 1,250,000 and 2014/10/5. A hyphen does: 1914-1918 runs from right to left. */
function isSeparator(between: readonly Cluster[]): boolean {
  return between.length === 1 && /^[.,:/\u00a0\u066b\u066c]$/.test(between[0]?.text ?? '');
}

function withMirroredBracket(cluster: Cluster): Cluster {
  const other = mirrored[cluster.text];
  return other === undefined ? cluster : { ...cluster, text: other };
}
