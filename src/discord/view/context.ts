import { ComponentType } from 'discord.js';
import type { Quote } from '../../answer/answer.js';
import type { StoredPassage } from '../../library/library.js';
import type { Wording } from '../../wording/wording.js';
import { rowOf, sourceButtons } from './buttons.js';
import { citationLines, titleLine } from './citation.js';
import { colours } from './colours.js';
import { type Line, say, textDisplays } from './lines.js';
import { fitMessage, type MessageView } from './message.js';
import { passageLines, quoteLines } from './quote.js';
import { shownParts } from './shorten.js';

/** A quote with what stands around it in its report. */
export interface ShownContext {
  readonly quote: Quote;
  /** Passages before the quote, in the order of the report. */
  readonly before: readonly StoredPassage[];
  readonly after: readonly StoredPassage[];
  /** Whether nothing stands before the first, and behind the last of them. */
  readonly isBeginning: boolean;
  readonly isEnd: boolean;
  /** Where the quote can be read in the reader. */
  readonly readerLink?: string | null;
}

const neighboursShown = 2;

/** The passages around a quote: at most two on each side, nearest to it, and the quote in a block between them. */
export function contextView(shown: ShownContext, wording: Wording): MessageView {
  const { quote } = shown;
  const before = shown.before.slice(-neighboursShown);
  const after = shown.after.slice(0, neighboursShown);
  const isBeginning = shown.isBeginning && before.length === shown.before.length;
  const isEnd = shown.isEnd && after.length === shown.after.length;
  const links = { source: quote.report.url, reader: shown.readerLink ?? null };
  return fitMessage((limits) => [
    {
      type: ComponentType.Container,
      accent_color: colours.reading,
      components: [
        ...textDisplays([
          say('-# ', wording.context.title),
          titleLine(quote.report, limits),
          ...citationLines(quote.report, limits),
        ]),
        { type: ComponentType.Separator, divider: true },
        ...textDisplays(isBeginning ? [say('-# ', wording.context.beginning)] : []),
        ...before.flatMap(({ text }) => textDisplays(neighbour(text, limits.quote, 'end'))),
        ...textDisplays(quoteLines(quote, 2 * limits.quote)),
        ...after.flatMap(({ text }) => textDisplays(neighbour(text, limits.quote, 'beginning'))),
        ...textDisplays(isEnd ? [say('-# ', wording.context.end)] : []),
      ],
    },
    ...textDisplays([say('-# ', wording.context.marked)]),
    ...rowOf(sourceButtons(links, limits, wording.buttons)),
  ]);
}

/** A passage beside the quote; where it is too long, what is nearest to the quote stays. */
function neighbour(text: string, limit: number, keep: 'beginning' | 'end'): Line[] {
  return passageLines(text, [], shownParts(text, [], limit, keep), '');
}
