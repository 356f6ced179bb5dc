import type { Loopback } from '../loopback.js';
import type { UploadedFile } from '../messages/draft.js';
import type { Attachment } from '../messages/message.js';

/** Keeps a file, from now on to be fetched at its address. */
export function keepFile(loopback: Loopback, file: UploadedFile, description: string | null = null): Attachment {
  const id = loopback.id();
  const { filename, contentType, bytes } = file;
  const url = `${loopback.origin}/attachments/${id}/${encodeURIComponent(filename)}`;
  const attachment: Attachment = { id, filename, contentType, bytes, description, url };
  loopback.attachments.set(id, attachment);
  return attachment;
}
