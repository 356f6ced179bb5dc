import { z } from 'zod';
import type { Library } from '../../library/library.js';
import type { AuditDeed, AuditTrail, Json } from '../../records/audit.js';
import { deedName } from './derived-names.js';

/** What was done to a server's library, as its audit trail tells it. */
export type Deed = Pick<AuditDeed, 'action' | 'subject' | 'before' | 'after'>;

const untoldSchema = z.object({
  at: z.iso.datetime(),
  by: z.string(),
  action: z.string(),
  subject: z.string().nullable(),
  before: z.json(),
  after: z.json(),
});

/**
 * What a change is published with. Libraries and the audit trail are stored apart, so that a process may be killed between the two: published with
 * its change, a deed is told later.
 */
export const untold = (deed: Deed, by: string): Readonly<Record<string, Json>> => ({
  [deedName]: { ...deed, by, at: new Date().toISOString() },
});

/** So many entries of the audit trail can have been written while one deed was not told. */
const mostSince = 50;

/** Writes the deed that a library was published with into the server's audit trail, unless that was done. */
export async function tellDeed(
  library: Library,
  server: string,
  audit: Pick<AuditTrail, 'add' | 'list'>,
): Promise<void> {
  const untoldDeed = untoldSchema.safeParse((await library.derived(deedName))?.value).data;
  if (untoldDeed === undefined) return;
  const { at, ...done } = untoldDeed;
  const { action, subject, before, after, by } = done;
  const deed: AuditDeed = { server, by, action, subject, before, after };
  const since = (await audit.list(server, { limit: mostSince })).filter((entry) => entry.at >= at);
  if (!since.some((entry) => isSame(entry, deed))) await audit.add(deed);
  await library.saveDerived(deedName, (await library.state()).generation, null);
}

const isSame = (one: AuditDeed, other: AuditDeed): boolean => written(one) === written(other);

const written = ({ by, action, subject, before, after }: AuditDeed): string =>
  JSON.stringify([by, action, subject, before, after]);
