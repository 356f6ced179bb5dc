import { describe, expect, test } from 'vitest';
import { connectDatabase } from '../../src/library/postgres/connect.js';
import { readAddress } from '../../src/library/postgres/address.js';
import { prepareDatabase } from '../../src/library/postgres/open.js';
import { testServer } from './postgres-databases.js';

describe('the address of a database', () => {
  test('says where it is, without user and password', () => {
    expect(readAddress('postgres://me:secret@db.example.org:6000/isnad').place).toBe('db.example.org:6000/isnad');
    expect(readAddress('postgresql:///isnad?host=/run/postgresql').place).toBe('/run/postgresql/isnad');
  });

  test('says how many connections are made and how long is waited, which pg is not told', () => {
    const address = readAddress(
      'postgres://h/d?pool_size=3&statement_timeout=20&connect_timeout=2&sslmode=verify-full&application_name=x',
    );
    expect(address).toMatchObject({ poolSize: 3, statementTimeout: 20_000, connectTimeout: 2_000 });
    expect(address.connectionString).toBe('postgres://h/d?sslmode=verify-full&application_name=x');
    expect(readAddress('postgres://h/d')).toMatchObject({ poolSize: 10, statementTimeout: 10_000 });
  });

  test.each([
    'mysql://me:secret@h/d',
    'secret',
    'postgres://me:secret@h/d?pool_size=0',
    'postgres://me:secret@h/d?pool_size=x',
  ])('is refused where it is none, without its password: %s', (url) => {
    expect(() => readAddress(url)).toThrow(expect.objectContaining({ identifier: 'setting-invalid' }));
    expect(() => readAddress(url)).not.toThrow(/secret/);
  });
});

/** What opening the test server with these settings fails with, if it fails. */
async function failureWith(settings: Readonly<Record<string, string>>): Promise<unknown> {
  const url = new URL(testServer ?? '');
  for (const [name, value] of Object.entries(settings)) url.searchParams.set(name, value);
  const database = connectDatabase(url.href);
  try {
    // A database without tables says so when it has been reached.
    return await prepareDatabase(database, false).catch((error: unknown) => error);
  } finally {
    await database.close();
  }
}

describe.runIf(testServer !== undefined)('an encrypted connection', () => {
  const refused = { identifier: 'setting-invalid', message: expect.stringContaining('No encrypted connection') };

  test('is made without a check where that is wanted, or refused kindly by a server that has none', async () => {
    const failure = await failureWith({ sslmode: 'no-verify' });
    const isEncrypted = (failure as { identifier?: string }).identifier !== 'setting-invalid';
    expect(failure).toMatchObject(isEncrypted ? { identifier: 'library-missing' } : refused);
  });

  test('is refused kindly where the certificate is not trusted, or cannot be read', async () => {
    expect(await failureWith({ sslmode: 'verify-full' })).toMatchObject(refused);
    expect(await failureWith({ sslmode: 'verify-full', sslrootcert: '/nowhere.pem' })).toMatchObject(refused);
  });
});
if (testServer === undefined) test.skip('an encrypted connection: ISNAD_TEST_POSTGRES names no server', () => {});
