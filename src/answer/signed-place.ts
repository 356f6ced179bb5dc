import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReportPlace } from './reader-address.js';

/** What addresses are signed with: bytes that nobody else knows. Never to be shown. */
export type ReaderKey = Uint8Array;

/** For whom a place is opened, and for how long. */
export interface Grant {
  /** Discord id of the server whose reports, and whose hides, it is read with; null for the base library alone. */
  readonly server: string | null;
  /** Seconds since 1970. */
  readonly until: number;
}

/** What an address asks to be opened: `expired` was signed once, `forged` never. */
export type Presented =
  { readonly kind: 'unsigned' | 'forged' | 'expired' } | { readonly kind: 'valid'; readonly server: string | null };

/** The parameters that open a place, and nothing else, to whoever has its address: `server`, `until` and `signature`. */
export function grantParameters(place: ReportPlace, { server, until }: Grant, key: ReaderKey): Record<string, string> {
  const granted = { ...(server === null ? {} : { server }), until: String(until) };
  return { ...granted, signature: signatureOf(place, granted, key) };
}

/**
 * Whether the parameters of an address open the place that it names.
 * @param place as the address names it; what belongs to no signature, such as the language of the page, is not in it
 * @param now seconds since 1970
 */
export function readGrant(
  place: ReportPlace,
  query: Readonly<Record<string, string | undefined>>,
  key: ReaderKey,
  now: number,
): Presented {
  const { server, until, signature } = query;
  if (server === undefined && until === undefined && signature === undefined) return { kind: 'unsigned' };
  const expected = Buffer.from(signatureOf(place, { server, until }, key));
  const presented = Buffer.from(signature ?? '');
  if (presented.length !== expected.length || !timingSafeEqual(presented, expected)) return { kind: 'forged' };
  return Number(until) > now ? { kind: 'valid', server: server ?? null } : { kind: 'expired' };
}

/** Bytes of the signature: half of the hash, the least that RFC 2104 (section 5) advises. */
const signatureBytes = 16;

/** What is signed is said in full, with marks between its parts: no two places are signed alike. */
function signatureOf(
  { report, quote, best, check }: ReportPlace,
  { server, until }: { readonly server?: string | undefined; readonly until?: string | undefined },
  key: ReaderKey,
): string {
  const said = JSON.stringify(['isnad report', report, quote, best, check, server, until].map((part) => part ?? null));
  const hash = createHmac('sha256', key).update(said).digest();
  return hash.subarray(0, signatureBytes).toString('base64url');
}
