import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** A line of Latin text at its place: points from the left and from the foot of an A4 page. */
export interface PdfText {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
}

export interface PdfOptions {
  readonly title?: string;
  /** The password that opens the file. */
  readonly password?: string;
  /** More entries of the catalog. */
  readonly catalog?: string;
  /** More objects, from number 10 on: `<< ... >>`. */
  readonly objects?: readonly string[];
  /** The font's object, instead of Helvetica. */
  readonly font?: string;
  /** More resources of each page. */
  readonly resources?: string;
}

/** A page: lines of text, or a content stream, packed or as it is. */
export type PdfPage = readonly PdfText[] | string | { readonly stream: Buffer; readonly entries: string };

const firstFreeObject = 10;

/** A PDF file with these pages, in Helvetica. */
export function makePdf(pages: readonly PdfPage[], options: PdfOptions = {}): Buffer {
  const { title = '', catalog = '', objects = [], font, resources = '' } = options;
  const encryption = options.password === undefined ? undefined : encryptionWith(options.password);
  const firstPage = firstFreeObject + objects.length;
  const contents = new Map<number, Buffer>();
  const write = (number: number, content: string | Buffer): void =>
    void contents.set(number, Buffer.from(content as string, 'latin1'));
  write(1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`);
  write(
    2,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${firstPage + 2 * at} 0 R`).join(' ')}] >>`,
  );
  write(3, font ?? '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  write(4, `<< /Title ${stringOf(title, 4, encryption)} >>`);
  if (encryption !== undefined) write(5, encryption.dictionary);
  objects.forEach((object, at) => write(firstFreeObject + at, object));
  pages.forEach((page, at) => {
    const number = firstPage + 2 * at;
    write(
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> ${resources} >> /Contents ${number + 1} 0 R >>`,
    );
    write(number + 1, streamOf(page, number + 1, encryption));
  });
  return assemble(contents, encryption === undefined ? '' : `/Encrypt 5 0 R /ID [<${identifier}> <${identifier}>]`);
}

/** The lines of a text below one another from the top of a page, in one size. */
export function linesFrom(top: number, lines: readonly string[], { x = 60, size = 11, leading = 14 } = {}): PdfText[] {
  return lines.map((text, at) => ({ x, y: top - at * leading, size, text }));
}

function streamOf(page: PdfPage, number: number, encryption: Encryption | undefined): Buffer {
  const { stream, entries } =
    typeof page === 'object' && 'stream' in page
      ? page
      : { stream: deflateSync(Buffer.from(operatorsOf(page), 'latin1')), entries: '/Filter /FlateDecode' };
  const stored = encryption === undefined ? stream : encryption.encrypt(stream, number);
  return Buffer.concat([
    Buffer.from(`<< /Length ${stored.length} ${entries} >>\nstream\n`, 'latin1'),
    stored,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

function operatorsOf(page: readonly PdfText[] | string): string {
  if (typeof page === 'string') return page;
  return page
    .map(({ x, y, size, text }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`)
    .join('\n');
}

function assemble(contents: ReadonlyMap<number, Buffer>, trailer: string): Buffer {
  const parts = [Buffer.from('%PDF-1.4\n', 'latin1')];
  const offsets = new Map<number, number>();
  let offset = 9;
  for (const [number, content] of [...contents].sort(([a], [b]) => a - b)) {
    const object = Buffer.concat([Buffer.from(`${number} 0 obj\n`), content, Buffer.from('\nendobj\n')]);
    offsets.set(number, offset);
    offset += object.length;
    parts.push(object);
  }
  const size = Math.max(...contents.keys()) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const place = offsets.get(number);
    return place === undefined ? '0000000000 65535 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R ${trailer} >>\nstartxref\n${offset}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

function stringOf(text: string, number: number, encryption: Encryption | undefined): string {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return `<${(encryption?.encrypt(bytes, number) ?? bytes).toString('hex')}>`;
}

interface Encryption {
  readonly dictionary: string;
  encrypt(bytes: Buffer, number: number): Buffer;
}

const identifier = '00112233445566778899aabbccddeeff';
const padding = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');

/** The standard security handler of PDF 1.1 (revision 2, RC4 of 40 bits): the oldest and simplest that asks for a password. */
function encryptionWith(password: string): Encryption {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32);
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const key = md5(padded, owner, permissions, Buffer.from(identifier, 'hex')).subarray(0, 5);
  return {
    dictionary: `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${rc4(key, padding).toString('hex')}> /P -4 >>`,
    encrypt(bytes, number) {
      const salt = Buffer.from([number & 0xff, (number >> 8) & 0xff, (number >> 16) & 0xff, 0, 0]);
      return rc4(md5(key, salt).subarray(0, 10), bytes);
    },
  };
}

function md5(...parts: Buffer[]): Buffer {
  return createHash('md5').update(Buffer.concat(parts)).digest();
}

function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, at) => at);
  const at = (index: number): number => state[index & 0xff] ?? 0;
  const swap = (a: number, b: number): void => void ([state[a & 0xff], state[b & 0xff]] = [at(b), at(a)]);
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 0xff;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    bytes.map((byte) => {
      i = (i + 1) & 0xff;
      j = (j + at(i)) & 0xff;
      swap(i, j);
      return byte ^ at(at(i) + at(j));
    }),
  );
}
