import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ButtonAction, readCustomId, writeCustomId } from '../../../src/discord/components/custom-id.js';
import { filterKeyOf, filterOf } from '../../../src/discord/components/filter-key.js';
import { languages } from '../../../src/language/languages.js';
import type { ReportEntry } from '../../../src/library/library.js';

const language = fc.constantFrom(...languages);
const snowflake = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String);
const quote = fc.record({
  passage: fc.integer({ min: 0, max: 2 ** 36 - 1 }),
  highlight: fc.option(fc.integer({ min: 0, max: 30 })),
  confidence: fc.constantFrom('strong' as const, 'possible' as const),
});
const day = fc
  .date({ min: new Date('1600-01-01'), max: new Date('2300-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const filter = fc.record(
  { report: fc.string(), outlet: fc.string(), from: day, to: day, language: fc.constantFrom('ar', 'en', 'ckb', 'zz') },
  { requiredKeys: [] },
);
const action: fc.Arbitrary<ButtonAction> = fc.oneof(
  fc.record({
    kind: fc.constant('page' as const),
    page: fc.integer({ min: 0, max: 8 }),
    quotesOnPage: fc.constantFrom(1 as const, 2 as const, 3 as const),
    language,
    asker: snowflake,
    quotes: fc.array(quote, { minLength: 1, maxLength: 9 }),
  }),
  fc.record({ kind: fc.constant('context' as const), language, quote }),
  fc.record({
    kind: fc.constant('report' as const),
    report: fc.integer({ min: 0, max: 2 ** 30 - 1 }),
    page: fc.integer({ min: 0, max: 4095 }),
    language,
    asker: snowflake,
  }),
  fc.record({
    kind: fc.constant('vote' as const),
    helpful: fc.boolean(),
    language,
    asker: snowflake,
    filter: filter.map(filterKeyOf),
  }),
);

describe('custom ids', () => {
  it('carry every action there and back within 100 characters', () => {
    fc.assert(
      fc.property(action, (one) => {
        const id = writeCustomId(one);
        expect(id.length).toBeLessThanOrEqual(100);
        expect(readCustomId(id)).toEqual(one);
      }),
      { numRuns: 500 },
    );
  });

  it('are refused, not misread, when they come from elsewhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const read = readCustomId(text);
        expect(read === null || writeCustomId(read) === text).toBe(true);
      }),
      { numRuns: 500 },
    );
    const good = writeCustomId({
      kind: 'context',
      language: 'ar',
      quote: { passage: 5, highlight: 1, confidence: 'strong' },
    });
    for (const bad of [
      '',
      '1',
      `2${good.slice(1)}`,
      `${good}A`,
      good.slice(0, -1),
      `1x${good.slice(2)}`,
      `1c_${good.slice(3)}`,
    ]) {
      expect(readCustomId(bad)).toBeNull();
    }
  });

  it('of pages of three quotes are those of messages that were sent before there were others', () => {
    const page = { kind: 'page', page: 2, quotesOnPage: 3, language: 'ar', asker: '1' } as const;
    const quotes = [{ passage: 5, highlight: 1, confidence: 'strong' } as const];
    expect(writeCustomId({ ...page, quotes })).toBe('1pAAAAAAAAAAABCAAAAAFF');
    expect(readCustomId('1pAAAAAAAAAAABCAAAAAFF')).toEqual({ ...page, quotes });
    expect(readCustomId('1pAAAAAAAAAAAB_AAAAAFF')).toBeNull();
  });

  it('leave a sentence far behind unmarked rather than mark another', () => {
    const id = writeCustomId({
      kind: 'context',
      language: 'en',
      quote: { passage: 1, highlight: 31, confidence: 'possible' },
    });
    expect(readCustomId(id)).toMatchObject({ quote: { highlight: null } });
  });
});

describe('filterOf', () => {
  const report = (id: string, outlet: string | null): ReportEntry => ({
    id,
    outlet,
    file: `${id}.md`,
    title: id,
    author: null,
    published: null,
    url: null,
    language: 'ar',
    passages: 1,
  });
  const reports = [report('one', null), report('two', 'صحيفة أولى')];

  it('finds report, outlet, days and language again', () => {
    const given = { report: 'two', outlet: 'صحيفة اولى', from: '2016-05-03', to: '2017-10-17', language: 'ar' };
    expect(filterOf(filterKeyOf(given), reports)).toEqual({ ...given, outlet: 'صحيفة أولى' });
    expect(filterOf(filterKeyOf({}), reports)).toEqual({});
  });

  it('is null when the report or the outlet is gone', () => {
    expect(filterOf(filterKeyOf({ report: 'three' }), reports)).toBeNull();
    expect(filterOf(filterKeyOf({ outlet: 'Another' }), reports)).toBeNull();
  });
});
