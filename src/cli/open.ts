import path from 'node:path';
import type { Session } from '../answer/session.js';
import type { Config } from '../config.js';
import type { Embedder } from '../embedder/embedder.js';
import { IsnadError } from '../errors.js';
import type { EmbeddedLibrary } from '../library/embedded/embedded-library.js';
import type { IndexProgress } from '../library/library.js';
import type { Libraries } from '../library/libraries.js';
import type { PostgresLibrary } from '../library/postgres/postgres-library.js';
import { lexiconDirectory, calibrationFolder } from '../program.js';
import type { Records } from '../records/records.js';
import type { Lexicon } from '../search/lexicon.js';
import type { Log } from './log.js';
import { timed } from './spans.js';

/** The base library, in the index folder or in a database. */
export type ConfiguredLibrary = EmbeddedLibrary | PostgresLibrary;

/** Everything that answering needs, open. */
export interface Opened {
  readonly session: Session;
  readonly libraries: Libraries;
  /** The base library. */
  readonly library: ConfiguredLibrary;
  readonly lexicon: Lexicon;
}

/** Opens the lexicon that comes with the program; what is worked out from it is kept beside the index. */
export async function openProgramLexicon({ indexDirectory }: Config, log: Log): Promise<Lexicon> {
  return timed(log, 'lexicon', async () => {
    const { openLexicon } = await import('../search/lexicon.js');
    return openLexicon(lexiconDirectory, { cacheDirectory: path.join(indexDirectory, 'lexicon') });
  });
}

/** Opens a model by name; a download, where the model is not on this machine, is shown on standard error. */
export async function openModel(config: Config, model: string, log: Log): Promise<Embedder> {
  return timed(log, `model ${model}`, async () => {
    const { openEmbedder } = await import('../embedder/worker-embedder.js');
    const { downloadSettings } = await import('./download-settings.js');
    const { openProgress } = await import('./progress.js');
    const progress = await openProgress(log.showsProgress);
    try {
      return await openEmbedder({
        model,
        modelsDirectory: config.modelsDirectory,
        ...downloadSettings(config, log, progress),
      });
    } finally {
      progress.stop();
    }
  });
}

/** The off-topic questions that refusal is calibrated with. */
export async function programCalibrationQuestions() {
  return (await import('../answer/calibration-questions.js')).readCalibrationQuestions(calibrationFolder);
}

/**
 * Opens the library of a configuration.
 * @param onIndexProgress told how far the vector index is where it takes long: a graph, or one that is rebuilt
 * @throws IsnadError `library-missing` without `create` when there is none, and what `openLibrary` throws
 */
export async function openConfiguredLibrary(
  config: Config,
  log: Log,
  create = false,
  onIndexProgress?: IndexProgress,
): Promise<ConfiguredLibrary> {
  return timed(log, 'library', async () => {
    if (config.libraryUrl !== '') {
      const { openPostgresLibrary } = await import('../library/postgres/open.js');
      return openPostgresLibrary(config.libraryUrl, { create, onNotice: log.warn });
    }
    const { openLibrary } = await import('../library/embedded/open.js');
    return openLibrary({
      ...folderOptions(config, log),
      create,
      ...(onIndexProgress === undefined ? {} : { onProgress: onIndexProgress }),
    });
  });
}

/** The libraries of servers beside a base library. They close it with them. */
export async function librariesOf(config: Config, log: Log, base: ConfiguredLibrary): Promise<Libraries> {
  if ('database' in base) {
    const { PostgresLibraries } = await import('../library/postgres/postgres-libraries.js');
    return new PostgresLibraries(base, { onNotice: log.warn });
  }
  const { EmbeddedLibraries } = await import('../library/embedded/embedded-libraries.js');
  return new EmbeddedLibraries(base, folderOptions(config, log));
}

const folderOptions = ({ indexDirectory, vectorIndex }: Config, log: Log) => ({
  ...{ directory: indexDirectory, vectorIndex },
  onNotice: log.warn,
});

/**
 * Opens what is recorded beside a base library, in the same folder or database.
 * @throws IsnadError what `openRecords` throws
 */
export async function recordsBeside(config: Config, base: ConfiguredLibrary): Promise<Records> {
  if ('database' in base) {
    return (await import('../records/postgres/postgres-records.js')).openPostgresRecords(base.database);
  }
  return (await import('../records/embedded/embedded-records.js')).openRecords(config.indexDirectory);
}

