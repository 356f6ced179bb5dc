import { pointedAt } from '../answer/reader-address.js';
import type { LibraryReader, ReportEntry } from '../library/library.js';
import { serverReportMark } from '../library/libraries.js';
import { baseScope } from '../library/scope.js';
import { wordingIn } from '../wording/wordings.js';
import { noticePage } from './pages/layout.js';
import { reportPage } from './pages/report-page.js';
import type { Place } from './place.js';
import { page, type ReaderContext, type ReaderOptions } from './respond.js';

/** Answers a request for a report. Reports of single servers are not there for it. */
export async function showReport(
  context: ReaderContext,
  { session }: Pick<ReaderOptions, 'session'>,
  place: Place,
): Promise<Response> {
  const id = context.req.param('id') ?? '';
  const library = await session.reader(baseScope);
  const report = id.startsWith(serverReportMark) ? null : await library.report(id);
  if (report === null) return page(context, noticePage(wordingIn(place.language).report.notFound, place), 404);
  const around = await neighboursOf(id, library);
  return page(context, reportPage({ report, pointedAt: pointedAt(context.req.query()), ...around }, place));
}

/** The dated reports before and after one, by their dates. */
async function neighboursOf(
  id: string,
  library: LibraryReader,
): Promise<{ readonly earlier: ReportEntry | null; readonly later: ReportEntry | null }> {
  const newestFirst = (await library.reports()).filter(({ published }) => published !== null);
  const at = newestFirst.findIndex((entry) => entry.id === id);
  if (at < 0) return { earlier: null, later: null };
  return { earlier: newestFirst[at + 1] ?? null, later: newestFirst[at - 1] ?? null };
}
