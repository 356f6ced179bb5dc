import { describe, expect, it } from 'vitest';
import { decodeFile } from '../../src/reports/decode.js';

const arabic =
  'غادر المقاتلون المدينة يوم الأحد، وقال شهود إنهم رأوا رتلاً طويلاً يتجه نحو الشرق.\nولم يبق سوى المدنيين.';

/** Text as Windows-1256 writes it, by asking the decoder for every byte. */
const windows1256 = (text: string): Uint8Array => {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1256').decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(text, (letter) => table.get(letter) ?? 0x3f);
};

const identifierOf = (bytes: Uint8Array): string => {
  try {
    decodeFile(bytes, 'page.txt');
  } catch (error) {
    expect((error as Error).message).toContain('page.txt');
    return (error as { identifier: string }).identifier;
  }
  return 'decoded';
};

describe('decodeFile', () => {
  it('decodes UTF-8, with its mark and without', () => {
    expect(decodeFile(Buffer.from(arabic))).toEqual({ text: arabic, encoding: 'utf-8' });
    expect(decodeFile(Buffer.from(`\uFEFF${arabic}`))).toEqual({ text: arabic, encoding: 'utf-8' });
  });

  it('decodes UTF-16 by its mark', () => {
    const little = Buffer.from(`\uFEFF${arabic}`, 'utf16le');
    expect(decodeFile(little)).toEqual({ text: arabic, encoding: 'utf-16le' });
    expect(decodeFile(Buffer.from(little).swap16())).toEqual({ text: arabic, encoding: 'utf-16be' });
  });

  it.each([
    ['a long text', `${arabic}\n`.repeat(20)],
    ['one sentence', 'قال الناطق إن الاتفاق وقع أمس.'],
    [
      'a web page',
      `<!DOCTYPE html><html><head><title>خبر عاجل</title></head><body class="page" id="main"><p>${arabic}</p></body></html>`,
    ],
    ['a text with Latin names', `${arabic} (Reuters, BBC) ${arabic}`],
  ])('detects Windows-1256 in %s', (_, text) => {
    expect(decodeFile(windows1256(text))).toEqual({ text, encoding: 'windows-1256' });
  });

  it.each([
    ['file-empty', new Uint8Array()],
    ['file-empty', Buffer.from('\uFEFF \n\n')],
    ['file-binary', Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)],
    ['file-binary', Buffer.from('%PDF-1.4\0\0\0')],
    ['file-binary', Buffer.from(`${'A long text. '.repeat(10_000)}\0 and its end.`)],
    [
      'file-encoding',
      Buffer.from('Les élèves ont été reçus à la préfecture, la fête est finie déjà.'.repeat(3), 'latin1'),
    ],
    ['file-encoding', Buffer.concat([Buffer.from('The report says so. '.repeat(10)), Uint8Array.of(0xe9, 0x20)])],
  ])('says %s', (identifier, bytes) => {
    expect(identifierOf(bytes)).toBe(identifier);
  });
});
