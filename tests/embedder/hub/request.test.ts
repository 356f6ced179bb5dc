import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, onTestFinished } from 'vitest';
import { fileUrl, hubAt } from '../../../src/embedder/hub/hub.js';
import { askHub } from '../../../src/embedder/hub/request.js';
import { LoopbackHub } from '../../support/hub.js';

it('gives the whole content however late it is read, garbage collected or not', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const server = await LoopbackHub.start();
  onTestFinished(() => server.close());
  const content = Buffer.alloc(3_000_000, 'content');
  server.publish('someone/model', { 'onnx/model.onnx': content });
  const hub = hubAt(server.host);
  const answer = await askHub(hub, fileUrl(hub, 'someone/model', 'main', 'onnx/model.onnx'), {}, 'the file');
  for (let round = 0; round < 5; round += 1) {
    collectGarbage();
    await wait(5);
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of answer.content()) pieces.push(piece);
  expect(Buffer.concat(pieces).equals(content)).toBe(true);
});
