import type { Session } from '../answer/session.js';
import { baseScope } from '../library/scope.js';
import { wordingIn } from '../wording/wordings.js';
import type { ReadCatalogue } from './catalogue.js';
import { filterFieldsOf, filterOf, matching } from './filter.js';
import { type ListOrder, libraryPage } from './pages/library-page.js';
import type { Place } from './place.js';
import { page, type ReaderContext } from './respond.js';

/** Reports that one page lists. */
const reportsOnPage = 50;
/** Longest words of a title that are looked for. */
const longestTitle = 200;

/** Answers a request for the list of the reports: those that the address asks for, a page of them at a time. */
export async function showLibrary(
  context: ReaderContext,
  { session, readCatalogue }: { readonly session: Pick<Session, 'reader'>; readonly readCatalogue: ReadCatalogue },
  place: Place,
): Promise<Response> {
  const catalogue = await readCatalogue(await session.reader(baseScope));
  const query = context.req.query();
  const fields = { ...filterFieldsOf(query), report: '', title: (query['title'] ?? '').trim().slice(0, longestTitle) };
  const order: ListOrder = query['order'] === 'date' ? 'date' : 'outlet';
  const ordered = order === 'date' ? catalogue.entries : catalogue.byOutlet;
  const narrowed = filterOf(fields, catalogue, wordingIn(place.language));
  const found = narrowed.problem === undefined ? matching(ordered, narrowed.filter, fields.title) : [];
  const pages = Math.max(1, Math.ceil(found.length / reportsOnPage));
  const shown = Math.min(pages, Math.max(1, Number(/^\d{1,6}$/.exec(query['page'] ?? '')?.[0] ?? 1))) - 1;
  const reports = found.map(({ report }) => report);
  const content = libraryPage(
    {
      ...{ fields, order, pages, page: shown, choices: catalogue, problem: narrowed.problem ?? null },
      ...{ all: catalogue.entries.length, found: reports },
      listed: reports.slice(shown * reportsOnPage, (shown + 1) * reportsOnPage),
    },
    place,
  );
  return page(context, content, narrowed.problem === undefined ? 200 : 400);
}
