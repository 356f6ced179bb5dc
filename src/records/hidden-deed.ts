import type { AuditDeed, Json } from './audit.js';

/** What was hidden or shown again: a whole report, or a passage by its place. */
export interface HiddenThing {
  /** How the audit trail names it. */
  readonly subject: string;
  /** The passage's place; null for a whole report. */
  readonly place: { readonly report: string; readonly text: string } | null;
}

/** Hiding or unhiding, for the audit trail. */
export function hiddenDeed(
  { subject, place }: HiddenThing,
  isHidden: boolean,
  { server, by }: Pick<AuditDeed, 'server' | 'by'>,
): AuditDeed {
  const action = `library.${isHidden ? 'hide' : 'unhide'}${place === null ? '' : '-passage'}`;
  const what: Json = place === null ? true : { report: place.report, text: place.text };
  return { server, by, action, subject, ...(isHidden ? { before: null, after: what } : { before: what, after: null }) };
}
