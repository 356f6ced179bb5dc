import { expect } from 'vitest';
import { errorIdentifiers, IsnadError } from '../../src/errors.js';

/** What an action gives, or null where it refuses with an error that a person is told. Any other error is a defect, and thrown. */
export async function unlessRefused<Result>(action: () => Result | Promise<Result>): Promise<Result | null> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof IsnadError)) throw error;
    expect(errorIdentifiers).toContain(error.identifier);
    expect(error.message).not.toBe('');
    return null;
  }
}

/** That no value reached into the objects that all others are made from. */
export function expectUnpolluted(): void {
  const plain: Record<string, unknown> = {};
  expect(Object.keys(Object.prototype)).toEqual([]);
  for (const name of ['polluted', 'title', 'admin', 'x']) expect(plain[name]).toBeUndefined();
}
