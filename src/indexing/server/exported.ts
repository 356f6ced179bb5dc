import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { errorCode, IsnadError } from '../../errors.js';
import { type ServerSettings, settingsSchema } from '../../records/settings.js';
import { serverExportFormat } from '../server-data.js';
import { citationSchema } from './citation.js';

const format = 'isnad-library';
const version = 1;

const reportSchema = citationSchema.extend({
  id: z.string().max(100),
  text: z.string().refine((text) => text.trim() !== '' && !text.includes('\0')),
});

const from = { server: z.string().regex(/^\d{1,20}$/), exportedAt: z.iso.datetime() };
const mostReports = 100_000;
const decided = {
  settings: settingsSchema.partial(),
  hiddenReports: z.array(z.string().max(500)).max(10_000),
  hiddenPassages: z.array(z.object({ report: z.string().max(500), text: z.string().max(10_000) })).max(10_000),
};

const exportSchema = z.object({
  format: z.literal(format),
  version: z.literal(version),
  ...from,
  reports: z.array(reportSchema).max(mostReports),
  ...decided,
});

/** What `isnad servers export` writes of a server: everything, of which that is taken which its moderators could have exported. */
const serverExportSchema = z
  .object({
    format: z.literal(serverExportFormat),
    version: z.literal(1),
    ...from,
    reports: z.array(z.object(reportSchema.shape)).max(mostReports),
    records: z.object(decided),
  })
  .transform(({ records, ...exported }) => ({ ...exported, ...records, format, version }) as const);

const anyExport = z.discriminatedUnion('format', [exportSchema, serverExportSchema]);

/** A report as it is exported: its citation, and its text as it is quoted. */
export type ExportedReport = z.infer<typeof reportSchema>;

/** What a server's moderators can take with them: its own reports, its settings, and what it hides of the base library. No votes, no questions. */
export interface LibraryExport {
  readonly format: typeof format;
  readonly version: typeof version;
  /** Discord id of the server. */
  readonly server: string;
  readonly exportedAt: string;
  readonly reports: readonly ExportedReport[];
  /** Those that were changed from their default. */
  readonly settings: Partial<ServerSettings>;
  readonly hiddenReports: readonly string[];
  /** Passages of the base library by their report's id and their text. */
  readonly hiddenPassages: readonly { readonly report: string; readonly text: string }[];
}

export const exportHead = { format, version } as const;

/** Bytes from which an export is packed: Discord takes files of 10 MB of a bot. */
const packedFrom = 8 * 1024 * 1024;

/** An export as a file: JSON, packed by gzip where it is large. */
export function exportFile(exported: LibraryExport): { readonly name: string; readonly bytes: Buffer } {
  const json = Buffer.from(`${JSON.stringify(exported, null, 1)}\n`);
  const name = `isnad-${exported.server}-${exported.exportedAt.slice(0, 10)}.json`;
  return json.length < packedFrom ? { name, bytes: json } : { name: `${name}.gz`, bytes: gzipSync(json) };
}

/** Bytes that an export may have, packed or not, where a server may have so many bytes of text: with all that JSON adds to it. */
export const mostExportBytes = (textBytes: number): number => 2 * textBytes + 4 * 1024 * 1024;

/**
 * Reads an export of moderators or of those who run the bot. It may come from anybody.
 * @throws IsnadError `file-too-large`, `export-invalid`
 */
export function readExport(bytes: Uint8Array, textBytes: number): LibraryExport {
  const most = mostExportBytes(textBytes);
  const json = unpacked(bytes, most);
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch (cause) {
    throw invalid('it is not JSON', cause);
  }
  const result = anyExport.safeParse(parsed);
  if (result.success) return result.data as LibraryExport;
  const about = z.object({ format: z.literal(format), version: z.int() }).safeParse(parsed);
  if (about.success && about.data.version !== version) throw ofAnotherVersion(about.data.version);
  const [issue] = result.error.issues;
  throw invalid(`"${(issue?.path ?? []).join('.').slice(0, 100)}" is not as it was exported`, result.error);
}

function unpacked(bytes: Uint8Array, most: number): Uint8Array {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (bytes.length > most) throw tooLarge();
  if (!isPacked) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (cause) {
    if (errorCode(cause) === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(cause);
    throw invalid('it cannot be unpacked', cause);
  }
}

const tooLarge = (cause?: unknown): IsnadError =>
  new IsnadError('file-too-large', 'The file is larger than any export of a server here can be.', {
    hint: 'Take a file as /library export made it.',
    cause,
  });

const ofAnotherVersion = (found: number): IsnadError =>
  new IsnadError('export-invalid', `This is an export of version ${found}; this Isnad reads version ${version}.`, {
    hint: 'Nothing was changed. Export it with this version of Isnad, or import it where it was exported.',
  });

const invalid = (why: string, cause: unknown): IsnadError =>
  new IsnadError('export-invalid', `This is no export of a server: ${why}.`, {
    hint: 'Nothing was changed. Take a file as /library export made it.',
    cause,
  });
