// Restores one backup after the other into the folder given, until it is killed. Tells when each has taken its place.
import { restoreBackup } from '../../../dist/src/library/embedded/backup/restore-backup.js';

const [directory, ...files] = process.argv.slice(2);
for (;;) {
  for (const file of files) {
    await restoreBackup(file, directory, { force: true, latestRecord: () => null });
    process.stdout.write(`restored ${file}\n`);
  }
}
