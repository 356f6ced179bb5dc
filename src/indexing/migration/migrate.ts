import { z } from 'zod';
import { calibrationName } from '../../answer/calibration.js';
import { IsnadError } from '../../errors.js';
import type { Library } from '../../library/library.js';
import { serverDerivedNames } from '../server/derived-names.js';
import type { ServerStores } from '../server-data.js';
import { copyLibrary } from './copy-library.js';
import { type CopiedLibrary, copyServerRecords, numberingOf } from './copy-records.js';
import { fingerprintOf, type LibraryFingerprint } from './fingerprint.js';

/** Name under which the base library of a copy says where it comes from, and whether it is complete. */
const migrationName = 'migration';
const migrationSchema = z.object({ from: z.string(), isComplete: z.boolean() });

/** Libraries and records, and where they are, without a password. */
export interface Place extends ServerStores {
  readonly name: string;
}

/** What was copied, and found to be the same in both places. */
export interface Migrated {
  readonly base: Pick<LibraryFingerprint, 'reports' | 'passages' | 'texts' | 'vectors'>;
  readonly servers: number;
  readonly serverReports: number;
  readonly directVotes: number;
}

/** What a migration is at. */
export type MigrationProgress = (phase: 'copying' | 'comparing', done: number, total: number) => void;

/**
 * Copies everything to a place that is empty, or holds a part of the same copy: killed at any moment, it is run again and goes on. All
 * that was copied is read once more and compared. The source is only read, less what was due for deletion there.
 * @throws IsnadError `library-not-empty`, `copy-differs`, and what libraries and records throw
 */
export async function migrate(from: Place, to: Place, onProgress: MigrationProgress = () => {}): Promise<Migrated> {
  await requireFree(from, to);
  // Questions that their servers keep no longer would not be taken.
  await from.records.questions.prune();
  const begun = (await from.libraries.base.state()).generation;
  if (begun === 0) {
    throw new IsnadError('library-missing', `There is nothing in ${from.name} yet.`, {
      hint: 'Run `isnad reindex` where it is to live.',
    });
  }
  const beginning = { [migrationName]: { from: from.name, isComplete: false } };
  const base = await copyAndCompare('base', from.libraries.base, to.libraries.base, beginning, onProgress);
  const servers = await serversOf(from);
  let serverReports = 0;
  for (const server of servers) serverReports += (await copyServer(server, from, to, base)).reports;
  const directVotes = await from.records.votes.exportDirect();
  await to.records.votes.importDirect(directVotes);
  requireSame(sameList(directVotes, await to.records.votes.exportDirect()), 'The votes of direct messages');
  await from.libraries.refresh();
  if ((await from.libraries.base.state()).generation !== begun || !sameList(servers, await serversOf(from))) {
    throw new IsnadError('library-changed', 'The source was changed while it was copied.', {
      hint: 'Stop the bot and every reindex, then run the migration again: it goes on where it was.',
    });
  }
  const { numbers: _, ...counts } = base.after;
  return { base: counts, servers: servers.length, serverReports, directVotes: directVotes.length };
}

/** Says that a migration is complete: from then on its target is one like any other. */
export async function completeMigration(from: Place, to: Place): Promise<void> {
  const { generation } = await to.libraries.base.state();
  await to.libraries.base.saveDerived(migrationName, generation, { from: from.name, isComplete: true });
}

async function requireFree(from: Place, to: Place): Promise<void> {
  const { base } = to.libraries;
  const saved = migrationSchema.safeParse((await base.derived(migrationName))?.value).data;
  if (saved !== undefined && !saved.isComplete && saved.from === from.name) return;
  const isEmpty =
    (await base.state()).generation === 0 &&
    (await serversOf(to)).length === 0 &&
    (await to.records.votes.exportDirect()).length === 0;
  if (isEmpty) return;
  throw new IsnadError('library-not-empty', `There is a library in ${to.name} already.`, {
    hint: 'Nothing was changed. Give an empty folder or database.',
  });
}

async function copyServer(server: string, from: Place, to: Place, base: CopiedLibrary): Promise<{ reports: number }> {
  const own = await from.libraries.ofServer(server);
  const copied =
    own === null ? null : await copyAndCompare(server, own, await to.libraries.createForServer(server), {}, () => {});
  const isSame = await copyServerRecords(server, from.records, to.records, numberingOf(base, copied));
  requireSame(isSame, `What is recorded of the server ${server}`);
  return { reports: copied?.after.reports ?? 0 };
}

async function copyAndCompare(
  name: string,
  from: Library,
  to: Library,
  beginning: Readonly<Record<string, unknown>>,
  onProgress: MigrationProgress,
): Promise<CopiedLibrary> {
  const total = (await from.state()).reports;
  const counting = (phase: 'copying' | 'comparing', most: number): (() => void) => {
    let done = 0;
    return () => onProgress(phase, ++done, most);
  };
  const kept = [calibrationName, ...serverDerivedNames];
  await copyLibrary(from, to, { beginning, kept, onReport: counting('copying', total) });
  const onReport = counting('comparing', 2 * total);
  const [before, after] = [await fingerprintOf(from, onReport), await fingerprintOf(to, onReport)];
  const what = name === 'base' ? 'The base library' : `The library of the server ${name}`;
  requireSame(before.reports === after.reports && before.passages === after.passages, `${what}, counted,`);
  requireSame(before.texts === after.texts, `${what} with its texts`);
  requireSame(before.vectors === after.vectors, `${what} with its vectors`);
  return { before, after };
}

/** Servers that have a library, or of which something is recorded. */
async function serversOf({ libraries, records }: ServerStores): Promise<string[]> {
  const recorded = (await records.servers.list()).map(({ server }) => server);
  return [...new Set([...recorded, ...(await libraries.servers())])].sort();
}

const sameList = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function requireSame(isSame: boolean, what: string): void {
  if (isSame) return;
  throw new IsnadError('copy-differs', `${what} is not the same in the copy.`, {
    hint: 'The source is as it was. Stop whatever changes one of the two, then run the migration again.',
  });
}
