/** Consonants that several letters write. A doubled letter counts once. */
const consonant = /^(?:tsch|sch|tch|sh|kh|gh|th|dh|ch|ph|ck|zh|dj|([bcdfghjklmnpqrstvwxz])\1?)/;
const vowels = /^[aeiouy]+/;

export const isVowel = (unit: string): boolean => /[aeiouy]/.test(unit);

/**
 * The sounds of a name in English spelling: consonants, and runs of vowels as long as the letter tables know them. The first is marked
 * by `^`, the last by `$`.
 *
 * @param isKnown whether the tables know a run of vowels; single vowels are always taken
 */
export function unitsOf(spelling: string, isKnown: (run: string) => boolean): string[] {
  const units: string[] = [];
  for (let at = 0; at < spelling.length;) {
    const rest = spelling.slice(at);
    const found = consonant.exec(rest);
    if (found !== null) {
      units.push(found[1] ?? found[0]);
      at += found[0].length;
      continue;
    }
    let run = vowels.exec(rest)?.[0] ?? '';
    while (run.length > 1 && !isKnown(run)) run = run.slice(0, -1);
    if (run !== '') units.push(run);
    at += Math.max(1, run.length);
  }
  const last = units.length - 1;
  return units.map((unit, index) => `${index === 0 ? '^' : ''}${unit}${index === last ? '$' : ''}`);
}
