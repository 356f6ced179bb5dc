import { visible } from '../../language/visible.js';
import type { BackupManifest } from '../../library/embedded/backup/manifest.js';
import type { Restored } from '../../library/embedded/backup/restore-backup.js';
import type { WrittenBackup } from '../../library/embedded/backup/write-backup.js';
import { bytesInWords } from './sizes.js';

/** What a backup holds, in words. */
function contentsText({ libraries }: BackupManifest): string {
  const base = libraries.find(({ server }) => server === null);
  const servers = libraries.filter(({ server }) => server !== null);
  const own = servers.reduce((sum, { reports }) => sum + reports, 0);
  return `generation ${base?.generation ?? 0}, ${base?.reports ?? 0} reports, ${servers.length} servers with ${own} reports of their own`;
}

/** A backup that was written, in words. */
export function backupText(file: string, { manifest, bytes, leftOut }: WrittenBackup): string {
  const missing = leftOut.length === 0 ? '' : ` Left out: ${leftOut.map(({ server }) => server).join(', ')}.`;
  return `${visible(file)}: ${contentsText(manifest)}, all records; ${bytesInWords(bytes)}, checked.${missing}\n`;
}

/** A backup that was checked, in words. */
export function checkedText(file: string, manifest: BackupManifest): string {
  return `${visible(file)} is whole: ${contentsText(manifest)}, made ${manifest.madeAt} by Isnad ${visible(manifest.program)}.\n`;
}

/** A restore, in words. */
export function restoredText(file: string, { manifest, generation, kept }: Restored): string {
  const lines = [
    `Restored ${visible(file)} of ${manifest.madeAt}: ${contentsText(manifest)}. It is generation ${generation} now.`,
    ...kept.map((path) => `What was damaged is kept as ${visible(path)}; delete it once you need it no more.`),
    'isnad reindex brings it up to the corpus.',
  ];
  return `${lines.join('\n')}\n`;
}
