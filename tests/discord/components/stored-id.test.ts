import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readDownloadId,
  readForgetId,
  writeDownloadId,
  writeForgetId,
} from '../../../src/discord/components/stored-id.js';
import { limits } from '../../../src/discord/limits.js';
import { languages } from '../../../src/language/languages.js';

const language = fc.constantFrom(...languages);
const days = fc.integer({ min: 1, max: 365 });
const asker = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String);

describe('what buttons about stored things carry', () => {
  it('is read as it was written, and fits', () => {
    fc.assert(
      fc.property(language, days, asker, (language, days, asker) => {
        const download = writeDownloadId({ language, days });
        const forget = writeForgetId({ language, asker });
        expect(readDownloadId(download)).toEqual({ language, days });
        expect(readForgetId(forget)).toEqual({ language, asker });
        expect(readDownloadId(forget)).toBeNull();
        expect(readForgetId(download)).toBeNull();
        expect(Math.max(download.length, forget.length)).toBeLessThanOrEqual(limits.customId);
      }),
    );
  });

  it('is nothing where it is forged', () => {
    const download = writeDownloadId({ language: 'en', days: 30 });
    for (const forged of ['', '1d', `${download}A`, download.slice(0, -1), '1dA..', '1d-AA', '1dBAA', '1dB__', '2dBAe'])
      expect(readDownloadId(forged)).toBeNull();
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        expect(() => [readDownloadId(text), readForgetId(text), readDownloadId(`1d${text}`)]).not.toThrow();
      }),
    );
  });
});
