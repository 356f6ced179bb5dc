import type { Estimate, Interval } from '../../evaluation/estimate.js';

/** What stands where there is no figure. */
export const none = '–';

/** A share in per cent with one decimal, without its sign: `76.4`. */
export const inPercent = (share: number): string => (100 * share).toFixed(1);

/** The ends of an interval in whole per cent: `68–84`. */
export const rangeInPercent = ({ low, high }: Interval): string =>
  `${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)}`;

/** A share's value alone. */
export const shareText = (estimate: Estimate | null): string => (estimate === null ? none : inPercent(estimate.value));

/** A mean between 0 and 1 that is no share. */
export const meanText = (estimate: Estimate | null): string => estimate?.value.toFixed(3) ?? none;

/** A difference in percentage points with its sign: `+3.6`, `−1.2`. */
export function inPoints(difference: number): string {
  const points = (100 * Math.abs(difference)).toFixed(1);
  if (points === '0.0') return '0.0';
  return `${difference < 0 ? '−' : '+'}${points}`;
}

/** A number of things with their name: `1 report`, `5 reports`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
