import { createHash } from 'node:crypto';
import { z } from 'zod';
import { IsnadError } from '../../../errors.js';

/** The version of backups that this program writes and reads. */
export const backupVersion = 1;

export const manifestName = 'manifest.json';
/** What stands behind it: its own checksum, as `sha256sum` writes one. */
export const manifestSumName = 'manifest.json.sha256';

export function manifestSum(manifest: Buffer): Buffer {
  return Buffer.from(`${createHash('sha256').update(manifest).digest('hex')}  ${manifestName}\n`);
}

/** No name leads out of the folder that a backup is unpacked in. */
const fileName = z
  .string()
  .regex(/^(?:servers\/\d{17,20}\/)?(?:library\.sqlite|vectors-\d{1,15}\.(?:int8|hnsw|json))$/);

const librarySchema = z.strictObject({
  /** Discord id of the server whose library it is; null for the base library. */
  server: z
    .string()
    .regex(/^\d{17,20}$/)
    .nullable(),
  generation: z.int().nonnegative(),
  publishedAt: z.iso.datetime().nullable(),
  reports: z.int().nonnegative(),
  passages: z.int().nonnegative(),
});

export type BackedUpLibrary = z.infer<typeof librarySchema>;

const manifestSchema = z.strictObject({
  format: z.literal('isnad-backup'),
  version: z.literal(backupVersion),
  /** Version of the program that wrote it. */
  program: z.string(),
  /** ISO 8601, UTC: everything that was recorded before is in it. */
  madeAt: z.iso.datetime(),
  libraries: z.array(librarySchema).min(1),
  /** In the order in which they stand in the archive. */
  files: z.array(
    z.strictObject({ name: fileName, bytes: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});

/** What stands first in a backup. */
export type BackupManifest = z.infer<typeof manifestSchema>;
export type BackedUpFile = BackupManifest['files'][number];

/** The folder of a library, relative to that of the index. */
export const libraryFolder = (server: string | null): string => (server === null ? '' : `servers/${server}`);

/** @throws IsnadError `backup-damaged`, `backup-unsupported` */
export function parseManifest(path: string, text: string): BackupManifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw damagedBackup(path, 'its manifest cannot be read', cause);
  }
  const head = z.looseObject({ format: z.literal('isnad-backup'), version: z.int() }).safeParse(json);
  if (!head.success) throw damagedBackup(path, 'its manifest is none of a backup of Isnad', head.error);
  if (head.data.version !== backupVersion) {
    throw new IsnadError(
      'backup-unsupported',
      `${path} is a backup of version ${head.data.version}; this program reads version ${backupVersion}.`,
      { hint: 'Restore it with the version of Isnad that made it. Nothing was changed.' },
    );
  }
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) throw damagedBackup(path, 'its manifest is not whole', manifest.error);
  const names = new Set(manifest.data.files.map(({ name }) => name));
  const databases = manifest.data.libraries.map(({ server }) => databaseName(server));
  const isConsistent =
    names.size === manifest.data.files.length &&
    new Set(databases).size === databases.length &&
    names.has(databaseName(null)) &&
    databases.every((name) => names.has(name)) &&
    [...names].filter((name) => name.endsWith('library.sqlite')).length === databases.length;
  if (!isConsistent) throw damagedBackup(path, 'its manifest contradicts itself');
  return manifest.data;
}

/** Name of a library's database in a backup. */
export function databaseName(server: string | null): string {
  return server === null ? 'library.sqlite' : `${libraryFolder(server)}/library.sqlite`;
}

export function damagedBackup(path: string, detail: string, cause?: unknown): IsnadError {
  return new IsnadError('backup-damaged', `${path} is no whole backup: ${detail}.`, {
    hint: 'Take another backup. Nothing was changed.',
    cause,
  });
}
