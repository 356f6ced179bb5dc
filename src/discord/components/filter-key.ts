import { createHash } from 'node:crypto';
import { fold } from '../../language/fold.js';
import type { ReportEntry, ReportFilter } from '../../library/library.js';
import { type DigitReader, writeDigits } from './digits.js';

/**
 * A filter as short as a button can carry it: report and outlet by 30 bits of a hash, days and language as numbers. Fields that the
 * filter leaves open are null.
 */
export interface FilterKey {
  readonly report: number | null;
  readonly outlet: number | null;
  /** Days since 1600-01-01. */
  readonly from: number | null;
  readonly to: number | null;
  /** Up to three letters, a as 1, to the base 27. */
  readonly language: number | null;
}

const widths = { report: 5, outlet: 5, from: 3, to: 3, language: 3 } as const satisfies Record<keyof FilterKey, number>;
const fields = Object.keys(widths) as (keyof FilterKey)[];

const firstDay = Date.UTC(1600, 0, 1);
const millisecondsOfDay = 86_400_000;

/** A filter in its short form. Days outside 1600 to 2317 and languages that are no ISO code are left open. */
export function filterKeyOf({ report, outlet, from, to, language }: ReportFilter): FilterKey {
  return {
    report: report === undefined ? null : hashOf(report),
    outlet: outlet === undefined ? null : hashOf(fold(outlet)),
    from: from === undefined ? null : dayNumber(from),
    to: to === undefined ? null : dayNumber(to),
    language: language === undefined ? null : languageNumber(language),
  };
}

/** Whether a filter narrows anything. */
export const isOpen = (key: FilterKey): boolean => fields.every((field) => key[field] === null);

/**
 * The filter that a key stands for among these reports; null where its report or outlet is not there any more.
 */
export function filterOf(key: FilterKey, reports: readonly ReportEntry[]): ReportFilter | null {
  const report = key.report === null ? undefined : reports.find(({ id }) => hashOf(id) === key.report)?.id;
  const outlet =
    key.outlet === null
      ? undefined
      : reports.find((entry) => entry.outlet !== null && hashOf(fold(entry.outlet)) === key.outlet)?.outlet;
  if ((key.report !== null && report === undefined) || (key.outlet !== null && typeof outlet !== 'string')) return null;
  return {
    ...(report === undefined ? {} : { report }),
    ...(typeof outlet === 'string' ? { outlet } : {}),
    ...(key.from === null ? {} : { from: dayOf(key.from) }),
    ...(key.to === null ? {} : { to: dayOf(key.to) }),
    ...(key.language === null ? {} : { language: languageOf(key.language) }),
  };
}

/** One digit that says which fields follow, then those. */
export function writeFilterKey(key: FilterKey): string {
  const given = fields.flatMap((field) => (key[field] === null ? [] : writeDigits(key[field], widths[field])));
  const mask = fields.reduce((bits, field, place) => bits | (key[field] === null ? 0 : 1 << place), 0);
  return writeDigits(mask, 1) + given.join('');
}

/** Reads what `writeFilterKey` wrote; null where the first digit says what no filter has. */
export function readFilterKey(reader: DigitReader): FilterKey | null {
  const mask = reader.read(1);
  if (mask >= 1 << fields.length) return null;
  const key: Record<keyof FilterKey, number | null> = {
    report: null,
    outlet: null,
    from: null,
    to: null,
    language: null,
  };
  fields.forEach((field, place) => {
    if (mask & (1 << place)) key[field] = reader.read(widths[field]);
  });
  return key;
}

/** 30 bits that stand for a text. */
export const hashOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE() >>> 2;

function dayNumber(day: string): number | null {
  const number = (Date.parse(`${day}T00:00:00Z`) - firstDay) / millisecondsOfDay;
  return Number.isInteger(number) && number >= 0 && number < 2 ** 18 ? number : null;
}

const dayOf = (number: number): string => new Date(firstDay + number * millisecondsOfDay).toISOString().slice(0, 10);

function languageNumber(code: string): number | null {
  if (!/^[a-z]{2,3}$/.test(code)) return null;
  return [...code].reduce((number, letter) => number * 27 + letter.charCodeAt(0) - 96, 0);
}

function languageOf(number: number): string {
  let code = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / 27)) code = String.fromCharCode(96 + (rest % 27)) + code;
  return code;
}
