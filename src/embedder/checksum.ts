import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** A sum of a file's content as hubs tell it: the SHA-256 of a large file, or the name that git gives a small one. */
export interface Checksum {
  readonly kind: 'sha256' | 'git';
  /** Lower-case hexadecimal digits: 64 of a SHA-256, 40 of a git name. */
  readonly hex: string;
}

/** The checksum that an entity tag holds (`"…"`, or `W/"…"`), if it holds one. */
export function checksumOfTag(tag: string | null): Checksum | undefined {
  const hex = tag?.replace(/^W\//, '').replaceAll('"', '').toLowerCase() ?? '';
  if (/^[0-9a-f]{64}$/.test(hex)) return { kind: 'sha256', hex };
  return /^[0-9a-f]{40}$/.test(hex) ? { kind: 'git', hex } : undefined;
}

/** The SHA-256 of a file's content, in hexadecimal digits. */
export function sha256Of(path: string): Promise<string> {
  return sum(path, () => createHash('sha256'));
}

/** The name that git gives a file of this content: the SHA-1 of `blob `, its size in bytes, a zero byte, and the content. */
export function gitNameOf(path: string): Promise<string> {
  return sum(path, (size) => createHash('sha1').update(`blob ${size}\0`));
}

async function sum(path: string, begin: (size: number) => Hash): Promise<string> {
  const handle = await open(path);
  try {
    const hash = begin((await handle.stat()).size);
    for await (const bytes of handle.createReadStream({ highWaterMark: 1024 * 1024, autoClose: false })) {
      hash.update(bytes as Buffer);
    }
    return hash.digest('hex');
  } finally {
    await handle.close();
  }
}
