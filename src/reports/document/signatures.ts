/** A kind of file that holds no report that could be read, known by its first bytes. */
interface Signature {
  /** What the file is, with its article. */
  readonly what: string;
  /** Bytes as Latin-1 text, and where they begin. */
  readonly bytes: string;
  readonly at?: number;
  readonly advice: Advice;
}

type Advice = keyof typeof advice;

const advice = {
  picture: 'The text of a picture cannot be read. Add the article itself, as text, HTML, PDF with text, or .docx.',
  media: 'Add the article itself, as text, HTML, PDF or .docx.',
  archive: 'Unpack it and add the documents in it one by one.',
  document: 'Save it as .docx, PDF or text and add that.',
} as const;

const signatures: readonly Signature[] = [
  { what: 'a PNG picture', bytes: '\x89PNG', advice: 'picture' },
  { what: 'a JPEG picture', bytes: '\xff\xd8\xff', advice: 'picture' },
  { what: 'a GIF picture', bytes: 'GIF8', advice: 'picture' },
  { what: 'a WebP picture', bytes: 'WEBP', at: 8, advice: 'picture' },
  { what: 'a TIFF picture', bytes: 'II*\0', advice: 'picture' },
  { what: 'a TIFF picture', bytes: 'MM\0*', advice: 'picture' },
  { what: 'a HEIC picture', bytes: 'ftyphei', at: 4, advice: 'picture' },
  { what: 'an AVIF picture', bytes: 'ftypavif', at: 4, advice: 'picture' },
  { what: 'a video', bytes: 'ftyp', at: 4, advice: 'media' },
  { what: 'a Matroska video', bytes: '\x1aE\xdf\xa3', advice: 'media' },
  { what: 'an MP3 recording', bytes: 'ID3', advice: 'media' },
  { what: 'an Ogg recording', bytes: 'OggS', advice: 'media' },
  { what: 'a RIFF recording', bytes: 'RIFF', advice: 'media' },
  { what: 'a gzip archive', bytes: '\x1f\x8b', advice: 'archive' },
  { what: 'a 7z archive', bytes: '7z\xbc\xaf\x27\x1c', advice: 'archive' },
  { what: 'a RAR archive', bytes: 'Rar!\x1a\x07', advice: 'archive' },
  { what: 'a bzip2 archive', bytes: 'BZh', advice: 'archive' },
  { what: 'an xz archive', bytes: '\xfd7zXZ\0', advice: 'archive' },
  { what: 'a zstd archive', bytes: '\x28\xb5\x2f\xfd', advice: 'archive' },
  { what: 'an SQLite database', bytes: 'SQLite format 3\0', advice: 'media' },
  { what: 'a Windows program', bytes: 'MZ\x90', advice: 'media' },
  { what: 'a Linux program', bytes: '\x7fELF', advice: 'media' },
  { what: 'a macOS program', bytes: '\xcf\xfa\xed\xfe', advice: 'media' },
  { what: 'a Java class', bytes: '\xca\xfe\xba\xbe', advice: 'media' },
  { what: 'an RTF document', bytes: '{\\rtf', advice: 'document' },
  { what: 'a PostScript document', bytes: '%!PS', advice: 'document' },
  { what: 'a DjVu document', bytes: 'AT&TFORM', advice: 'document' },
  { what: 'a saved web page in one file (MHTML)', bytes: 'From: <Saved by', advice: 'document' },
];

/** What a file is that no report can be read from, and what to do instead; undefined if its first bytes say nothing of the kind. */
export function foreignKind(head: string): { what: string; hint: string } | undefined {
  const found = signatures.find(({ bytes, at = 0 }) => head.startsWith(bytes, at));
  return found && { what: found.what, hint: advice[found.advice] };
}

/** What a ZIP archive is that is no Word document, by the names of its files, which stand in it as they are. */
export function foreignArchive(content: string): { what: string; hint: string } {
  const what = content.includes('xl/workbook.xml')
    ? 'an Excel workbook'
    : content.includes('ppt/presentation.xml')
      ? 'a PowerPoint presentation'
      : content.includes('mimetypeapplication/vnd.oasis.opendocument')
        ? 'an OpenDocument file'
        : content.includes('mimetypeapplication/epub+zip')
          ? 'an EPUB book'
          : undefined;
  return what === undefined ? { what: 'a ZIP archive', hint: advice.archive } : { what, hint: advice.document };
}

/** What a file of Microsoft's old compound format is, by the names of its streams, which stand in it as UTF-16. */
export function compoundKind(bytes: Uint8Array): { what: string; hint: string; isEncrypted: boolean } {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (stream: string): boolean => content.includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage')) {
    return {
      what: 'an Office document with a password',
      hint: 'Save it without the password and add that.',
      isEncrypted: true,
    };
  }
  const what = has('WordDocument')
    ? 'a Word document of the old .doc format'
    : has('Workbook')
      ? 'an Excel workbook of the old .xls format'
      : has('PowerPoint Document')
        ? 'a PowerPoint presentation of the old .ppt format'
        : 'an old Office file';
  return { what, hint: advice.document, isEncrypted: false };
}
