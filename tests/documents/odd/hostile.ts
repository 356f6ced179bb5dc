import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { docxFiles, makeDocx, runOf } from '../make-docx.js';
import { linesFrom, makePdf } from '../make-pdf.js';
import { makeZip } from '../make-zip.js';
import { article, first, headline, htmlPage, type OddFile, second, utf8 } from './odd-file.js';

const mebibyte = 1024 * 1024;
/** An address of this machine at which nobody answers: whatever is fetched from it would fail, and nothing is. */
const elsewhere = 'http://127.0.0.1:9/';

/** Files that are made to run something, to hold up the program, or to fill its memory. */
export const hostileFiles: readonly OddFile[] = [
  {
    what: 'HTML with scripts, handlers and things to fetch',
    name: 'scripts.html',
    make: () =>
      utf8(
        htmlPage({
          head: `<script>document.title = 'RUN'; fetch('${elsewhere}')</script><script src="${elsewhere}a.js"></script><link rel="stylesheet" href="${elsewhere}a.css"><meta http-equiv="refresh" content="0;url=${elsewhere}">`,
          body: `<img src="${elsewhere}x.png" onerror="document.body.textContent = 'RUN'"><iframe src="${elsewhere}"></iframe><svg onload="document.body.textContent = 'RUN'"></svg><script>for (;;) document.write('RUN')</script>`,
        }),
      ),
    gets: ['html'],
    holds: second,
    lacks: 'RUN',
  },
  {
    what: 'HTML of 100,000 nested boxes',
    name: 'deep.html',
    make: () => utf8(htmlPage({ body: '<div>'.repeat(100_000) })),
    gets: ['file-unreadable'],
  },
  {
    what: 'HTML of 100,000 nested unknown elements',
    name: 'deep-unknown.html',
    make: () => utf8(htmlPage({ body: '<x-y>'.repeat(100_000) })),
    mostTime: 6000,
    gets: ['html', 'file-unreadable', 'file-bomb'],
  },
  {
    what: 'HTML of 9 MB of tables',
    name: 'tables.html',
    make: () => utf8(htmlPage({ body: '<table><tr><td>a'.repeat(570_000) })),
    gets: ['file-unreadable', 'file-bomb'],
  },
  {
    what: 'HTML of a million empty elements',
    name: 'elements.html',
    make: () => utf8(htmlPage({ body: '<i></i>'.repeat(1_000_000) })),
    mostTime: 6000,
    gets: ['html', 'file-unreadable', 'file-bomb'],
  },
  {
    what: 'HTML with one element of a million attributes',
    name: 'attributes.html',
    make: () => utf8(htmlPage({ body: `<p ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}`).join(' ')}>` })),
    mostTime: 6000,
    gets: ['html', 'file-unreadable', 'file-bomb'],
  },
  {
    what: 'HTML with entities that multiply',
    name: 'entities.html',
    make: () => utf8(`<?xml version="1.0"?>${laughs}${htmlPage({ body: '<p>&lol9;</p>' })}`),
    gets: ['html'],
    holds: second,
    lacks: 'lollol',
  },
  {
    what: 'Markdown with aliases that multiply',
    name: 'aliases.md',
    make: () =>
      utf8(
        `---\ntitle: ${headline}\na: &a [x,x,x,x,x,x,x,x,x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(',')}]`).join('\n')}\n---\n# ${headline}\n\n${first}\n\n${second}\n`,
      ),
    gets: ['markdown'],
    holds: second,
  },
  {
    what: 'text to slow down patterns: 2 MB of opening brackets and dots',
    name: 'patterns.txt',
    make: () => utf8(`${article}\n${'(a.'.repeat(700_000)}\n`),
    gets: ['text', 'file-unreadable'],
  },
  {
    what: 'text of 200,000 lines of furniture',
    name: 'lines.txt',
    make: () => utf8(`${article}\n${'Share this\n\n'.repeat(200_000)}`),
    gets: ['text', 'file-unreadable', 'file-bomb'],
  },
  {
    what: 'Markdown of a million markers',
    name: 'markers.md',
    make: () => utf8(`# ${headline}\n\n${first}\n\n${'*_`[!['.repeat(300_000)}\n`),
    gets: ['markdown', 'file-unreadable', 'file-bomb'],
  },
  {
    what: 'a .docx that unpacks to 1 GB',
    name: 'bomb.docx',
    make: () =>
      makeDocx([], {
        files: [{ name: 'word/document.xml', content: '', packed: zeros(1024), statedSize: 1024 * mebibyte }],
      }),
    gets: ['file-bomb'],
  },
  {
    what: 'a .docx that unpacks to 300 MB and states 2 KB',
    name: 'lying-bomb.docx',
    make: () =>
      makeDocx([], { files: [{ name: 'word/document.xml', content: '', packed: zeros(300), statedSize: 2048 }] }),
    gets: ['file-bomb'],
  },
  {
    what: 'a .docx of 5,001 files',
    name: 'many.docx',
    make: () =>
      makeDocx([headline], {
        files: Array.from({ length: 5001 }, (_, at) => ({ name: `word/${at}.xml`, content: '' })),
      }),
    gets: ['file-bomb'],
  },
  {
    what: 'a .docx with pictures that unpack to 400 MB',
    name: 'picture-bomb.docx',
    make: () =>
      makeDocx([headline, first], {
        files: [1, 2].map((at) => ({
          name: `word/media/${at}.png`,
          content: '',
          packed: zeros(200),
          statedSize: 200 * mebibyte,
        })),
      }),
    gets: ['file-bomb'],
  },
  {
    what: 'a .docx with entities that multiply',
    name: 'laughs.docx',
    make: () => makeDocx([headline, first, { xml: '<w:p><w:r><w:t>&lol9;</w:t></w:r></w:p>' }], { prologue: laughs }),
    gets: ['file-unreadable'],
  },
  {
    what: 'a .docx with an entity that is a file',
    name: 'entity.docx',
    make: () =>
      makeDocx([headline, first, { xml: '<w:p><w:r><w:t>&x;</w:t></w:r></w:p>' }], {
        prologue: '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      }),
    gets: ['file-unreadable'],
  },
  {
    what: 'a .docx with a linked picture and a linked template',
    name: 'linked.docx',
    make: () =>
      makeDocx([{ style: 'Title', text: headline }, first, second, { xml: linkedPicture }], {
        relations: `<Relationship Id="rIdP" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="${elsewhere}t.dotm" TargetMode="External"/>`,
      }),
    gets: ['docx'],
    holds: second,
    lacks: 'root:',
  },
  {
    what: 'a .docx with files that leave their folder',
    name: 'traversal.docx',
    make: () => makeZip([...docxFiles([headline, first]), { name: '../../../etc/cron.d/x.xml', content: '<x/>' }]),
    gets: ['file-unreadable'],
  },
  {
    what: 'a .docx of 200,000 nested elements',
    name: 'deep.docx',
    make: () =>
      makeDocx([headline, first, { xml: `${numbered('<w:p w:id="#">', 200_000)}${'</w:p>'.repeat(200_000)}` }]),
    mostTime: 8000,
    gets: ['file-unreadable', 'file-bomb'],
  },
  {
    what: 'a .docx of half a million paragraphs',
    name: 'paragraphs.docx',
    make: () => makeDocx([headline, { xml: numbered(`<w:p w:id="#">${runOf('#')}</w:p>`, 500_000) }]),
    mostTime: 8000,
    gets: ['file-bomb', 'file-unreadable'],
  },
  {
    what: 'a PDF whose page unpacks to 2 GB',
    name: 'bomb.pdf',
    make: () => makePdf([{ stream: deflateSync(deflated(2048)), entries: '/Filter [/FlateDecode /FlateDecode]' }]),
    gets: ['file-bomb', 'file-unreadable'],
  },
  {
    what: 'a PDF that draws 30 million letters',
    name: 'letters.pdf',
    make: () =>
      makePdf([
        linesFrom(780, [headline]),
        {
          stream: deflateSync(Buffer.alloc(30 * mebibyte, 'BT /F1 9 Tf (bridge) Tj ET\n')),
          entries: '/Filter /FlateDecode',
        },
      ]),
    mostTime: 6000,
    gets: ['file-bomb', 'file-unreadable'],
  },
  {
    what: 'a PDF with scripts that run when it opens',
    name: 'scripts.pdf',
    make: () =>
      makePdf([linesFrom(780, [headline, '', first.slice(0, 60), first.slice(60)])], {
        catalog: `/OpenAction << /S /JavaScript /JS (app.launchURL\\("${elsewhere}"\\)) >> /AA << /WC << /S /Launch /F (calc.exe) >> >>`,
      }),
    gets: ['pdf'],
    holds: 'before dawn',
    lacks: 'calc',
  },
  {
    what: 'a PDF whose pages contain themselves',
    name: 'cycle.pdf',
    make: () =>
      utf8(
        '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R 2 0 R] >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF',
      ),
    gets: ['file-unreadable', 'file-scanned'],
  },
  {
    what: 'a PDF whose drawing draws itself',
    name: 'self.pdf',
    make: () =>
      makePdf(['/X1 Do'], {
        resources: '/XObject << /X1 10 0 R >>',
        objects: [
          `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 10 0 R >> >> /Length 13 >>\nstream\n/X1 Do /X1 Do\nendstream`,
        ],
      }),
    gets: ['file-scanned', 'file-unreadable'],
  },
  {
    what: 'a PDF of 200,000 nested lists',
    name: 'nested.pdf',
    make: () => makePdf([linesFrom(780, [headline])], { catalog: `/X ${'['.repeat(200_000)}${']'.repeat(200_000)}` }),
    gets: ['file-unreadable', 'file-scanned'],
  },
  {
    what: 'a PDF that states two thousand million pages',
    name: 'count.pdf',
    make: () =>
      utf8(
        '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 2000000000 /Kids [] >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF',
      ),
    gets: ['file-too-large', 'file-unreadable', 'file-scanned'],
  },
];

const laughs = `<!DOCTYPE lolz [<!ENTITY lol0 "lol">${Array.from({ length: 9 }, (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at};`.repeat(10)}">`).join('')}]>`;

const linkedPicture =
  '<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="rIdP"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';

/** A text so many times, each time with another number, so that it packs no better than a document. */
function numbered(text: string, times: number): string {
  return Array.from({ length: times }, (_, at) => text.replaceAll('#', String((at * 7919) % 1_000_003))).join('');
}

/** So many mebibytes of zeros, packed without ever being held. */
function zeros(mebibytes: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(mebibyte), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array.from({ length: mebibytes }, () => block), deflateRawSync(Buffer.alloc(0))]);
}

/** The same with the head and the sum of a zlib stream; the sum is never reached. */
function deflated(mebibytes: number): Buffer {
  return Buffer.concat([Buffer.from([0x78, 0x9c]), zeros(mebibytes), Buffer.alloc(4)]);
}
