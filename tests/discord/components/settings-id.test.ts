import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lists,
  readSettingsId,
  type SettingsAction,
  settingsPrefix,
  switches,
  writeSettingsId,
} from '../../../src/discord/components/settings-id.js';
import { settingNames } from '../../../src/records/settings.js';

const action: fc.Arbitrary<SettingsAction> = fc.oneof(
  fc.constant({ kind: 'panel' as const }),
  fc.record({ kind: fc.constant('switch' as const), name: fc.constantFrom(...switches), on: fc.boolean() }),
  fc.record({ kind: fc.constant('list' as const), name: fc.constantFrom(...lists) }),
  fc.record({
    kind: fc.constant('history' as const),
    page: fc.integer({ min: 0, max: 4095 }),
    upTo: fc.option(fc.integer({ min: 1, max: 2 ** 36 - 1 })),
  }),
  fc.record({ kind: fc.constant('reset' as const), isConfirmed: fc.boolean() }),
);

describe('custom ids of the settings', () => {
  it('carry every action there and back', () => {
    fc.assert(
      fc.property(action, (one) => {
        const id = writeSettingsId(one);
        expect(id.startsWith(settingsPrefix)).toBe(true);
        expect(id.length).toBeLessThanOrEqual(100);
        expect(readSettingsId(id)).toEqual(one);
      }),
    );
  });

  it('are refused, not misread, when they come from elsewhere', () => {
    const forged = fc.string({ maxLength: 12 }).map((text) => settingsPrefix + text);
    fc.assert(
      fc.property(forged, (text) => {
        const read = readSettingsId(text);
        expect(read === null || writeSettingsId(read) === text).toBe(true);
      }),
    );
    for (const bad of ['', '1S', '1Sx', '1Sp ', '1SsAC', '1SsEA', '1SlG', '1Sl', '1SrC', '1SrB1'])
      expect(readSettingsId(bad)).toBeNull();
  });

  it('reach every setting', () => {
    expect([...switches, ...lists].sort()).toEqual([...settingNames].sort());
  });
});
