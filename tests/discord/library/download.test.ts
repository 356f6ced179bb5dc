import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { download } from '../../../src/discord/library/download.js';

let server: Server | undefined;

/** The address of a server that answers so. */
async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/attachments/1/report.txt`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe('a download', () => {
  it('brings the file', async () => {
    const url = await serve((_, response) => response.end('A report.'));
    expect(Buffer.from(await download({ url, size: 9 }, 100)).toString()).toBe('A report.');
  });

  it('is not begun where Discord says that the file is too large', async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.end('A report.');
    });
    await expect(download({ url, size: 101 }, 100)).rejects.toMatchObject({ identifier: 'file-too-large' });
    expect(asked).toBe(0);
  });

  it('ends where the file is larger than was said, however much comes', async () => {
    const url = await serve((request, response) => {
      const more = (): void => {
        while (!request.destroyed && response.write('x'.repeat(1000)));
      };
      response.on('drain', more);
      more();
    });
    await expect(download({ url, size: 10 }, 100_000)).rejects.toMatchObject({ identifier: 'file-too-large' });
  });

  it.each([
    ['is not there', (_, response) => response.writeHead(404).end()],
    ['lies elsewhere', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['breaks off', (_, response) => void (response.write('x'), setImmediate(() => response.destroy()))],
  ] satisfies [string, RequestListener][])('says so where the file %s', async (_, answer) => {
    const url = await serve(answer);
    await expect(download({ url, size: 10 }, 100)).rejects.toMatchObject({ identifier: 'file-download-failed' });
  });
});
