import { detect } from 'chardet';
import { IsnadError } from '../errors.js';

/** The encodings that report files are read in. */
export type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256';

export interface DecodedFile {
  readonly text: string;
  readonly encoding: FileEncoding;
}

/** How much of the text must be Arabic letters before bytes that are not UTF-8 are taken for Windows-1256. */
const arabicShare = 0.6;
/** How much of a file may be control characters before it counts as binary. */
const controlShare = 0.01;

/**
 * The text of a file: UTF-8, UTF-16 with its mark, or Windows-1256, the encoding of old Arabic pages.
 * Windows-1256 is accepted only if the detector does not name another Arabic encoding and the result is mostly Arabic letters.
 *
 * @param name how the file is called in an error
 * @throws IsnadError `file-empty`, `file-binary`, or `file-encoding` when the bytes are text in none of these encodings
 */
export function decodeFile(bytes: Uint8Array, name = 'The file'): DecodedFile {
  if (bytes.length === 0) throw empty(name);
  const decoded = decodeMarked(bytes) ?? decodeUtf8(bytes) ?? decodeArabic(bytes);
  if (decoded === undefined) {
    if (hasMark(bytes)) throw damaged(name, 'UTF-16');
    if (isBinary(bytes)) throw binary(name);
    const guess = detect(bytes.subarray(0, 65_536));
    if (guess === 'UTF-8') throw damaged(name, guess);
    throw new IsnadError('file-encoding', `${name} is not UTF-8${guess === null ? '' : ` (it looks like ${guess})`}.`, {
      hint: 'Save it as UTF-8 and add it again.',
    });
  }
  if (hasControls(decoded.text)) throw binary(name);
  if (decoded.text.trim() === '') throw empty(name);
  return decoded;
}

function hasMark([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function decodeMarked(bytes: Uint8Array): DecodedFile | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes);
  return undefined;
}

function decodeUtf8(bytes: Uint8Array): DecodedFile | undefined {
  return decodeAs('utf-8', bytes);
}

function decodeArabic(bytes: Uint8Array): DecodedFile | undefined {
  if (isBinary(bytes)) return undefined;
  const guess = detect(bytes.subarray(0, 65_536));
  if (guess !== null && /^(ISO-8859-6|UTF-|GB|Big5|Shift|EUC|ISO-2022)/i.test(guess) && guess !== 'UTF-8')
    return undefined;
  const decoded = decodeAs('windows-1256', bytes);
  if (decoded === undefined) return undefined;
  const letters = decoded.text.match(/\p{L}/gu) ?? [];
  const foreign = letters.filter((letter) => letter.charCodeAt(0) > 0x7f);
  const arabic = foreign.filter((letter) => /[\u0621-\u064A\u067E\u0686\u0698\u06AF]/.test(letter));
  const looksArabic =
    arabic.length >= arabicShare * foreign.length && arabic.length >= arabicShare * withoutMarkup(decoded.text);
  return looksArabic && hasArabicWords(decoded.text) ? decoded : undefined;
}

/** Arabic letters come in words; Western accents read as Windows-1256 give single Arabic letters among Latin ones. */
function hasArabicWords(text: string): boolean {
  const words = text.match(/[\u0621-\u064A]{3,}/g)?.length ?? 0;
  const mixed = text.match(/[A-Za-z][\u0621-\u064A]|[\u0621-\u064A][A-Za-z]/g)?.length ?? 0;
  return words > 2 * mixed;
}

/** How many letters a text has outside what could be the tags of HTML. */
function withoutMarkup(text: string): number {
  return text.replace(/<[^<>]{0,2000}>/g, '').match(/\p{L}/gu)?.length ?? 0;
}

function decodeAs(encoding: FileEncoding, bytes: Uint8Array): DecodedFile | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return undefined;
  }
}

function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536);
  const controls = sample.reduce(
    (count, byte) => (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) ? count + 1 : count),
    0,
  );
  return sample.includes(0) || controls > controlShare * sample.length;
}

function hasControls(text: string): boolean {
  const sample = text.slice(0, 65_536);
  // Control characters are what tells binary from text
  const controls = sample.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/g)?.length ?? 0;
  return text.includes('\u0000') || controls > controlShare * sample.length;
}

function empty(name: string): IsnadError {
  return new IsnadError('file-empty', `${name} is empty.`, {
    hint: 'Check that the download or the copy was complete.',
  });
}

function damaged(name: string, encoding: string): IsnadError {
  return new IsnadError('file-encoding', `${name} is ${encoding} with damaged or missing bytes.`, {
    hint: 'Check that the download was complete, or save it as UTF-8 and add it again.',
  });
}

function binary(name: string): IsnadError {
  return new IsnadError('file-binary', `${name} is not a text file.`, {
    hint: 'Add reports as .txt, .md, .html, .pdf or .docx; export other formats as text first.',
  });
}
