import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listParts } from '../../../src/discord/commands/library.js';
import { type LibraryAction, readLibraryId, writeLibraryId } from '../../../src/discord/components/library-id.js';

const report = fc.integer({ min: 0, max: 2 ** 30 - 1 });
const page = fc.integer({ min: 0, max: 4095 });
const upload = fc.stringMatching(/^[\w-]{16}$/);
const named = fc.constantFrom('edit', 'remove', 'restore', 'unhide');

const action: fc.Arbitrary<LibraryAction> = fc.oneof(
  fc.record({ kind: fc.constantFrom('add', 'cancel'), upload }),
  fc.record({ kind: fc.constantFrom('paste', 'keep', 'hidePassages') }),
  fc.record({
    kind: fc.constant('list'),
    part: fc.constantFrom(...listParts),
    page,
    filter: fc.string({ maxLength: 60, unit: 'grapheme' }).filter((text) => text.length <= 60),
  }),
  fc.record({ kind: fc.constant('show'), report, page }),
  fc.record({ kind: named, report }),
  fc.record({
    kind: fc.constant('unhidePassages'),
    passages: fc.array(fc.integer({ min: 0, max: 2 ** 36 - 1 }), { minLength: 1, maxLength: 9 }),
  }),
) as fc.Arbitrary<LibraryAction>;

describe('the custom ids of /library', () => {
  it('are read as they were written, within the limit', () => {
    fc.assert(
      fc.property(action, (given) => {
        const id = writeLibraryId(given);
        expect(id.length).toBeLessThanOrEqual(100);
        expect(readLibraryId(id)).toEqual(given);
      }),
    );
  });

  it('are no other text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (text) => {
        expect(() => readLibraryId(`1L${text}`)).not.toThrow();
        expect(readLibraryId(text.replace(/^1L/, ''))).toBeNull();
      }),
    );
    for (const id of [
      '1L',
      '1Lx',
      '1La',
      '1La ../x',
      '1Lk1',
      '1Lr',
      '1LrAAAA',
      '1LrAAAAAA',
      '1Lq',
      '1LqAAAAA',
      '1LlZAA',
    ])
      expect(readLibraryId(id), id).toBeNull();
  });
});
