import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import path from 'node:path';
import { type Calibration, calibrationName, parseCalibration } from '../answer/calibration.js';
import type { Config } from '../config.js';
import type { Embedder } from '../embedder/embedder.js';
import { locateModel } from '../embedder/locate.js';
import { checkContents, readManifest } from '../embedder/manifest.js';
import { IsnadError } from '../errors.js';
import { analysisVersion } from '../indexing/analysis.js';
import { staleFiles } from '../indexing/stale.js';
import type { Library } from '../library/library.js';
import { type CorpusEntry, corpusEntries, isReadable } from '../reports/corpus-entries.js';
import { listCorpus } from '../reports/read-corpus.js';
import { type Check, ok, problem, problemOf } from './check.js';
import type { Log } from './log.js';
import { checkDatabase } from './check-database.js';
import { type ConfiguredLibrary, openConfiguredLibrary, openModel, openProgramLexicon } from './open.js';
import { misspelledSettings, unknownSettings } from './settings.js';
import { bytesInWords } from './view/sizes.js';

/** Oldest Node.js that the program runs on; see `engines` in package.json. */
const oldestNode = [20, 19] as const;

/** Free space, in bytes, under which a reindex may fail. */
const littleSpace = 200_000_000;

/** Whether this version of Node.js runs the program. */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  const wanted = oldestNode.join('.');
  if (enough) return ok('Node.js', version);
  return problem('Node.js', `${version} is older than ${wanted}`, `Install Node.js ${wanted} or newer.`);
}

/** Whether the file `.env` has names that are no settings of this version. */
export function checkSettings(): Check {
  const name = 'Settings';
  const unknown = unknownSettings();
  const misspelled = misspelledSettings();
  if (misspelled.length > 0) return problem(name, misspelled.join(' '), '.env.example lists all settings.');
  if (unknown.length === 0) return ok(name, 'each is one of this version');
  return ok(name, `names in .env that Isnad does not use: ${unknown.map((each) => each.name).join(', ')}`);
}

/** Whether every report of the corpus can be read. */
export async function checkCorpus({ corpusDirectory }: Config): Promise<Check> {
  const name = 'Corpus';
  try {
    const files = await listCorpus(corpusDirectory);
    const errors: IsnadError[] = [];
    let reports = 0;
    for await (const entry of corpusEntries(corpusDirectory, files)) {
      reports += 1;
      const error = isReadable(entry) ? problemIn(entry) : entry.error;
      if (error !== null) errors.push(error);
    }
    const [first] = errors;
    if (first !== undefined) {
      const others = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
      return problem(name, `${first.message}${others}`, first.hint ?? 'Mend or remove the file.');
    }
    if (reports > 0) return ok(name, `${reports} reports in ${corpusDirectory}`);
    return problem(name, `there are no reports in ${corpusDirectory}`, 'Add some with isnad add, or set CORPUS_DIR.');
  } catch (error) {
    return problemOf(name, error);
  }
}

function problemIn(entry: CorpusEntry): IsnadError | null {
  try {
    entry.report();
    return null;
  } catch (error) {
    if (error instanceof IsnadError) return error;
    throw error;
  }
}

/** Whether the model is as it was downloaded, loads and gives unit vectors. The embedder, if any, is open and belongs to the caller. */
export async function checkModel(config: Config, log: Log): Promise<{ check: Check; embedder: Embedder | null }> {
  const name = 'Model';
  try {
    const revision = await checkDownload(config);
    const embedder = await openModel(config, config.embeddingModel, log);
    const vectors = await embedder.embed(['Where did they go?', 'أين ذهبوا؟'], 'question');
    const wrong = vectors.find((vector) => Math.abs(lengthOf(vector) - 1) > 1e-3);
    const check =
      wrong === undefined
        ? ok(name, `${embedder.model}, ${embedder.dimension} dimensions${revision}`)
        : problem(
            name,
            `${embedder.model} gives a vector of length ${lengthOf(wrong)} instead of 1`,
            'Restore its files, or set EMBEDDING_MODEL to another model.',
          );
    return { check, embedder };
  } catch (error) {
    return { check: problemOf(name, error), embedder: null };
  }
}

/** Reads every file of a downloaded model. @returns its revision, in words to go on a line with */
async function checkDownload({ embeddingModel, modelsDirectory }: Config): Promise<string> {
  const { source, folder } = locateModel(embeddingModel, { modelsDirectory });
  const manifest = source === 'downloaded' ? await readManifest(folder) : undefined;
  if (manifest === undefined) return '';
  await checkContents(embeddingModel, folder, manifest);
  return `, as downloaded${manifest.revision === null ? '' : `, revision ${manifest.revision}`}`;
}

const lengthOf = (vector: Float32Array): number => Math.hypot(...vector);

