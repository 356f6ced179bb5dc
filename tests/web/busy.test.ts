import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FairQueue } from '../../src/answer/fair-queue.js';
import { IsnadError } from '../../src/errors.js';
import { createReader } from '../../src/web/reader.js';
import { wordingIn } from '../../src/wording/wordings.js';
import { hasModel } from '../support/cli.js';
import { startReader, type TestReader } from '../support/reader.js';

/** One place, and no room to wait: what runs is somebody's in Discord. */
const queue = new FairQueue({ concurrency: 1, capacity: 1, serverCapacity: 1 });
let reader: TestReader;

const ask = (visitor: number): Promise<Response> =>
  fetch(`${reader.address}/?q=${encodeURIComponent('Where did the ISIS leaders go?')}`, {
    headers: { 'x-forwarded-for': `192.0.2.${visitor}`, 'accept-language': 'en' },
  });

describe.skipIf(!hasModel)('a reader whose bot has much to answer', () => {
  beforeAll(async () => {
    reader = await startReader(null, { queue });
  }, 120_000);
  afterAll(async () => {
    expect(reader.failures).toEqual([]);
    await reader.close();
  });

  it('waits for its turn among the questions of servers, and turns away what there is no room for', async () => {
    let end = (): void => {};
    const inDiscord = queue.submit('100000000000000001', () => new Promise<void>((resolve) => (end = resolve)));
    const waiting = ask(1);
    await expect.poll(() => queue.counters().waiting).toBe(1);
    const refused = await ask(2);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const page = await refused.text();
    expect(page).toContain(wordingIn('en').failures.busy);
    expect(page).toContain('value="Where did the ISIS leaders go?"');
    expect((await fetch(`${reader.address}/library`)).status).toBe(200);
    end();
    await inDiscord;
    const answered = await waiting;
    expect([answered.status, (await answered.text()).includes('<blockquote')]).toEqual([200, true]);
  });

  it.each([
    ['another process holds the library', 'library-busy'],
    ['its database cannot be reached', 'library-unreachable'],
  ] as const)('asks for patience where %s, and takes it for no defect', async (_, identifier) => {
    const { session } = reader;
    const busy = new IsnadError(identifier, 'Held.');
    const failures: unknown[] = [];
    const held = createReader({
      ...{ queue, readerUrl: null, isPublic: true, proxies: 1 },
      session: { ...session, reader: () => Promise.reject(busy) },
      onFailure: (error) => failures.push(error),
    });
    for (const path of ['/', '/library', '/reports/old']) {
      const { status, headers } = await held.request(path);
      expect([path, status, Number(headers.get('retry-after')) > 0]).toEqual([path, 503, true]);
    }
    expect(failures).toEqual([]);
  });

  it('says so when the bot is being stopped', async () => {
    await queue.drain(1_000);
    const refused = await ask(3);
    expect(refused.status).toBe(503);
    expect(await refused.text()).toContain(wordingIn('en').failures.stopping);
  });
});
