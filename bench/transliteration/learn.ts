import type { NamePair } from './pairs.js';
import { inLatin } from '../../src/search/sounds/spellings.js';
import { isVowel, unitsOf } from '../../src/search/sounds/units.js';

/** Probabilities of Arabic letters by unit of English spelling. */
type Probabilities = ReadonlyMap<string, ReadonlyMap<string, number>>;
type Counts = Map<string, Map<string, number>>;

interface Sample {
  readonly units: readonly string[];
  readonly arabic: string;
  /** Whether the Arabic has letters that foreign names are not written with. */
  readonly looksArabic: boolean;
}

/** Runs of vowels that occur so often become units of their own. */
const fewestRuns = 40;
const roundsAlone = 10;
const roundsTogether = 14;

/**
 * Learns how sounds are spelled in Arabic from pairs of names, by expectation maximisation (Dempster, Laird and Rubin 1977) over all
 * ways to part the Arabic letters among the units of the English spelling: first one table, then two, one for Arabic names and one for
 * foreign ones, every pair counting for each by how well it explains it, and for neither where the two words are different names.
 */
export function learnTables(pairs: readonly NamePair[]): { readonly arabic: string; readonly foreign: string } {
  const known = commonRuns(pairs);
  const samples = pairs.map(({ spelled, arabic }) => ({
    units: unitsOf(inLatin(spelled), (run) => known.has(run)),
    arabic,
    looksArabic: /[عحصضطظذق]/u.test(arabic),
  }));
  const one = learnOne(samples);
  const [arabic, foreign] = learnTwo(samples, one);
  return { arabic: tableText(arabic), foreign: tableText(foreign) };
}

