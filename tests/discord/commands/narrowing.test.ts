import { describe, expect, it } from 'vitest';
import { dayRangeOf } from '../../../src/language/day-range.js';
import { filterOfOptions, type NarrowingOptions } from '../../../src/discord/commands/narrowing.js';
import type { ReportEntry } from '../../../src/library/library.js';

const report: ReportEntry = {
  id: 'emirs',
  title: 'أمراء التنظيم',
  outlet: 'المرصد',
  author: null,
  published: '2016-05-03',
  url: null,
  language: 'ar',
  file: 'emirs.md',
  passages: 4,
};

const open: NarrowingOptions = { report: undefined, outlet: undefined, from: undefined, to: undefined };
const narrowed = (options: Partial<NarrowingOptions>) => filterOfOptions({ ...open, ...options }, [report]);

describe('a date that was typed', () => {
  it.each([
    ['2016-05-03', '2016-05-03', '2016-05-03'],
    [' ٢٠١٦-٠٥-٠٣ ', '2016-05-03', '2016-05-03'],
    ['۲۰۱۶/۵/۳', '2016-05-03', '2016-05-03'],
    ['2016.5.3', '2016-05-03', '2016-05-03'],
    ['2016-02', '2016-02-01', '2016-02-29'],
    ['٢٠١٧-٢', '2017-02-01', '2017-02-28'],
    ['2016-12', '2016-12-01', '2016-12-31'],
    ['٢٠١٦', '2016-01-01', '2016-12-31'],
    ['\u200f2016\u200f', '2016-01-01', '2016-12-31'],
  ])('%s is from %s to %s', (typed, first, last) => {
    expect(dayRangeOf(typed)).toEqual({ first, last });
  });

  it.each([
    '',
    'may',
    '2016-13',
    '2016-00',
    '2016-02-30',
    '2016-05-32',
    '16-05-03',
    '3/5/2016',
    '2016-05/03',
    '0201',
    '1395',
  ])('"%s" is none', (typed) => {
    expect(dayRangeOf(typed)).toBeNull();
  });
});

describe('options', () => {
  it('make a filter', () => {
    expect(narrowed({})).toEqual({ filter: {} });
    expect(narrowed({ report: 'emirs', outlet: 'مرصد', from: '2016', to: '2016-05' })).toEqual({
      filter: { report: 'emirs', outlet: 'المرصد', from: '2016-01-01', to: '2016-05-31' },
    });
  });

  it('may begin and end with the same month or year', () => {
    expect(narrowed({ from: '2016-02', to: '2016-02' })).toEqual({ filter: { from: '2016-02-01', to: '2016-02-29' } });
  });

  it.each([
    [{ from: 'yesterday' }, 'dateInvalid', 'yesterday'],
    [{ from: '2016', to: '2016-02-30' }, 'dateInvalid', '2016-02-30'],
    [{ from: '2017', to: '2016' }, 'dateOrder', '2017'],
    [{ report: 'bridges' }, 'reportUnknown', 'bridges'],
    [{ outlet: 'Times', report: 'emirs' }, 'outletUnknown', 'Times'],
  ])('%j are told to be wrong: %s', (options, kind, value) => {
    expect(narrowed(options)).toEqual({ problem: { kind, value } });
  });
});
