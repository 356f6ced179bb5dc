import { endsAsSentence, isListItem, isParagraph, isQuoted, wordCount } from './clean/line-form.js';
import { type Examination, isKept } from './clean/verdicts.js';
import type { Line } from './page/page.js';
import { subheadingMark } from './paragraphs.js';

/** Longest subheading, in characters and in words. */
const longestSubheading = 90;
const longestSubheadingWords = 10;
/** A line above the first paragraph with fewer words than this is a label, not the article's deck. */
const shortestDeck = 6;

/** Words that open a sentence of reported speech or a continuation; a line that begins so is no subheading even without a full stop. */
const sentenceOpenings =
  /^(?:و(?:قال|أضاف|أكد|أشار|أوضح|ذكر|تابع|كان|قد|لم|لا|هو|هي|في|من|على|مع|بحسب|يذكر)|كما |لكن |غير أن |إلا أن |and |but |he |she |they |it |et |mais |il |elle |ve |ama |und |aber |er |sie |y |pero |и |но |он |она )/iu;

/**
 * The lines that are kept, as the text of a report: one blank line between them, subheadings marked. Which lines are subheadings the markup says, or
 * else their form: short, without a stop, alone, and followed by a paragraph.
 */
export function bodyOf(examination: Examination): string {
  const kept = examination.lines.filter((_, at) => isKept(examination, at));
  const firstParagraph = kept.findIndex(({ text }) => isParagraph(text));
  const lastText = kept.findLastIndex(({ mark }) => mark !== 'heading');
  const blocks = kept.map((line, at) => {
    const isLabel =
      at < firstParagraph &&
      wordCount(line.text) < shortestDeck &&
      !endsAsSentence(line.text) &&
      !isListItem(line.text);
    const isHeading = at < lastText && (line.mark === 'heading' || isLabel || isSubheading(kept, at));
    return isHeading ? `${subheadingMark}${line.text.replace(/^#{1,6}\s+/, '')}` : asText(line.text);
  });
  return blocks.join('\n\n');
}

function isSubheading(kept: readonly Line[], at: number): boolean {
  const line = kept[at];
  const before = kept[at - 1];
  const behind = kept[at + 1];
  if (line === undefined || before === undefined || behind === undefined || line.mark !== 'none') return false;
  const { text } = line;
  if (text.length > longestSubheading || wordCount(text) > longestSubheadingWords || text.includes('\n')) return false;
  if (
    isListItem(text) ||
    isQuoted(text) ||
    sentenceOpenings.test(text) ||
    /[.۔!…:,،;؛]["”»]?$|[.!?؟]\s+\S+\s+\S/.test(text)
  )
    return false;
  return (
    isParagraph(behind.text) && (endsAsSentence(before.text) || isParagraph(before.text)) && !/[:：]$/.test(before.text)
  );
}

/** A line of text as it stands; one that would read as a subheading keeps its words, with a no-break space behind the mark. */
function asText(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith(subheadingMark) ? line.replace('## ', '##\u00A0') : line))
    .join('\n');
}
