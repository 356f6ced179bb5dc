import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportPlace } from '../../src/answer/reader-address.js';
import { readerLinkTo } from '../../src/answer/reader-link.js';
import { type Grant, grantParameters, type Presented, readGrant } from '../../src/answer/signed-place.js';
import { baseScope } from '../../src/library/scope.js';

const key = Buffer.alloc(32, 7);
const server = '100000000000000001';
const now = 1_795_000_000;

const span = fc.tuple(fc.nat(9_999), fc.nat(9_999)).map(([start, end]) => `${start}-${end}`);
const place: fc.Arbitrary<ReportPlace> = fc.record(
  { report: fc.string({ minLength: 1 }), quote: span, best: span, check: fc.stringMatching(/^[0-9a-f]{8}$/) },
  { requiredKeys: ['report'], noNullPrototype: true },
);
const grant: fc.Arbitrary<Grant> = fc.record(
  {
    server: fc.option(fc.bigInt(10n ** 17n, 10n ** 19n).map(String)),
    until: fc.integer({ min: now + 1, max: now * 2 }),
  },
  { noNullPrototype: true },
);

/** What the parameters of an address open at a place. */
const opened = (one: ReportPlace, query: Readonly<Record<string, string>>, at = now): Presented =>
  readGrant(one, query, key, at);

describe('a signed address', () => {
  it('opens the place that it was made for, for as long as it was made for, and in that server', () => {
    fc.assert(
      fc.property(place, grant, (one, given) => {
        const query = grantParameters(one, given, key);
        expect(opened(one, query)).toEqual({ kind: 'valid', server: given.server });
        expect(opened(one, query, given.until - 0.5).kind).toBe('valid');
        expect(opened(one, query, given.until).kind).toBe('expired');
        expect(readGrant(one, query, Buffer.alloc(32, 8), now).kind).toBe('forged');
      }),
    );
  });

  it('opens no other place', () => {
    fc.assert(
      fc.property(place, place, grant, (one, other, given) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(opened(other, grantParameters(one, given, key)).kind).toBe('forged');
      }),
    );
  });

  it('opens nothing in another server, and not for longer', () => {
    fc.assert(
      fc.property(place, grant, grant, (one, given, other) => {
        fc.pre(given.server !== other.server || given.until !== other.until);
        const { signature = '' } = grantParameters(one, given, key);
        expect(opened(one, { ...grantParameters(one, other, key), signature }).kind).toBe('forged');
      }),
    );
  });

  it('opens nothing once a single character of it is another', () => {
    const letters = fc.constantFrom(...'abcXYZ019-_+/= %.\u00e9');
    fc.assert(
      fc.property(place, grant, fc.nat(), letters, (one, given, at, letter) => {
        const query: Record<string, string> = { ...one, ...grantParameters(one, given, key) };
        const names = Object.keys(query);
        const name = names[at % names.length]!;
        const value = query[name]!;
        const index = Math.floor(at / names.length) % Math.max(1, value.length);
        const changed = { ...query, [name]: value.slice(0, index) + letter + value.slice(index + 1) };
        fc.pre(changed[name] !== value);
        const { report = '', signature, until, server: of, ...rest } = changed;
        const presented = {
          ...(signature === undefined ? {} : { signature }),
          ...(until === undefined ? {} : { until }),
          ...(of === undefined ? {} : { server: of }),
        };
        expect(opened({ report, ...rest }, presented).kind).toBe('forged');
      }),
      { numRuns: 1_000 },
    );
  });

  it('is not one without all of its parts', () => {
    const one = { report: 'flood' };
    const query = grantParameters(one, { server, until: now + 60 }, key);
    expect(opened(one, {})).toEqual({ kind: 'unsigned' });
    for (const name of Object.keys(query)) {
      const { [name]: _, ...rest } = query;
      expect(opened(one, rest).kind, name).toBe('forged');
    }
  });
});

describe('a link into the reader', () => {
  const options = { readerUrl: 'https://reader.example/archive', key, lifetime: 3600, now: () => now * 1000 };
  const inServer = { ...baseScope, server };
  const quote = { report: 'flood', quote: '5-9', check: '01234567' };

  it('is plain where everybody may read what it shows', () => {
    const link = readerLinkTo({ ...options, isPublic: true });
    const plain = 'https://reader.example/archive/reports/flood?quote=5-9&check=01234567#quote';
    expect(link(quote, baseScope)).toBe(plain);
    expect(link(quote, inServer)).toBe(plain);
    expect(link({ report: 'flood' }, inServer)).toBe('https://reader.example/archive/reports/flood');
  });

  it.each([
    ['a report of a server’s own', { report: '+flood' }, inServer, true],
    [
      'the base library where a server hides a passage',
      quote,
      { ...inServer, hidden: { reports: [], passages: [7] } },
      true,
    ],
    [
      'the base library where a server hides a report',
      quote,
      { ...inServer, hidden: { reports: ['x'], passages: [] } },
      true,
    ],
    ['the base library where it is not public', quote, inServer, false],
    ['the base library in a direct message where it is not public', quote, baseScope, false],
  ])('is signed for %s', (_, one, scope, isPublic) => {
    const link = new URL(readerLinkTo({ ...options, isPublic })(one, scope));
    const { quote: shown, best, check, ...query } = Object.fromEntries(link.searchParams);
    expect([shown, check]).toEqual(['quote' in one ? one.quote : undefined, 'check' in one ? one.check : undefined]);
    expect(best).toBeUndefined();
    expect(readGrant(one, query, key, now)).toEqual({ kind: 'valid', server: scope.server });
    expect(readGrant(one, query, key, now + 3600)).toEqual({ kind: 'expired' });
    expect(link.href.length).toBeLessThan(300);
  });
});
