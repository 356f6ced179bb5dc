import { fold } from '../fold.js';
import { germanTens, germanUnits, ordinalTexts } from './number-words.js';

const tableOf = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text.split(' ').flatMap((entry) => {
      const [names = '', value = ''] = entry.split('=');
      return names.split('|').map((name) => [fold(name), Number(value)] as const);
    }),
  );

const units = tableOf(germanUnits);
const tens = tableOf(germanTens);

/** `fünfundzwanzig` and the numbers below one hundred of one part. */
const belowHundred = new Map<string, number>([...units, ...tens]);
for (const [unit, one] of units) {
  if (one < 10) for (const [name, ten] of tens) belowHundred.set(`${unit}und${name}`, ten + one);
}

const thousandWord = /^(.*?)tausend(?:und)?(.*)$/;
const hundredWord = /^(.*?)hundert(?:und)?(.*)$/;

/** The number below one million that a folded German word names in full, or null. */
export function germanCardinal(word: string): number | null {
  const [, thousands, rest] = thousandWord.exec(word) ?? [];
  if (thousands === undefined || rest === undefined) return belowThousand(word);
  const [many, more] = [thousands === '' ? 1 : belowThousand(thousands), rest === '' ? 0 : belowThousand(rest)];
  return many === null || more === null ? null : 1000 * many + more;
}

function belowThousand(word: string): number | null {
  const [, hundreds, rest] = hundredWord.exec(word) ?? [];
  if (hundreds === undefined || rest === undefined) return belowHundred.get(word) ?? null;
  const many = hundreds === '' ? 1 : belowHundred.get(hundreds);
  const more = rest === '' ? 0 : belowHundred.get(rest);
  return many === undefined || more === undefined || many > 19 ? null : 100 * many + more;
}

const irregular = new Map(
  ordinalTexts.de.split('\n').flatMap((line) => {
    const [day = '', names = ''] = line.trim().split(': ');
    return names.split(' ').map((name) => [fold(name), Number(day)] as const);
  }),
);

/** The day of a month that a folded German ordinal names, in any case: `dritten`, `einundzwanzigster`. */
export function germanOrdinal(word: string): number | null {
  const ending = /e[nrsm]?$/.exec(word);
  if (ending === null) return null;
  const basic = `${word.slice(0, ending.index)}e`;
  const regular = /^(.+?)s?te$/.exec(basic)?.[1];
  const day = irregular.get(basic) ?? (regular === undefined ? undefined : belowHundred.get(regular));
  return day !== undefined && day <= 31 ? day : null;
}
