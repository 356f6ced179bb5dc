import { learnedFromArabicNames, learnedFromForeignNames } from './learned-letters.js';
import { unitsOf } from './units.js';

/** How unlikely each Arabic spelling of a sound is: its negative natural logarithm of probability, by unit of English spelling. */
export type LetterTable = ReadonlyMap<string, readonly (readonly [arabic: string, cost: number])[]>;

/** A table as `learned-letters.ts` keeps it: units parted by `;`, each with its Arabic spellings and their costs in tenths (`-` for none). */
export function parseTable(text: string): LetterTable {
  const entries = text.split(';').map((entry) => entry.trim().split(/\s+/));
  return new Map(
    entries.flatMap(([unit, ...spellings]) => {
      if (unit === undefined || unit === '') return [];
      const costs = spellings.map((spelling): readonly [string, number] => {
        const [, arabic = '', tenths = ''] = /^(\D+)(\d+)$/.exec(spelling) ?? [];
        return [arabic === '-' ? '' : arabic, Number(tenths) / 10];
      });
      return [[unit, costs] as const];
    }),
  );
}

/** Arabic names leave short vowels out, foreign ones write them: a name is one or the other throughout. */
export const letterTables: readonly LetterTable[] = [learnedFromArabicNames, learnedFromForeignNames].map(parseTable);

const knownRuns = new Set(letterTables.flatMap((table) => [...table.keys()].map((unit) => unit.replace(/[$^]/g, ''))));

/** A sound that the table has not, or not so spelled. */
const unexpected = 5;
const extraConsonant = 6;
const extraVowel = 3;

const weakLetters = /[اويعه]/u;
const costOfExtra = (letter: string): number => (weakLetters.test(letter) ? extraVowel : extraConsonant);

/** A sound's spellings in a table. */
type Sound = readonly (readonly [arabic: string, cost: number])[];

/** A name in English spelling, its sounds looked up in each table. */
export type Spelled = readonly (readonly Sound[])[];

/** Looks the sounds of a name in English spelling up once, for all the words it is compared with. */
export function spelledOut(spelling: string): Spelled {
  const units = unitsOf(spelling, (run) => knownRuns.has(run));
  return letterTables.map((table) => units.map((unit) => soundIn(table, unit)));
}

const soundIn = (table: LetterTable, unit: string): Sound =>
  table.get(unit) ??
  table.get(unit.replace('^', '')) ??
  table.get(unit.replace('$', '')) ??
  table.get(unit.replace(/[$^]/g, '')) ??
  [];

/** How unlikely it is that a name is written with these Arabic letters, by the table that explains it best; Infinity above `most`. */
export const spellingCost = (name: Spelled, arabic: string, most = Infinity): number =>
  Math.min(...name.map((sounds) => costOf(sounds, arabic, most)));

/** The cheapest way to part the letters among the sounds. */
function costOf(sounds: readonly Sound[], arabic: string, most: number): number {
  const width = arabic.length + 1;
  let before = new Float64Array(width).fill(Infinity);
  before[0] = 0;
  let after = new Float64Array(width);
  addExtras(before, arabic);
  for (const sound of sounds) {
    after.fill(Infinity);
    let least = Infinity;
    for (let at = 0; at < width; at += 1) {
      const cost = before[at] ?? Infinity;
      if (cost > most) continue;
      least = Math.min(least, cost);
      lower(after, at, cost + unexpected);
      if (at + 1 < width) lower(after, at + 1, cost + unexpected);
      for (const [letters, price] of sound) {
        if (arabic.startsWith(letters, at)) lower(after, at + letters.length, cost + price);
      }
    }
    if (least === Infinity) return Infinity;
    addExtras(after, arabic);
    [before, after] = [after, before];
  }
  return before[arabic.length] ?? Infinity;
}

/** Letters that stand for nothing. */
function addExtras(costs: Float64Array, arabic: string): void {
  for (let at = 1; at < costs.length; at += 1) {
    lower(costs, at, (costs[at - 1] ?? Infinity) + costOfExtra(arabic.charAt(at - 1)));
  }
}

function lower(costs: Float64Array, at: number, cost: number): void {
  if (cost < (costs[at] ?? 0)) costs[at] = cost;
}
