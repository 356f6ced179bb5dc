import { pointedAt } from '../answer/reader-address.js';
import type { ReportEntry } from '../library/library.js';
import { serverReportMark } from '../library/libraries.js';
import { baseScope } from '../library/scope.js';
import { wordingIn } from '../wording/wordings.js';
import type { Catalogue, ReadCatalogue } from './catalogue.js';
import { noticePage } from './pages/layout.js';
import { reportPage } from './pages/report-page.js';
import type { Place } from './place.js';
import { page, type ReaderContext, type ReaderOptions } from './respond.js';

/** Answers a request for a report. Reports of single servers are not there for it. */
export async function showReport(
  context: ReaderContext,
  { session, readCatalogue }: Pick<ReaderOptions, 'session'> & { readonly readCatalogue: ReadCatalogue },
  place: Place,
): Promise<Response> {
  const id = context.req.param('id') ?? '';
  const library = await session.reader(baseScope);
  const report = id.startsWith(serverReportMark) ? null : await library.report(id);
  if (report === null) return page(context, noticePage(wordingIn(place.language).report.notFound, place), 404);
  const around = neighboursOf(id, await readCatalogue(library));
  return page(context, reportPage({ report, pointedAt: pointedAt(context.req.query()), ...around }, place));
}

/** The dated reports before and after one, by their dates. */
function neighboursOf(
  id: string,
  { entries, byId }: Catalogue,
): { readonly earlier: ReportEntry | null; readonly later: ReportEntry | null } {
  const entry = byId.get(id);
  const dated = (place: number): ReportEntry | null => {
    const report = entries[place]?.report;
    return report === undefined || report.published === null ? null : report;
  };
  if (entry === undefined || entry.report.published === null) return { earlier: null, later: null };
  return { earlier: dated(entry.place + 1), later: dated(entry.place - 1) };
}
