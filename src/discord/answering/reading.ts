import type { Quote } from '../../answer/answer.js';
import { placeOfQuote, type ReportPlace } from '../../answer/reader-address.js';
import type { LibraryReader } from '../../library/library.js';
import type { Scope } from '../../library/scope.js';
import { type Place, scopeAt } from '../place.js';
import type { Services } from '../services.js';

/** Whole addresses in the reader, for everybody who sees the message that they stand in; null where there is no reader. */
export interface ReaderLinks {
  readonly ofQuote: (quote: Quote) => string | null;
  /** @param id of the report */
  readonly ofReport: (id: string) => string | null;
}

/** What may be read at a place, and where it can be read in a browser. */
export interface Reading {
  readonly library: LibraryReader;
  readonly links: ReaderLinks;
}

/** Where nothing leads into the reader: there is none, or it would not show what is shown here. */
export const noReader: ReaderLinks = { ofQuote: () => null, ofReport: () => null };

/** What may be read at a place. */
export async function readingAt(
  place: Place,
  services: Pick<Services, 'session' | 'records' | 'readerLink'>,
): Promise<Reading> {
  const scope = await scopeAt(place, services.records);
  return { library: await services.session.reader(scope), links: linksIn(scope, services) };
}

/** Links for those who may read what is in a scope. */
export function linksIn(scope: Scope, { readerLink }: Pick<Services, 'readerLink'>): ReaderLinks {
  if (readerLink === undefined) return noReader;
  const to = (place: ReportPlace): string => readerLink(place, scope);
  return { ofQuote: (quote) => to(placeOfQuote(quote)), ofReport: (report) => to({ report }) };
}
