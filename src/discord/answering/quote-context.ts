import type { QuoteReference } from '../../answer/answer.js';
import { recallQuotes } from '../../answer/quote.js';
import type { Language } from '../../language/languages.js';
import { wordingIn } from '../../wording/wordings.js';
import type { Services } from '../services.js';
import { contextView } from '../view/context.js';
import type { MessageView } from '../view/message.js';
import { noticeView } from '../view/notice.js';
import type { Reading } from './reading.js';

/** So many passages are shown before a quote, and behind it. */
const neighbours = 2;

/** A quote with what stands around it in its report, or that the report was changed since. */
export async function quoteContext(
  reference: QuoteReference,
  language: Language,
  { library, links }: Reading,
  { log }: Pick<Services, 'log'>,
): Promise<MessageView> {
  const wording = wordingIn(language);
  const [quote] = await recallQuotes([reference], library, (message) => log.error({}, message));
  if (quote === undefined) return noticeView(wording.answer.gone);
  const passages = await library.reportPassages(quote.report.id);
  const place = passages.findIndex(({ id }) => id === reference.passage);
  const first = Math.max(0, place - neighbours);
  return contextView(
    {
      quote,
      readerLink: links.ofQuote(quote),
      before: passages.slice(first, place),
      after: passages.slice(place + 1, place + 1 + neighbours),
      isBeginning: first === 0,
      isEnd: place + 1 + neighbours >= passages.length,
    },
    wording,
  );
}
