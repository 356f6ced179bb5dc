import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { listen } from '../src/listen.js';

const place = { host: '127.0.0.1', listener: 'the reader', settings: 'READER' };
const listening: Server[] = [];

afterEach(async () => {
  for (const server of listening.splice(0)) {
    server.close();
    await once(server, 'close');
  }
});

it('listens, on a port that is free where none is named', async () => {
  const server = createServer();
  const port = await listen(server, { ...place, port: 0 });
  listening.push(server);
  expect(server.address()).toMatchObject({ address: '127.0.0.1', port });
});

it('says whose port is taken, and which setting names it', async () => {
  const server = createServer();
  const port = await listen(server, { ...place, port: 0 });
  listening.push(server);
  await expect(listen(createServer(), { ...place, port })).rejects.toMatchObject({
    identifier: 'port-in-use',
    message: `Port ${port} of 127.0.0.1 is in use by another program.`,
    hint: 'Set READER_PORT to a free port, or stop the other program; perhaps the reader is running already.',
    cause: expect.objectContaining({ code: 'EADDRINUSE' }),
  });
});

it('says that an address is none of this machine', async () => {
  // An address for documentation (RFC 5737), which no machine has.
  await expect(listen(createServer(), { ...place, host: '192.0.2.1', port: 0 })).rejects.toMatchObject({
    identifier: 'setting-invalid',
    message: 'Port 0 of 192.0.2.1 cannot be listened on (EADDRNOTAVAIL).',
    hint: 'Check READER_HOST and READER_PORT: an address of this machine, and a port from 1024 on.',
  });
});
