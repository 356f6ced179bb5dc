import type { QuoteReference } from '../../answer/answer.js';
import { type Language, languages } from '../../language/languages.js';
import type { ServerSettings } from '../../records/settings.js';
import { answerLimits } from '../limits.js';
import { DigitReader, writeDigits } from './digits.js';
import { type FilterKey, readFilterKey, writeFilterKey } from './filter-key.js';

/** Quotes that are shown at once. */
export type QuotesOnPage = ServerSettings['quotesOnPage'];

/**
 * What a button of an answer does. The button carries all of it in its `custom_id`, so that it works after a restart, in another
 * process, and as long as the message stands.
 */
export type ButtonAction =
  /** Shows a page (from 0) of an answer's quotes. The asker is a Discord id. */
  | {
      readonly kind: 'page';
      readonly page: number;
      readonly quotesOnPage: QuotesOnPage;
      readonly language: Language;
      readonly asker: string;
      readonly quotes: readonly QuoteReference[];
    }
  /** Shows the paragraphs around a quote. */
  | { readonly kind: 'context'; readonly language: Language; readonly quote: QuoteReference }
  /** Shows a page (from 0) of a report, named by the hash of its id. */
  | {
      readonly kind: 'report';
      readonly report: number;
      readonly page: number;
      readonly language: Language;
      readonly asker: string;
    }
  /** Votes on the answer; it also says how the question was narrowed, for questions that follow. */
  | {
      readonly kind: 'vote';
      readonly helpful: boolean;
      readonly language: Language;
      readonly asker: string;
      readonly filter: FilterKey;
    };

/** Raised when the form changes, so that buttons of older messages are told apart and not misread. */
const version = '1';

const kinds = { page: 'p', context: 'c', report: 'r', vote: 'v' } as const satisfies Record<
  ButtonAction['kind'],
  string
>;

/** What the `custom_id`s of such buttons begin with. */
export const prefixOf = (kind: ButtonAction['kind']): string => version + kinds[kind];

const snowflakeDigits = 11;
const hashDigits = 5;
const passageDigits = 6;
/** One digit says which page and of how many quotes: pages of the largest size are written as before there were others. */
const pageSizes = [1, 2, 3] as const satisfies readonly QuotesOnPage[];
const largestPage = 3;
const placeOfPages = 16;
const quoteDigits = passageDigits + 1;
/** A sentence further behind is not marked when the quote is shown again: its number has five bits, with one value for "none". */
const lastMarkedSentence = 30;

/**
 * Writes an action as a `custom_id`: at most 100 characters for any action with at most nine quotes.
 * @throws RangeError for numbers that no Discord id, page or passage has.
 */
export function writeCustomId(action: ButtonAction): string {
  const head = prefixOf(action.kind) + writeDigits(languages.indexOf(action.language), 1);
  if (action.kind === 'context') return head + writeQuote(action.quote);
  const asked = head + writeDigits(BigInt(action.asker), snowflakeDigits);
  if (action.kind === 'report') return asked + writeDigits(action.report, hashDigits) + writeDigits(action.page, 2);
  if (action.kind === 'vote') return asked + writeDigits(action.helpful ? 1 : 0, 1) + writeFilterKey(action.filter);
  const quotes = action.quotes.slice(0, answerLimits.quotes);
  return (
    asked +
    writeDigits(action.page + placeOfPages * (largestPage - action.quotesOnPage), 1) +
    quotes.map(writeQuote).join('')
  );
}

/** Reads a `custom_id`; null where it is none of this version, whoever made it. */
export function readCustomId(text: string): ButtonAction | null {
  if (!text.startsWith(version)) return null;
  const kind = Object.entries(kinds).find(([, letter]) => letter === text[1])?.[0];
  const reader = new DigitReader(text.slice(2));
  const language = languages[reader.read(1)];
  if (kind === undefined || language === undefined) return null;
  const action = readAction(kind as ButtonAction['kind'], language, reader);
  return action !== null && reader.isWhole ? action : null;
}

function readAction(kind: ButtonAction['kind'], language: Language, reader: DigitReader): ButtonAction | null {
  if (kind === 'context') return { kind, language, quote: readQuote(reader) };
  const asker = reader.readLarge(snowflakeDigits).toString();
  if (kind === 'report') return { kind, report: reader.read(hashDigits), page: reader.read(2), language, asker };
  if (kind === 'vote') {
    const helpful = reader.read(1) === 1;
    const filter = readFilterKey(reader);
    return filter === null ? null : { kind, helpful, language, asker, filter };
  }
  const paging = reader.read(1);
  const quotesOnPage = pageSizes.find((size) => size === largestPage - Math.floor(paging / placeOfPages));
  const count = Math.floor(reader.left / quoteDigits);
  if (quotesOnPage === undefined || count === 0 || count > answerLimits.quotes) return null;
  const page = paging % placeOfPages;
  return { kind, page, quotesOnPage, language, asker, quotes: Array.from({ length: count }, () => readQuote(reader)) };
}

function writeQuote({ passage, highlight, confidence }: QuoteReference): string {
  const marked = highlight === null || highlight > lastMarkedSentence ? 0 : highlight + 1;
  return writeDigits(passage, passageDigits) + writeDigits(marked * 2 + (confidence === 'strong' ? 1 : 0), 1);
}

function readQuote(reader: DigitReader): QuoteReference {
  const passage = reader.read(passageDigits);
  const rest = reader.read(1);
  const marked = rest >> 1;
  return { passage, highlight: marked === 0 ? null : marked - 1, confidence: rest % 2 === 1 ? 'strong' : 'possible' };
}
