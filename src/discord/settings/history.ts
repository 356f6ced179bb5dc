import type { AuditTrail } from '../../records/audit.js';
import { lastHistoryPage } from '../components/settings-id.js';
import type { ShownHistory } from '../view/settings-changes.js';

/** Entries that are shown at once. */
const onPage = 5;

/**
 * A page of what was done in a server.
 * @param upTo id of the newest entry to be shown, so that pages stay what they are while others go on; null: the newest there is
 */
export async function historyPage(
  server: string,
  { page, upTo }: { readonly page: number; readonly upTo: number | null },
  audit: Pick<AuditTrail, 'list'>,
): Promise<ShownHistory> {
  const before = upTo === null ? {} : { before: upTo + 1 };
  const listed = await audit.list(server, { ...before, limit: (page + 1) * onPage + 1 });
  const entries = listed.slice(page * onPage, (page + 1) * onPage);
  const hasFurther = listed.length > (page + 1) * onPage && page < lastHistoryPage;
  return { entries, page, hasFurther, upTo: upTo ?? listed[0]?.id ?? null };
}
