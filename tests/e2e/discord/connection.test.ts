import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type RunningBot, startRunningBot } from '../../support/bot.js';
import { hasModel } from '../../support/cli.js';
import { Askers, numbersIn } from './pages.js';
import { figures, freePort, readiness } from './health.js';

describe.skipIf(!hasModel)('the connection to Discord', () => {
  let bot: RunningBot;
  let askers: Askers;
  let port: number;

  const expectAnswers = async (): Promise<void> => {
    expect(numbersIn(await askers.ask())).toEqual([1, 2, 3]);
  };
  /** Waits for a connection that begins or resumes a session after what is done. */
  const afterReconnecting = async (disturb: () => void): Promise<void> => {
    const { gateway } = bot.discord;
    const before = gateway.identifies + gateway.resumes;
    disturb();
    await gateway.changed.until(
      () => (gateway.identifies + gateway.resumes > before && gateway.isConnected) || undefined,
      20_000,
      () => 'The bot did not come back.',
    );
  };

  beforeAll(async () => {
    port = await freePort();
    bot = await startRunningBot({ heartbeatInterval: 400 }, { HEALTH_PORT: String(port) });
    askers = new Askers(bot);
  });

  afterEach(() => bot.discord.faults.clear());

  afterAll(() => bot.discard());

  test('is ready, and heartbeats are told in the figures', async () => {
    expect(await readiness(port)).toEqual({ status: 200, reasons: [] });
    await expect.poll(async () => (await figures(port))['pingMilliseconds'], { timeout: 10_000 }).toBeTypeOf('number');
    expect(await figures(port)).toMatchObject({ status: 'ready', generation: 1, reports: 8, queue: { waiting: 0 } });
  });

  test.each([
    ['breaks off', () => bot.discord.gateway.drop()],
    ['is closed by Discord (4000)', () => bot.discord.gateway.disconnect(4000)],
    ['times out (4009)', () => bot.discord.gateway.disconnect(4009)],
    ['is to be made anew (op 7)', () => bot.discord.gateway.askToReconnect()],
  ])('that %s is resumed', async (_what, disturb) => {
    const { resumes, identifies } = bot.discord.gateway;
    await afterReconnecting(disturb);
    expect(bot.discord.gateway).toMatchObject({ resumes: resumes + 1, identifies });
    await expectAnswers();
  });

  test.each([
    ['is closed for good manners (1000)', () => bot.discord.gateway.disconnect(1000, '', { resumable: false })],
    ['loses its session (op 9)', () => bot.discord.gateway.invalidate(false)],
  ])('that %s begins a new session', async (_what, disturb) => {
    const { identifies } = bot.discord.gateway;
    await afterReconnecting(disturb);
    expect(bot.discord.gateway.identifies).toBeGreaterThan(identifies);
    await expect.poll(async () => (await readiness(port)).status, { timeout: 15_000 }).toBe(200);
    await expectAnswers();
  });

  test('that no longer answers heartbeats is given up and resumed', async () => {
    const { resumes } = bot.discord.gateway;
    await afterReconnecting(() => bot.discord.gateway.silence());
    expect(bot.discord.gateway.resumes).toBe(resumes + 1);
    await expectAnswers();
  });

  test.each(['{"op":10}', '{"op":10,"d":{"heartbeat_interval":400}}'])(
    'that is greeted out of turn (%s) stands as before',
    async (greeting) => {
      const from = bot.discord.gateway.resumes + bot.discord.gateway.identifies;
      bot.discord.gateway.sendRaw(greeting);
      await expectAnswers();
      await expect.poll(async () => (await readiness(port)).status, { timeout: 15_000 }).toBe(200);
      expect(bot.discord.gateway.resumes + bot.discord.gateway.identifies).toBe(from);
    },
  );

  test('what was asked while it was away is answered when it stands again', async () => {
    bot.discord.gateway.drop();
    const asked = askers.invoke();
    expect((await asked.response()).kind).toBe('message');
  });

  test('is tried again until it stands; meanwhile the bot is live, but not ready', async () => {
    const { gateway } = bot.discord;
    const target = Number(new URL(gateway.address).port);
    let isRefusing = false;
    let refused = 0;
    const door = createServer((socket) => {
      socket.on('error', () => {});
      if (isRefusing) {
        refused += 1;
        socket.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n');
        return;
      }
      const inside = connect(target, '127.0.0.1').on('error', () => socket.destroy());
      socket.pipe(inside).pipe(socket);
      socket.on('close', () => inside.destroy());
      inside.on('close', () => socket.destroy());
    });
    await once(door.listen(0, '127.0.0.1'), 'listening');
    try {
      const { port: through } = door.address() as AddressInfo;
      // A session says where it is resumed.
      Object.defineProperty(gateway, 'address', { configurable: true, value: `ws://127.0.0.1:${through}/` });
      await afterReconnecting(() => gateway.invalidate(false));
      isRefusing = true;
      gateway.drop();
      await expect.poll(() => refused, { timeout: 15_000 }).toBeGreaterThan(3);
      expect(await readiness(port)).toEqual({ status: 503, reasons: ['gateway-not-ready'] });
      expect((await fetch(`http://127.0.0.1:${port}/live`)).status).toBe(200);
      isRefusing = false;
      await expect.poll(async () => (await readiness(port)).status, { timeout: 20_000 }).toBe(200);
      await expectAnswers();
    } finally {
      door.close();
    }
  });
});
