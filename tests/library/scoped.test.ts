import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { EmbeddedLibraries } from '../../src/library/embedded/embedded-libraries.js';
import { openLibrary } from '../../src/library/embedded/open.js';
import { publishReports } from './contract.js';
import { sampleReport } from './sample.js';
import { inServer, ofOne, ofTwo, one, palmyra, scopedContract, two } from './scoped-contract.js';

const ofThree = sampleReport('+secret-three', [['The museum of Palmyra moved in secret.']]);

scopedContract('libraries in a scope, in folders', async (directory) => {
  const options = { directory, create: true };
  return new EmbeddedLibraries(await openLibrary(options), options);
});

it('libraries in a scope are read on when a server’s library was closed for others, and opened again', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'isnad-scoped-'));
  const three = '100000000000000003';
  const few = new EmbeddedLibraries(await openLibrary({ directory, create: true }), { directory }, 2);
  await publishReports(few.base, [palmyra]);
  await publishReports(await few.createForServer(one), [ofOne]);
  await publishReports(await few.createForServer(two), [ofTwo]);
  await publishReports(await few.createForServer(three), [ofThree]);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  for (const server of [one, two, one, three, two]) await few.inScope(inServer(server));
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  expect(await (await few.inScope(inServer(two))).report('+secret-two')).toMatchObject({ title: 'Secret of two' });
  await few.close();
  await rm(directory, { recursive: true });
});
