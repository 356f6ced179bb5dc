import type { Scope } from '../library/scope.js';
import type { Records } from './records.js';

/**
 * What may be read in a server: the base library without what the server hides, unless it does without all of it, and the server's own
 * reports.
 */
export async function scopeOfServer(server: string, records: Pick<Records, 'settings' | 'hidden'>): Promise<Scope> {
  const { usesBase } = await records.settings.of(server);
  return { server, includesBase: usesBase, hidden: await records.hidden.of(server) };
}
