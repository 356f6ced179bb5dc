import { pointedAt, type ReportPlace } from '../answer/reader-address.js';
import { type Presented, readGrant } from '../answer/signed-place.js';
import type { ReportEntry } from '../library/library.js';
import { serverReportMark } from '../library/libraries.js';
import { baseScope, type Scope } from '../library/scope.js';
import { wordingIn } from '../wording/wordings.js';
import type { Catalogue, ReadCatalogue } from './catalogue.js';
import { noticePage } from './pages/layout.js';
import { reportPage } from './pages/report-page.js';
import type { Place } from './place.js';
import { page, privatePage, type ReaderContext, type ReaderOptions } from './respond.js';

/**
 * Answers a request for a report: of the base library, where that is public, or one that a signed link opens. A link that was not signed
 * leads nowhere, as one to a report that is not there does; one that has expired says so.
 */
export async function showReport(
  context: ReaderContext,
  options: ReaderOptions & { readonly readCatalogue: ReadCatalogue },
  place: Place,
): Promise<Response> {
  const { web, report: words } = wordingIn(place.language);
  const id = context.req.param('id') ?? '';
  const query = context.req.query();
  const say = (text: string, status: 403 | 404 | 410) => page(context, noticePage(text, place), status);
  const opened = await openedBy(placeIn(id, query), query, options);
  if (opened === 'expired') return say(web.linkExpired, 410);
  if (opened === 'not-public') return say(web.notPublic, 403);
  if (opened === 'nothing') return say(words.notFound, 404);
  const library = await options.session.reader(opened.scope);
  const report = await library.report(id);
  if (report === null) return say(words.notFound, 404);
  const shown = { report, pointedAt: pointedAt(query), isPrivate: opened.isPrivate };
  if (opened.isPrivate) return privatePage(context, reportPage({ ...shown, earlier: null, later: null }, place));
  return page(context, reportPage({ ...shown, ...neighboursOf(id, await options.readCatalogue(library)) }, place));
}

/** What an address names: all that a signature vouches for. */
function placeIn(report: string, { quote, best, check }: Readonly<Record<string, string>>): ReportPlace {
  return {
    report,
    ...(quote === undefined ? {} : { quote }),
    ...(best === undefined ? {} : { best }),
    ...(check === undefined ? {} : { check }),
  };
}

/** What the report of an address is read in; otherwise why it is not. */
async function openedBy(
  place: ReportPlace,
  query: Readonly<Record<string, string>>,
  { isPublic, signed }: Pick<ReaderOptions, 'isPublic' | 'signed'>,
): Promise<{ readonly scope: Scope; readonly isPrivate: boolean } | 'expired' | 'not-public' | 'nothing'> {
  const grant: Presented =
    signed === undefined ? { kind: 'unsigned' } : readGrant(place, query, signed.key, Date.now() / 1000);
  if (grant.kind === 'valid') {
    const scope = grant.server === null ? baseScope : ((await signed?.scopeOf(grant.server)) ?? null);
    return scope === null ? 'nothing' : { scope, isPrivate: true };
  }
  if (grant.kind === 'expired') return 'expired';
  if (grant.kind === 'forged') return 'nothing';
  if (!isPublic) return 'not-public';
  return place.report.startsWith(serverReportMark) ? 'nothing' : { scope: baseScope, isPrivate: false };
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