function commonRuns(pairs: readonly NamePair[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { spelled } of pairs) {
    for (const unit of unitsOf(inLatin(spelled), () => true)) {
      const bare = unit.replace(/[$^]/g, '');
      if (isVowel(bare)) counts.set(bare, (counts.get(bare) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count >= fewestRuns).map(([run]) => run));
}

const longest = (unit: string): number => (isVowel(unit) ? 3 : 2);

interface Step {
  readonly unit: number;
  readonly at: number;
  readonly letters: string;
  readonly probability: number;
}

/** The probability of a sample and, by `count`, the expected use of each unit's spellings in it. */
function explain(
  { units, arabic }: Sample,
  probabilityOf: (unit: string, letters: string, place: number) => number,
): { readonly probability: number; readonly count: (counts: Counts, weight: number) => void } {
  const width = arabic.length + 1;
  const forward = new Float64Array((units.length + 1) * width);
  forward[0] = 1;
  const steps: Step[] = [];
  units.forEach((unit, index) => {
    for (let at = 0; at < width; at += 1) {
      const reached = forward[index * width + at] ?? 0;
      if (reached === 0) continue;
      for (let length = 0; length <= longest(unit) && at + length < width; length += 1) {
        const letters = arabic.slice(at, at + length);
        const place = Math.abs((index + 1) / units.length - (at + length) / arabic.length);
        const probability = probabilityOf(unit, letters, place);
        if (probability === 0) continue;
        const next = (index + 1) * width + at + length;
        forward[next] = (forward[next] ?? 0) + reached * probability;
        steps.push({ unit: index, at, letters, probability });
      }
    }
  });
  const probability = forward[forward.length - 1] ?? 0;
  const count = (counts: Counts, weight: number): void => {
    const backward = new Float64Array(forward.length);
    backward[backward.length - 1] = 1;
    for (const step of steps.reverse()) {
      const from = step.unit * width + step.at;
      const to = from + width + step.letters.length;
      const behind = step.probability * (backward[to] ?? 0);
      backward[from] = (backward[from] ?? 0) + behind;
      const used = (weight * (forward[from] ?? 0) * behind) / probability;
      if (used > 1e-5) add(counts, units[step.unit] ?? '', step.letters, used);
    }
  };
  return { probability, count };
}

function add(counts: Counts, unit: string, letters: string, used: number): void {
  const spellings = counts.get(unit) ?? new Map<string, number>();
  counts.set(unit, spellings);
  spellings.set(letters, (spellings.get(letters) ?? 0) + used);
}

function learnOne(samples: readonly Sample[]): Probabilities {
  // A letter a unit, at about the same place in both words.
  let probabilityOf = (_: string, letters: string, place: number): number =>
    0.1 ** Math.abs(letters.length - 1) * Math.exp(-3 * place);
  let probabilities: Probabilities = new Map();
  for (let round = 0; round < roundsAlone; round += 1) {
    const counts: Counts = new Map();
    for (const sample of samples) {
      const { probability, count } = explain(sample, probabilityOf);
      if (probability > 1e-300) count(counts, 1);
    }
    const learned = normalised(counts);
    probabilities = learned;
    probabilityOf = (unit, letters) => learned.get(unit)?.get(letters) ?? 0;
  }
  return probabilities;
}

/** How likely a pair of different names is: next to any letters behind any others. */
const differentNames = ({ units, arabic }: Sample): number => Math.exp(-3.1 * arabic.length - 0.8 * units.length);

function learnTwo(samples: readonly Sample[], one: Probabilities): [Counts, Counts] {
  let tables: readonly Probabilities[] = [one, one];
  let shares = [0.2, 0.75, 0.05];
  let counts: [Counts, Counts] = [new Map(), new Map()];
  for (let round = 0; round < roundsTogether; round += 1) {
    counts = [new Map(), new Map()];
    const totals = [0, 0, 0];
    for (const sample of samples) {
      const explained = tables.map((table) =>
        explain(sample, (unit, letters) => {
          const common = one.get(unit)?.get(letters) ?? 0;
          return 0.97 * (table.get(unit)?.get(letters) ?? 0) + 0.03 * common;
        }),
      );
      const likely = [...explained.map(({ probability }) => probability), differentNames(sample)];
      const weighed = likely.map((each, index) => each * (shares[index] ?? 0));
      const all = weighed.reduce((sum, each) => sum + each, 0);
      const found = weighed.map((each) => each / all);
      const weights = round < 2 ? firstGuess(sample, found[2] ?? 0) : found;
      weights.forEach((weight, index) => {
        totals[index] = (totals[index] ?? 0) + weight;
        const target = counts[index];
        if (target !== undefined && weight > 1e-4 && (likely[index] ?? 0) > 0) explained[index]?.count(target, weight);
      });
    }
    tables = counts.map(normalised);
    shares = totals.map((total) => total / samples.length);
  }
  return counts;
}

const firstGuess = ({ looksArabic }: Sample, different: number): number[] => {
  const arabic = looksArabic ? 0.95 : 0.2;
  return [arabic * (1 - different), (1 - arabic) * (1 - different), different];
};

/** Spellings expected less than this often are chance. */
const fewestUses = 0.3;

function normalised(counts: Counts): Probabilities {
  return new Map(
    [...counts].map(([unit, spellings]) => {
      const all = [...spellings.values()].reduce((sum, count) => sum + count, 0);
      const kept = [...spellings].filter(([, count]) => count > fewestUses);
      return [unit, new Map(kept.map(([letters, count]) => [letters, count / all]))] as const;
    }),
  );
}

/** What a table keeps: units met so often, spellings of at least this probability. */
const fewestUnits = 8;
const leastProbability = 0.008;
const fewestSpellings = 1.5;

function tableText(counts: Counts): string {
  const entries = [...counts].flatMap(([unit, spellings]) => {
    const all = [...spellings.values()].reduce((sum, count) => sum + count, 0);
    if (all < fewestUnits) return [];
    const kept = [...spellings]
      .filter(([, count]) => count >= fewestSpellings && count / all >= leastProbability)
      .sort(([, a], [, b]) => b - a)
      .map(([letters, count]) => `${letters === '' ? '-' : letters}${Math.round(-10 * Math.log(count / all))}`);
    return [`${unit} ${kept.join(' ')}`];
  });
  return entries.sort().join('; ');
}