/**
 * Opens library, lexicon, model and session, side by side. Where nothing was ever published, the index is built first.
 * @param firstQuestion if known: the lexicon is made ready for its language while the model is being loaded
 * @throws IsnadError what they throw
 */
export async function openForAsking(config: Config, log: Log, firstQuestion?: string): Promise<Opened> {
  const model = await startModel(config, log);
  // The lexicon is read while the library is opened: whichever fails first, the other's failure is not left unheard.
  const lexicon = openProgramLexicon(config, log);
  lexicon.catch(() => {});
  let library: ConfiguredLibrary | undefined;
  try {
    library = await openFilledLibrary(config, log, model);
    const { openSession } = await import('../answer/session.js');
    const parts = {
      libraries: await librariesOf(config, log, library),
      lexicon: await lexicon,
      openEmbedder: (name: string) => model.take(name),
      calibrationQuestions: await calibrationReader(),
      onNotice: log.warn,
    };
    const opening = timed(log, 'session', () => openSession(parts));
    opening.catch(() => {});
    if (firstQuestion !== undefined) await timed(log, 'words', () => readyFor(firstQuestion, parts.lexicon));
    const session = await opening;
    await remarkOnSettings(config, library, await lexicon, log);
    return { session, libraries: parts.libraries, library, lexicon: parts.lexicon };
  } catch (error) {
    await library?.close();
    throw error;
  } finally {
    await model.discard();
  }
}

/** A language's words are read, or even stemmed, when they are first asked for: time in which the model's thread needs no other. */
async function readyFor(question: string, lexicon: Lexicon): Promise<void> {
  const { detectLanguage } = await import('../language/detect.js');
  lexicon.keys(detectLanguage(question));
}

async function calibrationReader() {
  const { readCalibrationQuestions } = await import('../answer/calibration-questions.js');
  return () => readCalibrationQuestions(calibrationFolder);
}

async function openFilledLibrary(config: Config, log: Log, model: StartedModel): Promise<ConfiguredLibrary> {
  try {
    const library = await openConfiguredLibrary(config, log);
    const { embedding, passages } = await library.state();
    if (embedding !== null && passages > 0) return library;
    await library.close();
  } catch (error) {
    if (!(error instanceof IsnadError) || error.identifier !== 'library-missing') throw error;
  }
  log.warn('There is no index yet: it is built now, once.');
  const { buildIndex } = await import('./build-index.js');
  await buildIndex(config, log, { embedder: await model.borrow() });
  return openConfiguredLibrary(config, log);
}

async function remarkOnSettings(config: Config, library: ConfiguredLibrary, lexicon: Lexicon, log: Log): Promise<void> {
  const { embedding, analysis } = await library.state();
  if (embedding !== null && embedding.model !== config.embeddingModel) {
    log.warn(
      `The index was made with the model ${embedding.model} and is asked with it; isnad reindex makes it with ${config.embeddingModel}.`,
    );
  }
  const { analysisVersion } = await import('../indexing/analysis.js');
  if (analysis !== analysisVersion(lexicon)) {
    log.warn('The index was made by another version of Isnad or of its lexicon; isnad reindex brings it up to date.');
  }
}

/** The configured model, being loaded while it is not yet known whether the library needs this one. */
interface StartedModel {
  /** The model of this name, to be closed by whoever takes it. */
  take(name: string): Promise<Embedder>;
  /** The configured model, still to be taken or discarded. */
  borrow(): Promise<Embedder>;
  /** Closes the model if nobody took it. */
  discard(): Promise<void>;
}

/** Loads the configured model at once, unless that would download one which the library may not need. */
async function startModel(config: Config, log: Log): Promise<StartedModel> {
  const { locateModel } = await import('../embedder/locate.js');
  const { embeddingModel, modelsDirectory } = config;
  let loading: Promise<Embedder> | undefined;
  const start = (): Promise<Embedder> => {
    loading ??= openModel(config, embeddingModel, log);
    loading.catch(() => {});
    return loading;
  };
  try {
    if (locateModel(embeddingModel, { modelsDirectory }).source !== 'remote') void start();
  } catch (error) {
    // The library may have been made with another model; if not, taking this one fails with the same words.
    log.debug(String(error));
  }
  return {
    borrow: start,
    take(name) {
      if (name !== embeddingModel) return openModel(config, name, log);
      const taken = start();
      loading = undefined;
      return taken;
    },
    async discard() {
      const left = await loading?.catch(() => undefined);
      loading = undefined;
      await left?.close();
    },
  };
}
