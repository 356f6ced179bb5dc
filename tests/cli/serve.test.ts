import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readerLinkTo } from '../../src/answer/reader-link.js';
import { baseScope } from '../../src/library/scope.js';
import { hasModel, runCli, startCli } from '../support/cli.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyStarterIndex } from '../support/starter-index.js';

let index: string;

describe.skipIf(!hasModel)('isnad serve', () => {
  beforeAll(async () => {
    index = path.join(await mkdtemp(path.join(tmpdir(), 'isnad-serve-')), 'index');
    await copyStarterIndex(index);
  });
  afterAll(() => rm(path.dirname(index), { recursive: true, force: true }));

  it('says where it serves, answers there, and ends when it is told to', async () => {
    const child = startCli(['serve', '--port', '0'], { environment: { INDEX_DIR: index } });
    const ended = once(child, 'exit');
    child.stdout?.setEncoding('utf8');
    const [said] = (await once(child.stdout ?? child, 'data')) as [string];
    const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0] ?? '';
    const page = await (await fetch(`${address}?q=${encodeURIComponent('Where did the ISIS leaders go?')}`)).text();
    expect(page).toContain('<blockquote');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('opens what is not public by signed links alone, also those of a bot over the same folder', async () => {
    const secret = 'a-secret-of-more-than-thirty-two-letters';
    const environment = { INDEX_DIR: index, READER_PUBLIC: 'false', READER_SECRET: secret };
    const child = startCli(['serve', '--port', '0'], {
      environment: { ...environment, READER_URL: 'http://localhost' },
    });
    const ended = once(child, 'exit');
    child.stdout?.setEncoding('utf8');
    const [said] = (await once(child.stdout ?? child, 'data')) as [string];
    const readerUrl = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
    const link = readerLinkTo({ readerUrl, isPublic: false, key: Buffer.from(secret), lifetime: 60 });
    const report = 'where-the-leaders-went';
    const statusOf = async (address: string) => (await fetch(address)).status;
    expect(await statusOf(link({ report }, baseScope))).toBe(200);
    expect(await statusOf(link({ report }, { ...baseScope, server: '100000000000000001' }))).toBe(200);
    for (const path of ['/', '/library', `/reports/${report}`]) expect(await statusOf(readerUrl + path)).toBe(403);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('names the port where another program has it', async () => {
    const other = createServer().listen({ host: '127.0.0.1', port: 0 });
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { exitCode, errors } = await runCli(['serve'], {
      environment: { INDEX_DIR: index, READER_PORT: String(port) },
    });
    other.close();
    expect(exitCode).toBe(1);
    expect(errors).toContain(`Port ${port} of 127.0.0.1 is in use`);
    expect(errors).toContain('READER_PORT');
  });

  it('refuses an evaluation that is none, and names the file', async () => {
    const { exitCode, errors } = await runCli(['serve', '--port', '0'], {
      environment: { INDEX_DIR: index, READER_EVALUATION: path.join(index, 'no-such-file.json') },
    });
    expect(exitCode).toBe(1);
    expect(errors).toContain('no-such-file.json cannot be read');
    expect(errors).toContain('isnad eval --save');
  });

  it('refuses a port that is none', async () => {
    expect((await runCli(['serve', '--port', '70000'])).exitCode).toBe(2);
    const { exitCode, errors } = await runCli(['serve'], { environment: { READER_URL: 'reader.example.org' } });
    expect(exitCode).toBe(1);
    expect(errors).toContain('READER_URL=reader.example.org');
  });
});
