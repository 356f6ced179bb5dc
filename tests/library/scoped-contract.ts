import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Libraries } from '../../src/library/libraries.js';
import { baseScope, type Scope } from '../../src/library/scope.js';
import { publishReports } from './contract.js';
import { embedding, sampleReport, vectorOf } from './sample.js';

export const one = '100000000000000001';
export const two = '100000000000000002';

export const palmyra = sampleReport('palmyra', [['The museum of Palmyra closed.'], ['Families returned in May.']], {
  title: 'Palmyra',
  published: '2016-05-03',
  language: 'en',
});
export const raqqa = sampleReport('raqqa', [['The bridges of Raqqa fell.']], { title: 'Raqqa', language: 'en' });
export const ofOne = sampleReport('+secret-one', [['The museum of Palmyra opened in secret.'], ['Nobody was told.']], {
  title: 'Secret of one',
  published: '2017-01-01',
  language: 'en',
});
export const ofTwo = sampleReport('+secret-two', [['The museum of Palmyra burned in secret.']], {
  title: 'Secret of two',
  language: 'en',
});

export const inServer = (server: string, change: Partial<Scope> = {}): Scope => ({ ...baseScope, server, ...change });

/**
 * What libraries in a scope promise.
 * @param open opens the libraries of this folder, which are empty when it is new
 */
