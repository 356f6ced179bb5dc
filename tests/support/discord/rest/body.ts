import type { IncomingMessage } from 'node:http';
import type { Json } from '../json.js';
import type { UploadedFile } from '../messages/draft.js';
import { refusals } from '../refusal.js';

const largestBody = 32 * 1024 * 1024;

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > largestBody) throw refusals.tooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw refusals.invalidJson();
  }
}

async function readForm(bytes: Buffer, contentType: string): Promise<{ body: Json; files: UploadedFile[] }> {
  const headers = { 'content-type': contentType };
  const form = await new Response(new Uint8Array(bytes), { headers }).formData().catch(() => null);
  if (form === null) throw refusals.invalidJson();
  const payload = form.get('payload_json');
  const files: UploadedFile[] = [];
  for (const [name, value] of form) {
    const index = /^files\[(\d+)\]$/u.exec(name)?.[1];
    if (index === undefined || typeof value === 'string') continue;
    const content = Buffer.from(await value.arrayBuffer());
    const type = value.type || 'application/octet-stream';
    files.push({ index: Number(index), filename: value.name, contentType: type, bytes: content });
  }
  return { body: typeof payload === 'string' ? parse(payload) : {}, files };
}

/** A request's body: JSON, or a form with `payload_json` and `files[n]`; null where there is none. */
export async function readBody(request: IncomingMessage): Promise<{ body: Json; files: readonly UploadedFile[] }> {
  const bytes = await readAll(request);
  if (bytes.length === 0) return { body: null, files: [] };
  const contentType = request.headers['content-type'] ?? '';
  if (contentType.startsWith('multipart/form-data')) return readForm(bytes, contentType);
  if (!contentType.startsWith('application/json')) throw refusals.invalidJson();
  return { body: parse(bytes.toString('utf8')), files: [] };
}
