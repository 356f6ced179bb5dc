import { describe, expect, it } from 'vitest';
import { isStub } from '../../src/answer/stub.js';

describe('a stub', () => {
  it.each([
    'Leaders on the run',
    'من الرقة إلى تركيا',
    'How the leaders of the group left the city by night',
    'Enough!',
  ])('is %s', (text) => {
    expect(isStub(text)).toBe(true);
  });

  it.each([
    'The leaders left the city by night.',
    'غادر القادة المدينة ليلاً إلى دير الزور.',
    'He asked: “Where did they go?”',
    'The leaders left the city by night and were seen three days later near the border with all their families',
  ])('is not %s', (text) => {
    expect(isStub(text)).toBe(false);
  });
});
