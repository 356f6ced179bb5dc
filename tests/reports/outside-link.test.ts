import { describe, expect, it } from 'vitest';
import { outsideLink } from '../../src/reports/outside-link.js';

describe('a link to outside', () => {
  it.each([
    null,
    '',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user@host.example/',
    'ftp://host.example/',
    '//x',
  ])('is none for %j', (address) => {
    expect(outsideLink(address)).toBeNull();
  });

  it('is the address where it is one of the web', () => {
    expect(outsideLink('https://news.example/a?b=c')).toBe('https://news.example/a?b=c');
  });
});
