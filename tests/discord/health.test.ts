import { once } from 'node:events';
import { type IncomingMessage, request as openRequest } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type HealthEndpoint, type HealthState, serveHealth } from '../../src/discord/health.js';

const ready: HealthState = {
  isGatewayReady: true,
  isLibraryOpen: true,
  isStopping: false,
  pingMilliseconds: 41,
  generation: 7,
  reports: 8,
  passages: 120,
  queue: { waiting: 2, running: 1, shed: 3, done: 40, waitedMilliseconds: 812.3456, oldestMilliseconds: 12 },
};

let endpoint: HealthEndpoint;
let state: () => HealthState;

const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${endpoint.port}${path}`, { method });

beforeEach(async () => {
  state = () => ready;
  endpoint = await serveHealth({ host: '127.0.0.1', port: 0, version: '1.2.3', state: () => state() });
});
afterEach(() => endpoint.close());

describe('the health endpoint', () => {
  test('is live while it answers', async () => {
    state = () => {
      throw new Error('no state yet');
    };
    const response = await ask('/live');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ status: 'live' });
  });

  test.each<[string, Partial<HealthState>, string[]]>([
    ['the gateway is not connected', { isGatewayReady: false }, ['gateway-not-ready']],
    ['the library is not open', { isLibraryOpen: false }, ['library-not-open']],
    ['it is being stopped', { isStopping: true }, ['stopping']],
    ['a shard is missing', { missingShards: [1] }, ['shard-not-running']],
    ['nothing is there', { isGatewayReady: false, isLibraryOpen: false }, ['gateway-not-ready', 'library-not-open']],
  ])('is ready, but not while %s', async (_, change, reasons) => {
    expect((await ask('/ready')).status).toBe(200);
    state = () => ({ ...ready, ...change });
    const response = await ask('/ready?from=probe');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'not-ready', reasons });
    expect(await (await ask('/health')).json()).toMatchObject({ status: 'not-ready', reasons });
    expect((await ask('/live')).status).toBe(200);
  });

  test('tells the figures', async () => {
    const response = await ask('/health');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: 'ready',
      version: '1.2.3',
      uptimeSeconds: expect.any(Number),
      pingMilliseconds: 41,
      eventLoopDelayMilliseconds: { p50: expect.any(Number), p99: expect.any(Number), max: expect.any(Number) },
      ...{ generation: 7, reports: 8, passages: 120 },
      queue: { waiting: 2, running: 1, shed: 3, done: 40, waitedMilliseconds: 812.3, oldestMilliseconds: 12 },
    });
  });

  test('tells them before there are any', async () => {
    const unknown = { pingMilliseconds: null, generation: null, reports: null, passages: null };
    state = () => ({ ...ready, ...unknown, isGatewayReady: false });
    expect(await (await ask('/health')).json()).toMatchObject(unknown);
  });

  test('notices when the event loop was held up', async () => {
    const delay = async (): Promise<number> =>
      Number((await (await ask('/health')).json()).eventLoopDelayMilliseconds.p99);
    await wait(50);
    const before = await delay();
    const end = performance.now() + 300;
    while (performance.now() < end);
    await wait(50);
    expect(await delay()).toBeGreaterThan(Math.max(before, 250));
  });

  test.each(['/', '/Live', '/live/', '/health/../live2', '/constructor', '/__proto__', '//live', '/.env'])(
    'knows no %s',
    async (path) => {
      const request = openRequest({ host: '127.0.0.1', port: endpoint.port, path });
      request.end();
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      expect(response.statusCode).toBe(404);
      response.resume();
    },
  );

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('is not to be changed by %s', async (method) => {
    const response = await ask('/ready', method);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    expect((await ask('/elsewhere', method)).status).toBe(404);
  });

  test('answers HEAD without a body', async () => {
    const response = await ask('/health', 'HEAD');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  test('says that it does not know rather than why', async () => {
    state = () => {
      throw new Error('a secret');
    };
    const response = await ask('/health');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
  });

  test('closes though somebody is still connected, and gives its port back', async () => {
    const socket = connect(endpoint.port, '127.0.0.1');
    await once(socket, 'connect');
    const gone = once(socket, 'close');
    const { port } = endpoint;
    await endpoint.close();
    await gone;
    endpoint = await serveHealth({ host: '127.0.0.1', port, version: '1.2.3', state: () => ready });
    expect(endpoint.port).toBe(port);
  });

  test('says clearly that its port is taken, or that there is no such address', async () => {
    const options = { host: '127.0.0.1', port: endpoint.port, version: '1.2.3', state: () => ready };
    await expect(serveHealth(options)).rejects.toMatchObject({
      identifier: 'port-in-use',
      message: `Port ${endpoint.port} of 127.0.0.1 is in use by another program.`,
      hint: expect.stringContaining('HEALTH_PORT'),
    });
    await expect(serveHealth({ ...options, host: '192.0.2.1' })).rejects.toMatchObject({
      identifier: 'setting-invalid',
      hint: expect.stringContaining('HEALTH_HOST'),
    });
  });
});
