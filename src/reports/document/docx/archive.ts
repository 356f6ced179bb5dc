import { fromBufferPromise, type ZipFile } from 'yauzl';
import { IsnadError } from '../../../errors.js';
import { mostEntries, mostRatio, mostStated, mostUnpacked, ratioFrom } from '../limits.js';

/**
 * The XML files of a Word document, by name. Everything is checked against the archive's own list before anything is unpacked, and counted again while
 * unpacking, because that list can lie. Pictures, embedded files and macros are never unpacked.
 *
 * @throws IsnadError `file-unreadable`, `file-encrypted`, `file-bomb`, `file-type-unknown` for an archive that holds no Word document
 */
export async function readArchive(bytes: Uint8Array, name: string): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  let archive: ZipFile | undefined;
  try {
    archive = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (archive.entryCount > mostEntries) throw bomb(name, `${archive.entryCount} files`);
    const entries = [];
    let stated = 0;
    for await (const entry of archive.eachEntry()) {
      if (entry.isEncrypted()) throw encrypted(name);
      stated += entry.uncompressedSize;
      if (stated > mostStated) throw bomb(name, 'far more than a document holds');
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
      if (entry.uncompressedSize > ratioFrom && ratio > mostRatio) {
        throw bomb(name, `a file of ${Math.round(ratio)} times its packed size`);
      }
      if (/\.(?:xml|rels)$/i.test(entry.fileName)) entries.push(entry);
    }
    let unpacked = 0;
    for (const entry of entries) {
      const chunks: Buffer[] = [];
      for await (const chunk of await archive.openReadStreamPromise(entry)) {
        unpacked += (chunk as Buffer).length;
        if (unpacked > mostUnpacked) throw bomb(name, `over ${mostUnpacked / 1_048_576} MB of text`);
        chunks.push(chunk as Buffer);
      }
      parts.set(entry.fileName, Buffer.concat(chunks));
    }
  } catch (cause) {
    throw cause instanceof IsnadError ? cause : archiveError(name, cause);
  } finally {
    archive?.close();
  }
  assertWordDocument(parts, name);
  return parts;
}

function assertWordDocument(parts: ReadonlyMap<string, Buffer>, name: string): void {
  const types = parts.get('[Content_Types].xml')?.toString('utf8') ?? '';
  if (!/wordprocessingml|ms-word/.test(types)) {
    throw new IsnadError('file-type-unknown', `${name} is a ZIP archive that holds no Word document.`, {
      hint: 'Unpack it and add the documents in it one by one.',
    });
  }
  for (const part of parts.values()) {
    if (!/<!(?:DOCTYPE|ENTITY)/i.test(part.toString('latin1'))) continue;
    throw new IsnadError('file-unreadable', `${name} declares entities of its own, which no Word document may.`, {
      hint: 'Open it in a word processor, save it again as .docx, and add that.',
    });
  }
}

/** What the library refuses an archive for, by its own words. */
function archiveError(name: string, cause: unknown): IsnadError {
  const { message } = cause as Error;
  if (/too many bytes in the stream/.test(message)) return bomb(name, 'more than it states');
  if (!/^(?:invalid relative path|absolute path|invalid characters in fileName)/.test(message))
    return damaged(name, cause);
  return new IsnadError('file-unreadable', `${name} holds files that would leave its folder.`, {
    hint: 'Open it in a word processor, save it again as .docx, and add that.',
    cause,
  });
}

/** A Word document that cannot be read, for an error of the libraries that read it. */
export function damaged(name: string, cause: unknown): IsnadError {
  return new IsnadError(
    'file-unreadable',
    `${name} is a Word document that cannot be read: it is damaged or cut off.`,
    {
      hint: 'Open it in a word processor, save it again as .docx, and add that.',
      cause,
    },
  );
}

function encrypted(name: string): IsnadError {
  return new IsnadError('file-encrypted', `${name} is protected with a password.`, {
    hint: 'Save it without the password and add that.',
  });
}

function bomb(name: string, holds: string): IsnadError {
  return new IsnadError('file-bomb', `${name} unpacks to ${holds}: it was not opened.`, {
    hint: 'Save the report alone as .docx or text and add that.',
  });
}
