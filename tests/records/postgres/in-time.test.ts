import { expect, test } from 'vitest';
import { InTime } from '../../../src/records/postgres/in-time.js';

const never = (): Promise<never> => new Promise(() => {});
const unreachable = { identifier: 'library-unreachable', message: 'The database db does not answer in time.' };

test('what is read in time is given, and so is its failure', async () => {
  const inTime = new InTime('db', { patience: 60_000, rest: 60_000 });
  expect(await inTime.read(async () => 7)).toBe(7);
  await expect(inTime.read(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await inTime.read(async () => 8)).toBe(8);
});

test('what takes too long fails, and for a while so does at once what comes after', async () => {
  const inTime = new InTime('db', { patience: 1, rest: 60_000 });
  await expect(inTime.read(never)).rejects.toMatchObject(unreachable);
  let isTried = false;
  const trying = inTime.read(async () => {
    isTried = true;
  });
  await expect(trying).rejects.toMatchObject(unreachable);
  expect(isTried).toBe(false);
});
