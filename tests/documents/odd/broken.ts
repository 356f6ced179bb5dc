import { footnoteSign, makeDocx, runOf } from '../make-docx.js';
import { makeZip } from '../make-zip.js';
import { linesFrom, makePdf } from '../make-pdf.js';
import { article, arabicArticle, first, headline, noise, type OddFile, second, utf8 } from './odd-file.js';

const wholePdf = (): Buffer => makePdf([linesFrom(780, [headline, '', first.slice(0, 60), first.slice(60)])]);
const wholeDocx = (): Buffer =>
  makeDocx([headline, { xml: `<w:p>${runOf(first)}${footnoteSign}</w:p>` }, second], { footnote: 'A note.' });

/** Files that were cut off, damaged or never finished. */
export const brokenFiles: readonly OddFile[] = [
  { what: 'an empty file', name: 'empty.txt', make: () => utf8(''), gets: ['file-empty'] },
  { what: 'an empty PDF', name: 'empty.pdf', make: () => utf8(''), gets: ['file-empty'] },
  { what: 'nothing but white space', name: 'blank.txt', make: () => utf8(' \n\t\r\n \u00a0'), gets: ['file-empty'] },
  {
    what: 'null bytes in text',
    name: 'nulls.txt',
    make: () => utf8(`${headline}\0\0\0\n\n${first}`),
    gets: ['file-binary'],
  },
  { what: 'random bytes called .txt', name: 'noise.txt', make: () => noise(50_000), gets: ['file-binary'] },
  { what: 'random bytes called .pdf', name: 'noise.pdf', make: () => noise(50_000), gets: ['file-unreadable'] },
  { what: 'random bytes called .docx', name: 'noise.docx', make: () => noise(50_000), gets: ['file-unreadable'] },
  {
    what: 'a PDF of nothing but its first line',
    name: 'head.pdf',
    make: () => utf8('%PDF-1.7\n'),
    gets: ['file-unreadable'],
  },
  {
    what: 'a PDF cut off in the middle of its text',
    name: 'cut.pdf',
    make: () => wholePdf().subarray(0, 600),
    gets: ['file-unreadable', 'file-scanned'],
  },
  {
    what: 'a PDF whose table of objects stands elsewhere',
    name: 'xref.pdf',
    make: () =>
      Buffer.from(
        wholePdf()
          .toString('latin1')
          .replace(/startxref\n\d+/, 'startxref\n7'),
        'latin1',
      ),
    gets: ['pdf'],
    holds: 'before dawn',
  },
  {
    what: 'a PDF with every hundredth byte changed',
    name: 'damaged.pdf',
    make: () => wholePdf().map((byte, at) => (at % 100 === 99 ? byte ^ 0x55 : byte)),
    gets: ['file-unreadable', 'file-scanned'],
  },
  {
    what: 'a .docx cut in half',
    name: 'cut.docx',
    make: () => wholeDocx().subarray(0, 1500),
    gets: ['file-unreadable', 'file-type-unknown'],
  },
  {
    what: 'a .docx with a damaged file inside',
    name: 'damaged.docx',
    make: () => wholeDocx().map((byte, at) => (at > 200 && at < 3000 && at % 50 === 0 ? byte ^ 0xff : byte)),
    gets: ['file-unreadable', 'file-type-unknown'],
  },
  {
    what: 'a .docx whose document is no XML',
    name: 'no-xml.docx',
    make: () => makeDocx([], { files: [{ name: 'word/document.xml', content: noise(5000) }] }),
    gets: ['file-unreadable'],
  },
  {
    what: 'a .docx without its document',
    name: 'hollow.docx',
    make: () =>
      makeZip([
        { name: '[Content_Types].xml', content: '<Types>application/vnd.ms-word.document.main+xml</Types>' },
        { name: 'word/styles.xml', content: '<w:styles/>' },
      ]),
    gets: ['file-unreadable'],
  },
  {
    what: 'a .docx with an empty document',
    name: 'bare.docx',
    make: () => makeDocx([]),
    gets: ['report-without-title', 'report-without-text'],
  },
  {
    what: 'UTF-8 cut within a letter',
    name: 'cut.txt',
    make: () => utf8(arabicArticle).subarray(0, 101),
    gets: ['file-encoding', 'file-binary'],
  },
  {
    what: 'lone surrogates in UTF-16',
    name: 'surrogates.txt',
    make: () => Buffer.from(`\ufeff${article}\ud800 \udc00\ud800`, 'utf16le'),
    gets: ['file-encoding'],
  },
  {
    what: 'surrogates written as UTF-8',
    name: 'cesu.txt',
    make: () => Buffer.concat([utf8(article), Buffer.from('eda080edb080', 'hex')]),
    gets: ['file-encoding'],
  },
  {
    what: 'text in Shift-JIS',
    name: 'shift-jis.txt',
    make: () => Buffer.from('93fa967b8cea82cc83658358836781420d0a', 'hex'),
    gets: ['file-encoding', 'file-binary'],
  },
  {
    what: 'sentences without a headline',
    name: 'no-headline.txt',
    make: () => utf8(`${first}\n\n${second}\n`),
    gets: ['report-without-title'],
  },
  {
    what: 'a headline and the furniture of a page',
    name: 'furniture.txt',
    make: () => utf8(`${headline}\n\nShare\n\nRelated stories\n`),
    gets: ['report-without-text'],
  },
];
