import { type APIComponentInContainer, type APIContainerComponent, ComponentType } from 'discord.js';
import type { Quote, QuoteReference } from '../../answer/answer.js';
import { byReport } from '../../answer/by-report.js';
import { fill, type Wording } from '../../wording/wording.js';
import { type QuotesOnPage, writeCustomId } from '../components/custom-id.js';
import { answerLimits } from '../limits.js';
import { actionButton, type Button, pageButtons, rowOf, sourceButtons } from './buttons.js';
import { citationLines, numberLabel, titleLine } from './citation.js';
import { colours } from './colours.js';
import { type Line, line, runsOnLine, say, textDisplays } from './lines.js';
import { fitMessage, type MessageView, type TextLimits } from './message.js';
import { quoteLines } from './quote.js';
import { shortenLine } from './shorten.js';
import { type Asked, voteButtons } from './votes.js';

/** One page of an answer. */
export interface ShownAnswer extends Asked {
  /** Null where it is not known any more. */
  readonly question: string | null;
  /** Of this page: at most three. */
  readonly quotes: readonly Quote[];
  /** Number of the page's first quote, from 1. */
  readonly firstNumber: number;
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly quotesOnPage: QuotesOnPage;
  /** All of the answer's quotes, for the buttons that turn its pages. */
  readonly references: readonly QuoteReference[];
  /** Where a quote can be read in the reader; null where it cannot. */
  readonly readerLink?: (quote: Quote) => string | null;
}

interface NumberedQuote {
  readonly quote: Quote;
  readonly number: number;
}

/**
 * A page of an answer: the question, a container for each report with its citation and quotes, then the buttons that turn pages and
 * vote. The container's colour says how sure the surest of its quotes is; words say it of each.
 */
export function answerView(shown: ShownAnswer, wording: Wording): MessageView {
  const reports = numbered(byReport(shown.quotes.slice(0, answerLimits.quotesOnPage)), shown.firstNumber);
  return fitMessage((limits) => [
    ...textDisplays(questionLines(shown.question, limits, wording)),
    ...reports.map((quotes) => reportContainer(quotes, shown, limits, wording)),
    ...textDisplays(reports.length === 0 ? [say('', wording.answer.gone)] : footLines(shown, wording)),
    ...rowOf([...turningButtons(shown, wording), ...voteButtons(shown, wording)]),
  ]);
}

/** Quotes with their numbers, in the order in which they are read. */
function numbered(reports: readonly (readonly Quote[])[], firstNumber: number): NumberedQuote[][] {
  let number = firstNumber;
  return reports.map((quotes) => quotes.map((quote) => ({ quote, number: number++ })));
}

function questionLines(question: string | null, limits: TextLimits, wording: Wording): Line[] {
  if (question === null) return [];
  const asked = say('-# ', wording.answer.asked);
  const words = line('-# ', shortenLine(question, limits.question));
  if (asked.direction !== words.direction) return [asked, words];
  return [{ ...words, markup: `${asked.markup} ${words.markup}` }];
}

function reportContainer(
  quotes: readonly NumberedQuote[],
  shown: ShownAnswer,
  limits: TextLimits,
  wording: Wording,
): APIContainerComponent {
  const [first] = quotes;
  if (first === undefined) throw new RangeError('A report without quotes is not shown.');
  const { report } = first.quote;
  const single = quotes.length === 1;
  const head = [titleLine(report, limits), ...(single ? [] : citationLines(report, limits))];
  const components = quotes.flatMap((one, index): APIComponentInContainer[] => {
    const above = index === 0 ? head : [];
    const cited = single ? singleCitation(one, limits, wording) : quoteCitation(one, wording);
    return [
      ...(index === 0 ? [] : [{ type: ComponentType.Separator as const, divider: true }]),
      ...textDisplays([...above, ...cited, ...quoteLines(one.quote, limits.quote)]),
      ...rowOf(quoteButtons(one, shown, limits, wording)),
    ];
  });
  const isStrong = quotes.some(({ quote }) => quote.confidence === 'strong');
  return {
    type: ComponentType.Container,
    accent_color: isStrong ? colours.strong : colours.possible,
    components,
  };
}

/**
 * Citation and confidence of a report's only quote: number, outlet, date and paragraph on one line where all of them are written from
 * left to right.
 */
function singleCitation(one: NumberedQuote, limits: TextLimits, wording: Wording): Line[] {
  const { report } = one.quote;
  const label = numberLabel(one.number);
  const place = placeOf(one, wording);
  return place.direction === 'left-to-right'
    ? [...citationLines(report, limits, { label, place: place.markup }), confidenceOf(one, wording)]
    : [...citationLines(report, limits), ...quoteCitation(one, wording)];
}

/** Number, paragraph and confidence of a quote whose report is cited above. */
function quoteCitation(one: NumberedQuote, wording: Wording): Line[] {
  const place = placeOf(one, wording);
  return [runsOnLine('', [numberLabel(one.number), place.markup], place.direction), confidenceOf(one, wording)];
}

const placeOf = ({ quote }: NumberedQuote, wording: Wording): Line =>
  say('', wording.answer.paragraph, { number: quote.paragraph });

const confidenceOf = ({ quote }: NumberedQuote, wording: Wording): Line => say('-# ', wording.answer[quote.confidence]);

function quoteButtons(
  { quote, number }: NumberedQuote,
  shown: ShownAnswer,
  limits: TextLimits,
  { buttons }: Wording,
): Button[] {
  const customId = writeCustomId({ kind: 'context', language: shown.language, quote: quote.reference });
  return [
    actionButton(fill(buttons.context, { number }), customId),
    ...sourceButtons({ source: quote.report.url, reader: shown.readerLink?.(quote) ?? null }, limits, buttons),
  ];
}

function footLines({ page, pages }: ShownAnswer, wording: Wording): Line[] {
  return [
    ...(pages > 1 ? [say('-# ', wording.answer.page, { page: page + 1, pages })] : []),
    say('-# ', wording.answer.verbatim),
  ];
}

function turningButtons(shown: ShownAnswer, { buttons }: Wording): Button[] {
  const { language, asker, quotesOnPage, references: quotes } = shown;
  return pageButtons(shown, buttons, (page) =>
    writeCustomId({ kind: 'page', page, quotesOnPage, language, asker, quotes }),
  );
}
