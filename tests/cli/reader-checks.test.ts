import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Check } from '../../src/cli/check.js';
import { checkReader } from '../../src/cli/reader-checks.js';
import { openReaderKey } from '../../src/cli/reader-key.js';
import { readConfig } from '../../src/config.js';

let folder: string;

async function checks(environment: Readonly<Record<string, string>>): Promise<Record<string, Check>> {
  const found: Record<string, Check> = {};
  for await (const check of checkReader(readConfig({ INDEX_DIR: folder, ...environment }))) found[check.name] = check;
  return found;
}

const outcomes = (found: Record<string, Check>) =>
  Object.fromEntries(Object.entries(found).map(([name, { outcome }]) => [name, outcome]));

/** A server that answers everything with this. */
async function serverSaying(text: string): Promise<{ server: Server; port: string }> {
  const server = createServer((_, response) => response.end(text)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: String((server.address() as AddressInfo).port) };
}

describe('isnad doctor, on the reader', () => {
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'isnad-reader-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('says nothing where no setting speaks of one', async () => {
    expect(await checks({})).toEqual({});
  });

  it('is content with a proxy that is trusted before it', async () => {
    const found = await checks({ READER_URL: 'https://reader.example.org', READER_PROXIES: '127.0.0.1' });
    expect(outcomes(found)).toEqual({ Reader: 'ok', 'Reader key': 'ok', 'Reader proxies': 'ok' });
  });

  it('names a proxy that is not trusted, an address that everybody on the way reads, and a reader that nobody reads', async () => {
    expect((await checks({ READER_URL: 'https://reader.example.org' }))['Reader proxies']).toMatchObject({
      outcome: 'problem',
      advice: expect.stringContaining('READER_PROXIES') as string,
    });
    expect((await checks({ READER_URL: 'http://reader.example.org' }))['Reader']?.outcome).toBe('problem');
    expect((await checks({ READER_URL: 'http://127.0.0.1:3000' }))['Reader']?.outcome).toBe('ok');
    const { server, port } = await serverSaying('{"status":"ready"}');
    const found = await checks({ READER_PORT: port, READER_PUBLIC: 'false' });
    server.close();
    expect(outcomes(found)).toEqual({ Reader: 'problem', 'Reader port': 'ok' });
  });

  it('tells a port that is free or a reader’s from one that is another program’s', async () => {
    const { server, port } = await serverSaying('Something else.');
    expect((await checks({ READER_PORT: port }))['Reader port']?.outcome).toBe('problem');
    server.close();
    await once(server, 'close');
    expect((await checks({ READER_PORT: port }))['Reader port']?.outcome).toBe('ok');
    expect((await checks({ READER_PORT: port, READER_HOST: '192.0.2.1' }))['Reader port']?.outcome).toBe('problem');
  });

  it('looks at the key, without showing or making it', async () => {
    const settings = { READER_URL: 'http://localhost:3000' };
    expect((await checks(settings))['Reader key']).toMatchObject({
      outcome: 'ok',
      detail: expect.stringContaining('made') as string,
    });
    const key = await openReaderKey({ readerSecret: '', indexDirectory: folder });
    expect((await checks(settings))['Reader key']?.outcome).toBe('ok');
    await chmod(path.join(folder, 'reader-key'), 0o644);
    const open = (await checks(settings))['Reader key'];
    expect(open).toMatchObject({ outcome: 'problem', advice: expect.stringContaining('chmod 600') as string });
    expect(JSON.stringify(open)).not.toContain(Buffer.from(key).toString('base64url'));
    await writeFile(path.join(folder, 'reader-key'), 'nonsense');
    expect((await checks(settings))['Reader key']?.outcome).toBe('problem');
    const secret = 'k'.repeat(40);
    const set = (await checks({ ...settings, READER_SECRET: secret }))['Reader key'];
    expect([set?.outcome, set?.detail.includes(secret)]).toEqual(['ok', false]);
  });
});

describe('the settings of the reader', () => {
  it.each([
    ['', []],
    ['2', 2],
    ['127.0.0.1', ['127.0.0.1']],
    ['10.0.0.0/8, ::1,2001:db8::/32', ['10.0.0.0/8', '::1', '2001:db8::/32']],
  ])('read proxies from %j', (text, expected) => {
    expect(readConfig({ READER_PROXIES: text }).readerProxies).toEqual(expected);
  });

  it.each(['0', '10', '-1', 'localhost', '10.0.0.0/33', '::1/129', '10.0.0.0/', '1,2', '127.0.0.1/8/8', 'true'])(
    'refuse %j as proxies',
    (text) => {
      expect(() => readConfig({ READER_PROXIES: text })).toThrow('READER_PROXIES');
    },
  );

  it('never show a secret, also not where it is wrong', () => {
    const refused = () => readConfig({ READER_SECRET: 'hunter2' });
    expect(refused).toThrow('READER_SECRET');
    expect(refused).not.toThrow('hunter2');
    expect(readConfig({ READER_SECRET: 's'.repeat(32) }).readerSecret).toBe('s'.repeat(32));
  });

  it('say whether the base library is public, and how long links last', () => {
    expect(readConfig({})).toMatchObject({ readerIsPublic: true, readerLinkHours: 24 });
    expect(readConfig({ READER_PUBLIC: 'False', READER_LINK_HOURS: '1' })).toMatchObject({
      ...{ readerIsPublic: false, readerLinkHours: 1 },
    });
    expect(() => readConfig({ READER_PUBLIC: 'maybe' })).toThrow('READER_PUBLIC');
    expect(() => readConfig({ READER_LINK_HOURS: '0' })).toThrow('READER_LINK_HOURS');
  });
});
