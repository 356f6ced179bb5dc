import { describe, expect, it } from 'vitest';
import { safeLink } from '../../../src/discord/view/link.js';

describe('safeLink', () => {
  it.each([
    ['https://example.org/a-report', 'https://example.org/a-report'],
    ['http://example.org/a (b)?q=[c]', 'http://example.org/a%20%28b%29?q=%5Bc%5D'],
    ['https://example.org/تقرير', 'https://example.org/%D8%AA%D9%82%D8%B1%D9%8A%D8%B1'],
    ['https://example.org/?q=a\\b|c', 'https://example.org/?q=a%5Cb%7Cc'],
  ])('%s', (address, link) => {
    expect(safeLink(address)).toBe(link);
    expect(new URL(link).href).toBe(link);
  });

  it.each([
    null,
    '',
    'example.org',
    'javascript:alert(1)',
    'ftp://example.org/',
    'https://bank.example@evil.example/',
    `https://example.org/${'a'.repeat(500)}`,
    `https://example.org/${'ع'.repeat(100)}`,
  ])('refuses %s', (address) => {
    expect(safeLink(address)).toBeNull();
  });
});