export function scopedContract(name: string, open: (directory: string) => Promise<Libraries>): void {
  describe(name, () => {
    let directory: string;
    let libraries: Libraries;

    beforeEach(async () => {
      directory = await mkdtemp(join(tmpdir(), 'isnad-scoped-'));
      libraries = await open(directory);
      await publishReports(libraries.base, [palmyra, raqqa]);
      await publishReports(await libraries.createForServer(one), [ofOne]);
      await publishReports(await libraries.createForServer(two), [ofTwo]);
    });
    afterEach(async () => {
      await libraries.close();
      await rm(directory, { recursive: true });
    });

    /** Everything that can be read of a scope, as one text. */
    async function everythingIn(scope: Scope): Promise<string> {
      const reader = await libraries.inScope(scope);
      const byVector = await reader.findByVector(vectorOf('The museum of Palmyra', embedding.dimension), 20);
      const byWords = await reader.findByWords(['museum', 'palmyra', 'secret', 'raqqa', 'famili'], 20);
      const reports = await reader.reports();
      return JSON.stringify([
        await reader.passages([...byVector, ...byWords].map(({ passage }) => passage)),
        reports,
        await Promise.all(['palmyra', 'raqqa', '+secret-one', '+secret-two'].map((id) => reader.report(id))),
        await Promise.all(['palmyra', 'raqqa', '+secret-one', '+secret-two'].map((id) => reader.reportPassages(id))),
        [...(await reader.countWords(['secret', 'burned', 'opened']))],
        [...(await reader.indexedWords('', 100))],
        await reader.state(),
      ]);
    }

    it('are the base library alone outside of servers, and in servers without reports of their own', async () => {
      expect(await libraries.inScope(baseScope)).toBe(libraries.base);
      expect(await libraries.inScope(inServer('100000000000000003'))).toBe(libraries.base);
      expect(await everythingIn(baseScope)).not.toContain('ecret');
    });

    it('hold a server’s own reports beside the base library, and never another server’s', async () => {
      const seen = await everythingIn(inServer(one));
      for (const words of ['Secret of one', 'opened in secret', 'closed', 'The bridges of Raqqa'])
        expect(seen).toContain(words);
      for (const words of ['Secret of two', 'burned']) expect(seen).not.toContain(words);
    });

    it('are the same whatever other servers hold', async () => {
      const before = await everythingIn(inServer(one));
      await publishReports((await libraries.ofServer(two))!, [
        sampleReport('+more', [['The museum of Palmyra, of Palmyra, of Palmyra.']], { title: 'More', language: 'en' }),
      ]);
      expect(await everythingIn(inServer(one))).toBe(before);
      await libraries.deleteOfServer(two);
      expect(await everythingIn(inServer(one))).toBe(before);
      expect(await libraries.servers()).toEqual([one]);
    });

    it('leave the base library out where a server does not use it', async () => {
      const seen = await everythingIn(inServer(one, { includesBase: false }));
      expect(seen).toContain('opened in secret');
      for (const words of ['closed', 'Raqqa fell', 'Families']) expect(seen).not.toContain(words);
      const none = await libraries.inScope(inServer('100000000000000003', { includesBase: false }));
      expect(await none.state()).toMatchObject({ reports: 0, passages: 0, embedding: null });
      expect(await none.findByWords(['museum'], 5)).toEqual([]);
    });

    it('leave out what a server hides, and bring something else in its place', async () => {
      const [museum, families] = await libraries.base.reportPassages('palmyra');
      const hidden = { reports: ['raqqa'], passages: [museum!.id] };
      const seen = await everythingIn(inServer(one, { hidden }));
      for (const words of ['Palmyra closed', 'Raqqa fell', '"title":"Raqqa"']) expect(seen).not.toContain(words);
      expect(seen).toContain('Families returned');
      const reader = await libraries.inScope(inServer(two, { hidden }));
      const query = vectorOf('The museum of Palmyra closed.', embedding.dimension);
      const hits = await reader.findByVector(query, 1);
      expect(hits.map(({ passage }) => passage)).toContain(families!.id);
      expect(await everythingIn(inServer(two))).toContain('Palmyra closed');
    });

    it('leave out what a server hides of its own reports', async () => {
      const ownPassages = [{ report: '+secret-one', text: 'Nobody was told.' }];
      const hidden = { reports: [], passages: [], ownPassages };
      const seen = await everythingIn(inServer(one, { hidden }));
      expect(seen).toContain('opened in secret');
      expect(seen).not.toContain('Nobody was told');
      expect(await everythingIn(inServer(one))).toContain('Nobody was told');
    });

    it('leave that out too when another process has made the server’s library anew, up to the same generation', async () => {
      const scope = inServer(one, {
        hidden: { reports: [], passages: [], ownPassages: [{ report: '+secret-one', text: 'Nobody was told.' }] },
      });
      expect(await everythingIn(scope)).not.toContain('Nobody was told');
      const elsewhere = await open(directory);
      await elsewhere.deleteOfServer(one);
      await publishReports(await elsewhere.createForServer(one), [
        sampleReport('+secret-one', [['Nobody was told.'], ['The museum of Palmyra opened in secret.']]),
      ]);
      const seen = await everythingIn(scope);
      expect(seen).toContain('opened in secret');
      expect(seen).not.toContain('Nobody was told');
      await elsewhere.close();
    });

    it('keep neighbours side by side, and ids apart', async () => {
      const reader = await libraries.inScope(inServer(one));
      const own = await reader.reportPassages('+secret-one');
      expect(own[1]!.id).toBe(own[0]!.id + 1);
      const base = await reader.reportPassages('palmyra');
      expect(base.map(({ id }) => id)).toEqual((await libraries.base.reportPassages('palmyra')).map(({ id }) => id));
      expect((await reader.passages([own[1]!.id, base[0]!.id])).map(({ text }) => text)).toEqual([
        'Nobody was told.',
        'The museum of Palmyra closed.',
      ]);
      expect((await reader.vectors([own[0]!.id])).get(own[0]!.id)).toBeDefined();
      // The same id means nothing in another server.
      const elsewhere = await libraries.inScope(inServer('100000000000000003'));
      expect(await elsewhere.passages([own[0]!.id])).toEqual([]);
    });

    it('are one reader until something changes', async () => {
      const scope = inServer(one);
      const reader = await libraries.inScope(scope);
      expect(await libraries.inScope(inServer(one))).toBe(reader);
      expect(await libraries.inScope(inServer(one, { includesBase: false }))).not.toBe(reader);
      await publishReports((await libraries.ofServer(one))!, [ofTwo]);
      expect(await libraries.inScope(scope)).not.toBe(reader);
    });

    it('leave a server’s reports out while they are embedded with another model', async () => {
      const other = { model: 'other', fingerprint: 'other-16', dimension: 16 };
      await publishReports(libraries.base, [palmyra, raqqa], { embedding: other, remove: [] });
      expect(await libraries.inScope(inServer(one))).toBe(libraries.base);
    });

    it('take nothing for an id that is none', async () => {
      await expect(libraries.ofServer('../../etc')).rejects.toThrow(RangeError);
      await expect(libraries.inScope(inServer('..'))).rejects.toThrow(RangeError);
      await expect(libraries.deleteOfServer('')).rejects.toThrow(RangeError);
    });
  });
}
