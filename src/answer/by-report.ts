import type { Quote } from './answer.js';

/** The quotes grouped by report: reports and quotes in the order in which they appear. */
export function byReport<Quoted extends Quote>(quotes: readonly Quoted[]): Quoted[][] {
  const groups = new Map<string, Quoted[]>();
  for (const quote of quotes) {
    const group = groups.get(quote.report.id);
    if (group === undefined) groups.set(quote.report.id, [quote]);
    else group.push(quote);
  }
  return [...groups.values()];
}
