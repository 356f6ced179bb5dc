import { parse } from 'dotenv';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { readConfig, settings } from '../../src/config.js';
import { IsnadError } from '../../src/errors.js';
import { readExport } from '../../src/indexing/server/exported.js';
import { checkedData } from '../../src/records/exported-data.js';
import { expectUnpolluted, unlessRefused } from './outcome.js';
import { property } from './property.js';
import { anyBytes, anyJson, anyText } from './texts.js';

const variables = Object.values(settings).map(({ variable }) => variable);
const value = fc.oneof(
  anyText,
  fc.constantFrom(
    '',
    ' ',
    'true',
    '0',
    '-1',
    '1e9',
    '99999999999999999999',
    'https://example.org/',
    '/tmp',
    '123456789012345678,',
  ),
);
const secret = 'CANARY-of-a-secret';

describe('settings', () => {
  property(
    'of any values are taken, or refused with the names of those that are wrong',
    fc.dictionary(fc.constantFrom(...variables), value),
    (environment) => {
      try {
        const config = readConfig(environment);
        expect(config.serverReports).toBeGreaterThanOrEqual(0);
        expect(config.healthPort === null || (config.healthPort >= 1 && config.healthPort <= 65_535)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(IsnadError);
        const { message } = error as IsnadError;
        for (const line of message.split('\n').slice(0, 1))
          expect(variables.some((name) => line.startsWith(name))).toBe(true);
      }
    },
  );

  property('tell no secret that is wrong', fc.tuple(anyText, anyText), ([before, after]) => {
    const wrong = `${before}${secret}${after} `;
    for (const name of ['DISCORD_TOKEN', 'MODEL_HOST_TOKEN']) {
      try {
        readConfig({ [name]: wrong });
      } catch (error) {
        expect((error as Error).message).not.toContain(secret);
      }
    }
  });

  property('of a .env of any bytes', anyBytes, async (bytes) => {
    const read = parse(Buffer.from(bytes));
    for (const text of Object.values(read)) expect(text).toBeTypeOf('string');
    await unlessRefused(() => readConfig({ ...read }));
    expectUnpolluted();
  });
});

const exported = {
  ...{ format: 'isnad-library', version: 1, server: '123456789012345678', exportedAt: '2026-01-01T00:00:00.000Z' },
  ...{ reports: [], settings: {}, hiddenReports: [], hiddenPassages: [] },
};
const names = [
  ...Object.keys(exported),
  '__proto__',
  'constructor',
  'votes',
  'audit',
  'questions',
  'removed',
  'leftAt',
];

describe('an export that somebody changed', () => {
  property('of any bytes is refused', anyBytes, async (bytes) => {
    expect(await unlessRefused(() => readExport(bytes, 1_000_000))).toBeNull();
  });

  property(
    'of any JSON is refused, or has nothing of what it should not',
    fc.dictionary(fc.constantFrom(...names), anyJson),
    async (changes) => {
      const text = JSON.stringify({ ...exported, ...changes });
      const read = await unlessRefused(() => readExport(Buffer.from(text), 1_000_000));
      expectUnpolluted();
      if (read !== null) expect(Object.keys(read).sort()).toEqual(Object.keys(exported).sort());
    },
  );

  property('of records is refused, or is one', anyJson, async (data) => {
    await unlessRefused(() => checkedData(data));
    expectUnpolluted();
  });
});
