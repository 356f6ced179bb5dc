import { crc32 } from '../crc32.js';
import { deflateSync, gzipSync } from 'node:zlib';
import { docxFiles, makeDocx } from '../make-docx.js';
import { linesFrom, makePdf } from '../make-pdf.js';
import { makeZip } from '../make-zip.js';
import { article, first, headline, htmlPage, type OddFile, second, utf8 } from './odd-file.js';

const pdf = (): Buffer => makePdf([linesFrom(780, [headline, '', first.slice(0, 60), first.slice(60)])]);
const docx = (): Buffer => makeDocx([{ style: 'Title', text: headline }, first, second]);

/** Files that are something else than they are called, and kinds of files that hold no report. */
export const mislabelledFiles: readonly OddFile[] = [
  { what: 'a picture called .pdf', name: 'scan.pdf', make: png, gets: ['file-type-unknown'] },
  { what: 'a picture', name: 'page.png', make: png, gets: ['file-type-unknown'] },
  {
    what: 'a JPEG picture called .docx',
    name: 'photo.docx',
    make: () => Buffer.from('ffd8ffe000104a464946000101', 'hex'),
    gets: ['file-type-unknown'],
  },
  {
    what: 'HTML called .pdf, as a failed download leaves it',
    name: 'download.pdf',
    make: () => utf8(htmlPage()),
    gets: ['html'],
    holds: second,
    notes: 'is PDF, but by its content HTML',
  },
  {
    what: 'HTML called .txt',
    name: 'page.txt',
    make: () => utf8(htmlPage()),
    gets: ['html'],
    holds: second,
    lacks: '<p>',
  },
  {
    what: 'plain text called .docx',
    name: 'text.docx',
    make: () => utf8(article),
    gets: ['text'],
    holds: second,
    notes: 'plain text',
  },
  { what: 'a PDF called .txt', name: 'report.txt', make: pdf, gets: ['pdf'], holds: 'before dawn' },
  {
    what: 'a PDF called .docx',
    name: 'report.docx',
    make: pdf,
    gets: ['pdf'],
    holds: 'before dawn',
    notes: 'but by its content PDF',
  },
  { what: 'a .docx called .pdf', name: 'report.pdf', make: docx, gets: ['docx'], holds: second },
  { what: 'a .docx without an extension', name: 'report', make: docx, gets: ['docx'], holds: second },
  {
    what: 'HTML without an extension',
    name: 'report',
    contentType: 'text/html; charset=utf-8',
    make: () => utf8(`<header></header>${htmlPage()}`),
    gets: ['html'],
    holds: second,
    lacks: '<p>',
  },
  {
    what: 'a Word document of the old .doc format',
    name: 'old.doc',
    make: () => compound('WordDocument'),
    gets: ['file-type-unknown'],
  },
  {
    what: 'the old .doc format called .docx',
    name: 'old.docx',
    make: () => compound('WordDocument'),
    gets: ['file-type-unknown'],
  },
  {
    what: 'a .docx with a password',
    name: 'secret.docx',
    make: () => compound('EncryptedPackage'),
    gets: ['file-encrypted'],
  },
  {
    what: 'a .docx in an archive with a password',
    name: 'locked.docx',
    make: () => makeZip(docxFiles([headline, first]).map((file) => ({ ...file, isEncrypted: true }))),
    gets: ['file-encrypted'],
  },
  {
    what: 'a PDF with a password',
    name: 'secret.pdf',
    make: () => makePdf([linesFrom(780, [headline, first])], { password: 'secret' }),
    gets: ['file-encrypted'],
  },
  {
    what: 'RTF called .doc',
    name: 'letter.doc',
    make: () => utf8(`{\\rtf1\\ansi ${first}\\par}`),
    gets: ['file-type-unknown'],
  },
  {
    what: 'an Excel workbook called .docx',
    name: 'sheet.docx',
    make: () =>
      makeZip([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'xl/workbook.xml', content: '<workbook/>' },
      ]),
    gets: ['file-type-unknown'],
  },
  {
    what: 'an OpenDocument text',
    name: 'letter.odt',
    make: () =>
      Buffer.concat([
        Buffer.from('PK\x03\x04', 'latin1'),
        Buffer.alloc(26),
        Buffer.from('mimetypeapplication/vnd.oasis.opendocument.text'),
      ]),
    gets: ['file-type-unknown'],
  },
  {
    what: 'an archive with a .docx in it',
    name: 'reports.zip',
    make: () =>
      makeZip([
        { name: 'word/report.docx', content: docx() },
        { name: '[Content_Types].xml', content: '<Types/>' },
      ]),
    gets: ['file-type-unknown'],
  },
  {
    what: 'a gzip archive called .txt',
    name: 'report.txt',
    make: () => gzipSync(article),
    gets: ['file-type-unknown'],
  },
  { what: 'a table', name: 'table.csv', make: () => utf8('title,text\na,b\n'), gets: ['file-type-unknown'] },
  {
    what: 'a drawing',
    name: 'drawing.svg',
    make: () => utf8('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    gets: ['file-type-unknown'],
  },
  {
    what: 'a program called .txt',
    name: 'setup.txt',
    make: () => Buffer.concat([Buffer.from('MZ\x90\0\x03', 'latin1'), Buffer.alloc(500)]),
    gets: ['file-type-unknown'],
  },
  {
    what: 'a video called .html',
    name: 'clip.html',
    make: () => Buffer.concat([Buffer.from([0, 0, 0, 32]), Buffer.from('ftypisom'), Buffer.alloc(200)]),
    gets: ['file-type-unknown'],
  },
];

function png(): Buffer {
  const chunk = (type: string, content: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), content]);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(content.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([head, body, sum]);
  };
  const size = Buffer.from('00000001000000010802000000', 'hex');
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(Buffer.alloc(4))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A file of Microsoft's compound format with a stream of this name. */
function compound(stream: string): Buffer {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1016),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(400),
  ]);
}