/** Whether the index opens, is sound, belongs to model, lexicon and corpus, and says what its reports say. */
export async function* checkIndex(config: Config, embedder: Embedder | null, log: Log): AsyncGenerator<Check> {
  const notices: string[] = [];
  let library: ConfiguredLibrary;
  try {
    library = await openConfiguredLibrary(config, { ...log, warn: (message) => notices.push(message) });
  } catch (error) {
    yield problemOf('Index', error);
    return;
  }
  try {
    const { generation, reports, passages } = await library.state();
    yield ok('Index', `generation ${generation}, ${reports} reports, ${passages} passages`);
    if ('database' in library) yield* checkDatabase(library);
    else {
      const { indexKind } = await library.describe();
      yield notices.length === 0
        ? ok('Vector index', indexKind === null ? 'none' : `${indexKind}, its checksum is right`)
        : problem('Vector index', notices.join(' '), 'If this check says so again, run isnad reindex --full.');
    }
    yield await checkQuotes(library);
    yield await checkOrigin(config, library, embedder, log);
    yield await checkCalibration(library);
    yield await checkFreshness(config, library);
  } catch (error) {
    yield problemOf('Index', error);
  } finally {
    await library.close();
  }
}

/** Whether every stored passage is a slice of its report, as a quote has to be. */
async function checkQuotes(library: Library): Promise<Check> {
  const name = 'Quotes';
  let count = 0;
  for (const { id } of await library.reports()) {
    const text = (await library.report(id))?.text ?? '';
    for (const stored of await library.reportPassages(id)) {
      count += 1;
      if (text.slice(stored.passage.start, stored.passage.end) === stored.text) continue;
      return problem(name, `a passage of ${id} is not what the report says`, 'Run isnad reindex --full.');
    }
  }
  return ok(name, `all ${count} passages are word for word in their reports`);
}

async function checkOrigin(config: Config, library: Library, embedder: Embedder | null, log: Log): Promise<Check> {
  const name = 'Index and model';
  const { embedding, analysis } = await library.state();
  if (embedder !== null && embedding?.fingerprint !== embedder.fingerprint) {
    const made = embedding === null ? 'no model' : embedding.model;
    return problem(
      name,
      `the index was made with ${made === embedder.model ? 'other files of' : ''} ${made}, not with ${embedder.model} as it is now`,
      'Run isnad reindex.',
    );
  }
  if (analysis !== analysisVersion(await openProgramLexicon(config, log))) {
    return problem(name, 'the index was made by another version of Isnad or of its lexicon', 'Run isnad reindex.');
  }
  return embedder === null
    ? problem(name, 'cannot be compared without the model', 'Mend the model first.')
    : ok(name, 'they belong together');
}

async function checkCalibration(library: Library): Promise<Check> {
  const name = 'Calibration';
  const saved = await library.derived(calibrationName);
  const { embedding } = await library.state();
  const calibration: Calibration | null = saved === null ? null : parseCalibration(saved.value);
  if (calibration === null || saved?.embedding !== embedding?.fingerprint) {
    return problem(name, 'it is missing, so each start measures it anew', 'Run isnad reindex.');
  }
  return ok(name, `floor ${calibration.floor.toFixed(3)}`);
}

async function checkFreshness(config: Config, library: Library): Promise<Check> {
  const name = 'Up to date';
  const { added, changed, removed } = await staleFiles(config.corpusDirectory, library);
  if (added.length + changed.length + removed.length === 0) return ok(name, 'the index holds what the corpus holds');
  const counts = `${added.length} new, ${changed.length} changed, ${removed.length} removed since the last reindex`;
  return problem(name, counts, 'Run isnad reindex; isnad status names the files.');
}

/** Whether corpus and index can be written, and the disk has room. */
export async function* checkDisk({ corpusDirectory, indexDirectory }: Config): AsyncGenerator<Check> {
  for (const [name, directory] of [
    ['Corpus folder', corpusDirectory],
    ['Index folder', indexDirectory],
  ] as const) {
    const folder = await nearestFolder(directory);
    const writable = await allows(folder, constants.W_OK | constants.X_OK);
    yield writable
      ? ok(name, `${directory} can be written`)
      : problem(name, `${directory} cannot be written`, `Change the permissions of ${folder}, or use another folder.`);
  }
  const { bavail, bsize } = await statfs(await nearestFolder(indexDirectory));
  const free = bavail * bsize;
  yield free >= littleSpace
    ? ok('Disk', `${bytesInWords(free)} free`)
    : problem('Disk', `only ${bytesInWords(free)} free`, `Make room: ${bytesInWords(littleSpace)} are advisable.`);
}

async function nearestFolder(directory: string): Promise<string> {
  if ((await allows(directory, constants.F_OK)) || path.dirname(directory) === directory) return directory;
  return nearestFolder(path.dirname(directory));
}

async function allows(file: string, mode: number): Promise<boolean> {
  return access(file, mode).then(
    () => true,
    () => false,
  );
}
