import path from 'node:path';
import { openSession } from '../answer/session.js';
import type { Config } from '../config.js';
import { IsnadError } from '../errors.js';
import { completeMigration, migrate, type Migrated, type Place } from '../indexing/migration/migrate.js';
import { requireSameAnswers, type SameAnswers, sampleQuestions } from '../indexing/migration/same-answers.js';
import { lockConfigured } from './build-index.js';
import { untilInterrupted } from './interrupt.js';
import { type Log, openLog } from './log.js';
import type { MigrateFlags } from './migrate-library.js';
import {
  librariesOf,
  openConfiguredLibrary,
  openModel,
  openProgramLexicon,
  programCalibrationQuestions,
  recordsBeside,
} from './open.js';
import { print } from './output.js';
import { openProgress } from './progress.js';
import { loadConfig } from './settings.js';

const phases = { copying: 'Copying reports', comparing: 'Comparing reports' } as const;

/**
 * Copies a library and compares the copy.
 * @throws IsnadError `command-invalid` where both are one place, and what `migrate` and opening throw
 */
export async function runMigrateLibrary(flags: MigrateFlags, json: boolean): Promise<void> {
  const config = loadConfig();
  const [source, target] = [configOf(config, flags.from), configOf(config, flags.to)];
  if (source.libraryUrl === target.libraryUrl && source.indexDirectory === target.indexDirectory) {
    throw new IsnadError('command-invalid', '--from and --to are the same place.', { hint: 'Give two.' });
  }
  const log = openLog(config.logLevel);
  const closing: (() => unknown)[] = [];
  try {
    const from = await openPlace(source, log, false, closing);
    const to = await openPlace(target, log, true, closing);
    const done = await untilInterrupted(copy(config, log, from, to, closing), 'Stopped. Run it again to go on.');
    await print(json ? `${JSON.stringify({ from: from.name, to: to.name, ...done })}\n` : textOf(from, to, done));
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

interface Done extends Migrated {
  readonly answers: SameAnswers;
}

async function copy(config: Config, log: Log, from: Place, to: Place, closing: (() => unknown)[]): Promise<Done> {
  const progress = await openProgress(log.showsProgress);
  try {
    const migrated = await migrate(from, to, (phase, done, total) => progress.update(phases[phase], done, total));
    const answers = await compareAnswers(config, log, from, to, closing);
    await completeMigration(from, to);
    return { ...migrated, answers };
  } finally {
    progress.stop();
  }
}

/** Asks both places the same questions, with one model. */
async function compareAnswers(
  config: Config,
  log: Log,
  from: Place,
  to: Place,
  closing: (() => unknown)[],
): Promise<SameAnswers> {
  const model = (await from.libraries.base.state()).embedding?.model ?? config.embeddingModel;
  const embedder = await openModel(config, model, log);
  closing.push(() => embedder.close());
  const questions = await programCalibrationQuestions();
  const parts = {
    lexicon: await openProgramLexicon(config, log),
    openEmbedder: async () => embedder,
    calibrationQuestions: () => questions,
    onNotice: log.warn,
  };
  // Sessions would close libraries and model, which are closed here.
  const one = await openSession({ ...parts, libraries: from.libraries });
  const other = await openSession({ ...parts, libraries: to.libraries });
  return requireSameAnswers(one, other, await sampleQuestions(from.libraries.base));
}

/** The configuration of a place: a database by its address, or a folder. */
function configOf(config: Config, place: string): Config {
  return /^postgres(ql)?:/i.test(place)
    ? { ...config, libraryUrl: place }
    : { ...config, libraryUrl: '', indexDirectory: path.resolve(place) };
}

async function openPlace(config: Config, log: Log, create: boolean, closing: (() => unknown)[]): Promise<Place> {
  const base = await openConfiguredLibrary(config, log, create);
  const libraries = await librariesOf(config, log, base);
  closing.push(() => libraries.close());
  const unlock = await lockConfigured(config);
  closing.push(unlock);
  const records = await recordsBeside(config, base);
  closing.push(() => records.close());
  return { name: 'database' in base ? base.database.place : config.indexDirectory, libraries, records };
}

function textOf(from: Place, to: Place, { base, servers, serverReports, directVotes, answers }: Done): string {
  return [
    `Copied from ${from.name} to ${to.name}, and compared:`,
    `  ${base.reports} reports, ${base.passages} passages`,
    `  ${servers} servers with ${serverReports} reports of their own, and all that is recorded of them`,
    `  ${directVotes} votes of direct messages`,
    `  texts    SHA-256 ${base.texts}`,
    `  vectors  SHA-256 ${base.vectors}`,
    `  ${answers.same} of ${answers.asked} questions answered alike`,
    `Point the bot at it: ${to.name.startsWith('/') ? `INDEX_DIR=${to.name}` : 'LIBRARY_URL'}. The source is as it was.`,
    '',
  ].join('\n');
}
