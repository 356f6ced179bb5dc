import { deflateSync } from 'node:zlib';
import { makeDocx } from '../make-docx.js';
import { linesFrom, makePdf } from '../make-pdf.js';
import { arabicArticle, arabicFirst, article, first, headline, type OddFile, second, utf8 } from './odd-file.js';

const pages = (count: number) =>
  Array.from({ length: count }, (_, at) => linesFrom(700, [`Page of text number ${at + 1}.`]));

/** Files that are as they should be, but rare: other encodings, sizes and names. */
export const unusualFiles: readonly OddFile[] = [
  {
    what: 'UTF-16, little-endian',
    name: 'utf16le.txt',
    make: () => Buffer.from(`\ufeff${arabicArticle}`, 'utf16le'),
    gets: ['text'],
    holds: arabicFirst,
    notes: 'utf-16le',
  },
  {
    what: 'UTF-16, big-endian',
    name: 'utf16be.txt',
    make: () => Buffer.from(`\ufeff${arabicArticle}`, 'utf16le').swap16(),
    gets: ['text'],
    holds: arabicFirst,
    notes: 'utf-16be',
  },
  {
    what: 'Windows-1256',
    name: 'windows-1256.txt',
    make: () => windows1256(arabicArticle),
    gets: ['text'],
    holds: arabicFirst,
    notes: 'windows-1256',
  },
  {
    what: 'UTF-8 with a byte order mark',
    name: 'bom.md',
    make: () => utf8(`\ufeff# ${headline}\n\n${first}\n\n${second}\n`),
    gets: ['markdown'],
    holds: second,
  },
  {
    what: 'a single line of 1 MB',
    name: 'line.txt',
    make: () => utf8(`${headline}\n\n${'The bridge stands. '.repeat(55_000)}`),
    gets: ['text'],
    notes: 'characters',
  },
  {
    what: '11 MB of text',
    name: 'long.txt',
    make: () => Buffer.alloc(11 * 1024 * 1024, 'The bridge stands. '),
    gets: ['file-too-large'],
  },
  { what: 'a PDF of 1000 pages', name: 'thousand.pdf', make: () => makePdf(pages(1000)), gets: ['file-too-large'] },
  {
    what: 'a PDF of 500 pages',
    name: 'five-hundred.pdf',
    make: () => makePdf([linesFrom(780, [headline], { size: 20 }), ...pages(499)]),
    gets: ['pdf'],
    holds: 'Page of text number 499',
  },
  { what: 'a scanned PDF: a picture on each page', name: 'scan.pdf', make: scannedPdf, gets: ['file-scanned'] },
  { what: 'a PDF of one blank page', name: 'blank.pdf', make: () => makePdf(['']), gets: ['file-scanned'] },
  { what: 'a PDF whose font names no letters', name: 'unnamed.pdf', make: unnamedPdf, gets: ['file-unreadable'] },
  {
    what: 'a path as a name',
    name: '../../../etc/cron.d/report.txt',
    make: () => utf8(article),
    gets: ['text'],
    holds: second,
  },
  {
    what: 'a path as a name of a broken file',
    name: '..\\..\\windows\\report.txt',
    make: () => utf8('a\0b'),
    gets: ['file-binary'],
  },
  {
    what: 'a name that turns its direction, with controls',
    name: 'report\u202ecod.\u0007\u001b[31mtxt\u0000.txt',
    make: () => utf8('a\0b'),
    gets: ['file-binary'],
  },
  {
    what: 'a name of 10,000 letters',
    name: `${'n'.repeat(10_000)}.txt`,
    make: () => utf8('a\0b'),
    gets: ['file-binary'],
  },
  { what: 'a name of nothing', name: '', make: () => utf8(article), gets: ['text'], holds: second },
  {
    what: 'a .docx with macros',
    name: 'macros.docm',
    make: () =>
      makeDocx([{ style: 'Title', text: headline }, first, second], {
        contentType: 'application/vnd.ms-word.document.macroEnabled.main+xml',
        files: [{ name: 'word/vbaProject.bin', content: 'Sub AutoOpen() Shell "calc" End Sub' }],
      }),
    gets: ['docx'],
    holds: second,
    lacks: 'Shell',
    notes: 'macros',
  },
];

function windows1256(text: string): Uint8Array {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1256').decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(text, (letter) => table.get(letter) ?? 0x3f);
}

function scannedPdf(): Buffer {
  const picture = deflateSync(Buffer.alloc(300 * 300, 0xcc)).toString('latin1');
  const object = `<< /Type /XObject /Subtype /Image /Width 300 /Height 300 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length ${picture.length} >>\nstream\n${picture}\nendstream`;
  return makePdf(['q 500 0 0 700 40 60 cm /Im1 Do Q', 'q 500 0 0 700 40 60 cm /Im1 Do Q'], {
    objects: [object],
    resources: '/XObject << /Im1 10 0 R >>',
  });
}

/** Text whose font maps its letters into the private use area, as fonts do that were stripped of their names. */
function unnamedPdf(): Buffer {
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <e020> endbfrange endcmap end end`;
  const object = `<< /Length ${map.length} >>\nstream\n${map}\nendstream`;
  return makePdf([linesFrom(780, [headline, first.slice(0, 60), first.slice(60)])], {
    font: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 10 0 R >>',
    objects: [object],
  });
}
