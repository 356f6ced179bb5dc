import { describe, expect, it } from 'vitest';
import { acceptedLanguage, addressIn, type Place, samePage } from '../../src/web/place.js';

const place: Place = {
  ...{
    base: '',
    readerUrl: null,
    isPublic: true,
    language: 'fa',
    hasEvaluation: false,
    isChosen: false,
    isCarried: false,
  },
  ...{ path: '/library', query: { page: '2' } },
};

describe('addresses', () => {
  it('carry the language where the browser alone would not tell it, before the fragment', () => {
    expect(addressIn(place, '/reports/a?quote=1-2#quote')).toBe('/reports/a?quote=1-2#quote');
    const carried = { ...place, isCarried: true };
    expect(addressIn(carried, '/reports/a?quote=1-2#quote')).toBe('/reports/a?quote=1-2&lang=fa#quote');
    expect(addressIn(carried, '/library')).toBe('/library?lang=fa');
  });

  it('stand behind the path that a proxy serves the reader under', () => {
    expect(addressIn({ ...place, base: '/archive' }, '/library')).toBe('/archive/library');
    expect(samePage({ ...place, base: '/archive' }, { lang: 'ru' })).toBe('/archive/library?page=2&lang=ru');
  });

  it('leave parameters out that are empty', () => {
    expect(samePage(place, { page: undefined, q: '' })).toBe('/library');
  });
});

describe('the language that a browser asks for', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['*', undefined],
    ['de-AT', 'de'],
    ['xx, en;q=0.2, ar;q=0.7', 'ar'],
    ['fr;q=0, tr', 'tr'],
    ['en;q=0.8, es;q=0.8', 'en'],
    ['ru;q=nonsense', 'ru'],
  ])('is read from %j', (header, language) => {
    expect(acceptedLanguage(header)).toBe(language);
  });
});
