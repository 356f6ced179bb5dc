import { describe, expect, it } from 'vitest';
import type { Quote } from '../../src/answer/answer.js';
import { isUnchanged, pointedAt, quoteAddress } from '../../src/answer/reader-address.js';

const text = 'First came the rain. Then the river rose. Nobody slept.';
const quote: Quote = {
  reference: { passage: 1, highlight: 1, confidence: 'strong' },
  report: {
    ...{ id: 'الفيضان 2016', file: 'flood.md', title: 'The flood', outlet: null, author: null },
    ...{ published: null, url: null, language: 'en' },
  },
  paragraph: 1,
  ...{ start: 21, end: text.length, text: text.slice(21) },
  highlights: [{ start: 21, end: 41 }],
  confidence: 'strong',
};

const parametersOf = (address: string) =>
  Object.fromEntries(new URL(address, 'https://reader.example').searchParams.entries());

describe('the address of a quote', () => {
  const address = quoteAddress(quote);

  it('is one of letters that every program takes, and names report, passage and sentence', () => {
    expect(address).toMatch(/^\/reports\/[\w%.-]+\?quote=21-55&best=21-41&check=[0-9a-f]{8}#quote$/);
    expect(decodeURIComponent(address.split('?')[0] ?? '')).toBe('/reports/الفيضان 2016');
  });

  it('points at what it was made of', () => {
    const pointed = pointedAt(parametersOf(address));
    expect(pointed).toMatchObject({ quote: { start: 21, end: 55 }, best: { start: 21, end: 41 } });
    expect(pointed !== null && isUnchanged(pointed, text)).toBe(true);
  });

  it('points at nothing once other words stand there', () => {
    const pointed = pointedAt(parametersOf(address));
    expect(pointed !== null && isUnchanged(pointed, text.replace('river', 'lake '))).toBe(false);
    expect(pointed !== null && isUnchanged(pointed, text.slice(0, 50))).toBe(false);
  });
});

describe('parameters of an address', () => {
  it.each([
    {},
    { quote: '' },
    { quote: '5' },
    { quote: '5-5' },
    { quote: '9-5' },
    { quote: '-1-5' },
    { quote: '1e3-2e3' },
  ])('that say %j point at nothing', (query) => {
    expect(pointedAt(query)).toBeNull();
  });

  it('may leave the sentence out, and one outside the quote is left out', () => {
    expect(pointedAt({ quote: '10-20' })?.best).toBeNull();
    expect(pointedAt({ quote: '10-20', best: '5-15' })?.best).toBeNull();
    expect(pointedAt({ quote: '10-20', best: '10-15' })?.best).toEqual({ start: 10, end: 15 });
  });
});
