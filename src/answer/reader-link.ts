import { serverReportMark } from '../library/libraries.js';
import type { Scope } from '../library/scope.js';
import { placeAddress, type ReportPlace } from './reader-address.js';
import { grantParameters, type ReaderKey } from './signed-place.js';

/** A place as a whole address in the reader, for those who may read it in this scope. */
export type ReaderLink = (place: ReportPlace, scope: Scope) => string;

export interface ReaderLinkOptions {
  /** Address of the reader, without a slash at its end. */
  readonly readerUrl: string;
  /** Whether the reader shows the base library to everybody. */
  readonly isPublic: boolean;
  readonly key: ReaderKey;
  /** Seconds for which a signed address opens its place. */
  readonly lifetime: number;
  /** Milliseconds since 1970; `Date.now` unless said. */
  readonly now?: () => number;
}

/**
 * Makes links into the reader. What everybody may read there has a plain address; all else one that is signed for a time: reports of a
 * server's own, the base library where it is not public, and also where a server hides something of it, so that it stays hidden in what its
 * members open.
 */
export function readerLinkTo({ readerUrl, isPublic, key, lifetime, now = Date.now }: ReaderLinkOptions): ReaderLink {
  return (place, { server, hidden }) => {
    const hidesNothing = hidden.reports.length === 0 && hidden.passages.length === 0;
    const isForEverybody = isPublic && hidesNothing && !place.report.startsWith(serverReportMark);
    if (isForEverybody) return readerUrl + placeAddress(place);
    const until = Math.floor(now() / 1000) + lifetime;
    return readerUrl + placeAddress(place, grantParameters(place, { server, until }, key));
  };
}
