import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { errorCode, IsnadError } from '../src/errors.js';

it('an error of the operating system says what it is called', async () => {
  const error: unknown = await readFile('no such file').catch((cause: unknown) => cause);
  expect(errorCode(error)).toBe('ENOENT');
});

it('what has no such name has an empty one', () => {
  const numbered = Object.assign(new Error('refused'), { code: 50_013 });
  for (const other of [new Error('x'), new IsnadError('busy', 'Busy.'), numbered, { code: 'ENOENT' }, 'ENOENT', null])
    expect(errorCode(other)).toBe('');
});
