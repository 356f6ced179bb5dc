import type { PartialDate, Quantity } from '../language/quantities/quantities.js';

/** The word under which a number is indexed, however it is written. */
export const numberWord = (value: string): string => `№${value.replace('.', '·')}`;

/** The word under which a number of hundredths is indexed beside the number itself. */
export const percentWord = (value: string): string => `٪${value.replace('.', '·')}`;

const two = (value: number): string => String(value).padStart(2, '0');

const partsOf = ({ year, month, day }: PartialDate): string =>
  [year === null ? null : String(year), month === null ? null : two(month), day === null ? null : two(day)]
    .filter((part) => part !== null)
    .join('–');

/** The word under which every date is indexed that lies in this one: `†2016–04–03`, `†04–03`, `†2016–04`, `†04`, `†2016`. */
export const dateWord = (date: PartialDate): string => `†${partsOf(date)}`;

/** The word for a date of which a text says no more than this. */
export const barelyDateWord = (date: PartialDate): string => `‡${partsOf(date)}`;

/** A date with fewer of its parts, itself first. */
function wider({ year, month, day }: PartialDate): PartialDate[] {
  const all: PartialDate[] = [
    { year, month, day },
    { year: null, month, day },
    { year, month, day: null },
    { year: null, month, day: null },
    { year, month: null, day: null },
  ];
  // A day without its month is no date.
  return all.filter((date) => partsOf(date) !== '' && (date.day === null || date.month !== null));
}

/** The words under which a number or date is indexed: itself, and for a date every wider one that it lies in. */
export function indexedQuantity(quantity: Quantity): string[] {
  if (quantity.kind === 'number') {
    const { values, percent, year } = quantity;
    return [
      ...values.map(numberWord),
      ...(percent ? values.map(percentWord) : []),
      ...(year === null ? [] : indexedDate({ year, month: null, day: null })),
    ];
  }
  return [...new Set([...quantity.dates, ...quantity.otherOrder].flatMap(indexedDate))];
}

function indexedDate(date: PartialDate): string[] {
  const isWhole = date.year !== null && date.day !== null;
  return [...new Set(wider(date).map(dateWord)), ...(isWhole ? [] : [barelyDateWord(date)])];
}

/** What a question's number or date is searched by. */
export interface SoughtQuantity {
  readonly words: readonly string[];
  /** Words of dates that may be the one sought, each weaker evidence: a passage that says "3 April" may mean that of 2016. */
  readonly parts: readonly string[];
}

/** The words that show a question's number or date in a passage. */
export function soughtQuantity(quantity: Quantity): SoughtQuantity {
  if (quantity.kind === 'number') {
    const { values, percent, year } = quantity;
    const ofYear = year === null ? [] : [dateWord({ year, month: null, day: null })];
    return { words: [...values.map(percent ? percentWord : numberWord), ...ofYear], parts: [] };
  }
  const { dates, otherOrder } = quantity;
  const compatible = dates.flatMap(({ year, month, day }): PartialDate[] => {
    if (year === null || month === null) return [];
    return day === null
      ? [
          { year: null, month, day },
          { year, month: null, day },
        ]
      : [
          { year: null, month, day },
          { year, month, day: null },
        ];
  });
  return { words: dates.map(dateWord), parts: [...compatible.map(barelyDateWord), ...otherOrder.map(dateWord)] };
}

/** Whether an indexed word is a number. */
export const isNumberWord = (word: string): boolean => word.startsWith('№');

/** Whether an indexed word is a date. */
export const isDateWord = (word: string): boolean => word.startsWith('†');
