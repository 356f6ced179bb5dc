/** Bytes of a block: a header is one, and contents fill whole ones. */
const block = 512;

/** Where the fields of a header stand (POSIX.1-2017, pax, "ustar Interchange Format"). */
const field = {
  name: [0, 100],
  mode: [100, 8],
  owner: [108, 8],
  group: [116, 8],
  size: [124, 12],
  time: [136, 12],
  checksum: [148, 8],
  type: [156, 1],
  magic: [257, 8],
} as const;

/** The largest size that eleven octal digits hold. */
export const mostBytesOfFile = 8 ** 11 - 1;

/** What stands before a file's contents in a tar archive. @param name at most 100 ASCII characters */
export function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(block);
  const write = ([start]: readonly [number, number], text: string): void => void header.write(text, start, 'latin1');
  const octal = ([start, length]: readonly [number, number], value: number): void =>
    write([start, length], value.toString(8).padStart(length - 1, '0'));
  write(field.name, name);
  octal(field.mode, 0o600);
  octal(field.owner, 0);
  octal(field.group, 0);
  octal(field.size, size);
  octal(field.time, 0);
  write(field.type, '0');
  write(field.magic, 'ustar\u000000');
  write(field.checksum, `${checksumOf(header).toString(8).padStart(6, '0')}\0 `);
  return header;
}

/** Zeros that fill the last block of contents. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((block - (size % block)) % block);
}

/** What stands at the end of an archive. */
export const tarEnd: Buffer = Buffer.alloc(2 * block);

/** A file in an archive, and where its contents stand. */
export interface TarEntry {
  readonly name: string;
  readonly size: number;
  /** Offset of its first byte. */
  readonly start: number;
  /** Offset of the header behind it. */
  readonly next: number;
}

/** Reads bytes of a file: as many as asked for, or fewer at its end. */
export type ReadBytes = (start: number, length: number) => Promise<Buffer>;

/** The entry whose header stands at an offset; null where the archive ends properly, undefined where there is no header. */
export async function readTarEntry(read: ReadBytes, offset: number): Promise<TarEntry | null | undefined> {
  const header = await read(offset, block);
  if (header.length < block) return undefined;
  if (header.every((byte) => byte === 0)) return null;
  const text = ([start, length]: readonly [number, number]): string =>
    header.toString('latin1', start, start + length).split('\0')[0] ?? '';
  if (!text(field.magic).startsWith('ustar') || Number.parseInt(text(field.checksum), 8) !== checksumOf(header)) {
    return undefined;
  }
  const size = Number.parseInt(text(field.size), 8);
  if (!Number.isSafeInteger(size) || text(field.type) !== '0') return undefined;
  const start = offset + block;
  return { name: text(field.name), size, start, next: start + Math.ceil(size / block) * block };
}

/** The sum of a header's bytes, its own field taken as spaces. */
function checksumOf(header: Buffer): number {
  const [start, length] = field.checksum;
  return header.reduce((sum, byte, index) => sum + (index >= start && index < start + length ? 0x20 : byte), 0);
}
