import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checksumOfTag, gitNameOf, sha256Of } from '../../src/embedder/checksum.js';
import { temporaryFolder } from './models.js';

describe('checksums of files', () => {
  it.each([
    // As `git hash-object` and `sha256sum` print them.
    [
      '',
      'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ],
    [
      'hello\n',
      'ce013625030ba8dba906f756967f9e9ca394464a',
      '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
    ],
  ])('are those of git and of SHA-256: %j', async (content, git, sha256) => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, content);
    expect(await gitNameOf(file)).toBe(git);
    expect(await sha256Of(file)).toBe(sha256);
  });
});

describe('checksumOfTag', () => {
  const sha256 = 'ab'.repeat(32);
  const git = 'cd'.repeat(20);
  it.each([
    [`"${sha256}"`, { kind: 'sha256', hex: sha256 }],
    [`W/"${git}"`, { kind: 'git', hex: git }],
    [git.toUpperCase(), { kind: 'git', hex: git }],
    ['"5f2a-6200"', undefined],
    [`"${'e'.repeat(32)}"`, undefined],
    ['', undefined],
    [null, undefined],
  ])('reads %j', (tag, expected) => {
    expect(checksumOfTag(tag)).toEqual(expected);
  });
});
