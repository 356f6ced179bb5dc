import { describe, expect, it } from 'vitest';
import { type Upload, Uploads } from '../../../src/discord/library/uploads.js';
import { readDocumentOf } from '../../support/uploads.js';

const upload: Upload = { server: '1', person: '2', document: readDocumentOf({}) };

describe('uploads that wait', () => {
  it('are given back once, to who uploaded them, where they did', () => {
    const uploads = new Uploads();
    const key = uploads.put(upload);
    expect(uploads.take(key, { server: '9', person: '2' })).toBeNull();
    expect(uploads.take(key, { server: '1', person: '9' })).toBeNull();
    expect(uploads.take('other', upload)).toBeNull();
    expect(uploads.take(key, upload)).toEqual(upload);
    expect(uploads.take(key, upload)).toBeNull();
    uploads.putBack(key, upload);
    expect(uploads.take(key, upload)).toEqual(upload);
  });

  it('wait as long as their message can be changed', () => {
    let now = 0;
    const uploads = new Uploads(() => now);
    const key = uploads.put(upload);
    now = 13 * 60_000;
    uploads.putBack(key, uploads.take(key, upload)!);
    now = 26 * 60_000;
    expect(uploads.take(key, upload)).not.toBeNull();
    const late = uploads.put(upload);
    now = 40 * 60_000;
    expect(uploads.take(late, upload)).toBeNull();
  });

  it('are few for each server, and not too much in all: the oldest go', () => {
    const uploads = new Uploads();
    const keys = Array.from({ length: 6 }, () => uploads.put(upload));
    expect(keys.map((key) => uploads.take(key, upload) !== null)).toEqual([false, true, true, true, true, true]);
    const large = { document: readDocumentOf({ text: 'x'.repeat(12_000_000) }), person: '2' };
    const [first, , third] = ['1', '2', '3'].map((server) => uploads.put({ ...large, server }));
    expect(uploads.take(first!, { server: '1', person: '2' })).toBeNull();
    expect(uploads.take(third!, { server: '3', person: '2' })).not.toBeNull();
  });
});
