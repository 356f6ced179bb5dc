import { longestQuestion } from '../answer/ask.js';
import { isSmallTalk } from '../answer/small-talk.js';
import { baseScope } from '../library/scope.js';
import { fill } from '../wording/wording.js';
import { wordingIn } from '../wording/wordings.js';
import type { ReadCatalogue } from './catalogue.js';
import { filterFieldsOf, filterOf } from './filter.js';
import { type AskedFields, askPage, type ShownQuestion } from './pages/ask-page.js';
import type { Place } from './place.js';
import { comeAgainAfter, passingFault } from './passing-fault.js';
import { page, type ReaderContext, type ReaderOptions } from './respond.js';

/** Quotes that an answer can be paged through, as in Discord. */
const mostQuotes = 9;
/** In the queue all questions of the reader take one turn together, as those of one server do: they keep no server waiting. */
const turn = 'reader';

/** Answers a request for the page to ask on, and the question in it if there is one. */
export async function showAnswer(
  context: ReaderContext,
  {
    session,
    queue,
    readCatalogue,
  }: Pick<ReaderOptions, 'session' | 'queue'> & { readonly readCatalogue: ReadCatalogue },
  placeFor: (question: string) => Place,
): Promise<Response> {
  const fields = fieldsOf(context);
  const place = placeFor(fields.question);
  const { failures } = wordingIn(place.language);
  const catalogue = await readCatalogue(await session.reader(baseScope));
  const shown = {
    ...{ fields, answer: null, isSmallTalk: isSmallTalk(fields.question), problem: null },
    choices: catalogue,
    onlyReport: catalogue.byId.get(fields.report)?.report ?? null,
    page: Math.max(0, Math.min(mostQuotes, Number(/^\d$/.exec(context.req.query('page') ?? '')?.[0] ?? 1)) - 1),
  } satisfies ShownQuestion;
  const refuse = (problem: string, status: 400 | 503) => page(context, askPage({ ...shown, problem }, place), status);
  if (fields.question === '') return page(context, askPage(shown, place));
  if (fields.question.length > longestQuestion) {
    const values = { length: fields.question.length, most: longestQuestion };
    return refuse(fill(failures.questionTooLong, values), 400);
  }
  const narrowed = filterOf(fields, catalogue, wordingIn(place.language));
  if (narrowed.problem !== undefined) return refuse(narrowed.problem, 400);
  const { filter } = narrowed;
  try {
    const answer = await queue.submit(turn, () =>
      session.ask(fields.question, baseScope, { filter, limit: mostQuotes }),
    );
    return page(context, askPage({ ...shown, answer }, place));
  } catch (error) {
    const words = passingFault(error, failures);
    if (words === null) throw error;
    context.header('retry-after', comeAgainAfter);
    return refuse(words, 503);
  }
}

function fieldsOf(context: ReaderContext): AskedFields {
  return { question: (context.req.query('q') ?? '').trim(), ...filterFieldsOf(context.req.query()) };
}
