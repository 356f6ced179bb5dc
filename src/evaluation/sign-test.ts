/**
 * How likely a split of changed questions into gained and lost is that is at least as uneven as this one, if each change went either way with
 * equal chance: the exact two-sided sign test (Dixon and Mood, JASA 41, 1946), which for yes-or-no outcomes is McNemar's exact test.
 */
export function signTest(gained: number, lost: number): number {
  const changed = gained + lost;
  const fewer = Math.min(gained, lost);
  // Summed as logarithms, for 2^-changed is too small a number where more than a thousand questions changed.
  let logarithm = -changed * Math.LN2;
  let tail = Math.exp(logarithm);
  for (let count = 1; count <= fewer; count += 1) {
    logarithm += Math.log((changed - count + 1) / count);
    tail += Math.exp(logarithm);
  }
  return Math.min(1, 2 * tail);
}
