import { IsnadError } from '../errors.js';
import type { Wording } from '../wording/wording.js';

/** Seconds after which whoever was turned away may come again, as `Retry-After` says it. */
export const comeAgainAfter = '5';

const passing: ReadonlySet<string> = new Set(['busy', 'library-busy', 'library-unreachable']);

/** What to tell whoever asks of something that passes by itself; null of anything else. */
export function passingFault(error: unknown, { busy, stopping }: Wording['failures']): string | null {
  if (!(error instanceof IsnadError)) return null;
  if (passing.has(error.identifier)) return busy;
  return error.identifier === 'stopping' ? stopping : null;
}
