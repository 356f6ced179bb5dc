import { describe, expect, it } from 'vitest';
import { fill } from '../../src/wording/wording.js';

describe('fill', () => {
  it('puts in words and numbers, each wherever its name stands', () => {
    expect(fill('Page {page} of {pages}, {page}', { page: 2, pages: 3 })).toBe('Page 2 of 3, 2');
  });

  it('leaves a name without a value as it is', () => {
    expect(fill('{known} {unknown}', { known: 'a' })).toBe('a {unknown}');
    expect(fill('{constructor} {toString}', {})).toBe('{constructor} {toString}');
  });

  it('puts in empty values and zero', () => {
    expect(fill('[{empty}] {zero}', { empty: '', zero: 0 })).toBe('[] 0');
  });

  it('takes values literally: neither dollar signs nor braces in them mean anything', () => {
    expect(fill('“{value}”', { value: "$& $1 $$ $` $'" })).toBe("“$& $1 $$ $` $'”");
    expect(fill('{a} {b}', { a: '{b}', b: 'x' })).toBe('{b} x');
  });

  it('leaves other braces alone', () => {
    expect(fill('{} { value } {val-ue}', { value: 'x' })).toBe('{} { value } {val-ue}');
  });
});
