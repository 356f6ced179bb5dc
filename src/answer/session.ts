import type { Embedder } from '../embedder/embedder.js';
import { IsnadError } from '../errors.js';
import type { Libraries } from '../library/libraries.js';
import type { LibraryReader } from '../library/library.js';
import { baseScope, type Scope } from '../library/scope.js';
import { keepWordVectors } from '../search/word-vectors.js';
import type { Lexicon } from '../search/lexicon.js';
import type { Answer } from './answer.js';
import { type AnswerSources, type AskOptions, ask } from './ask.js';
import { type Calibration, calibrate, calibrationName, parseCalibration } from './calibration.js';
import { type CalibrationQuestions } from './calibration-questions.js';
import { shareRuns } from './shared-runs.js';
import { warmUpQuestions } from './warm-up.js';

export interface SessionParts {
  readonly libraries: Libraries;
  readonly lexicon: Lexicon;
  /** Opens the model that a library's vectors were made with. */
  readonly openEmbedder: (model: string) => Promise<Embedder>;
  /** Asked for only where a library has no calibration yet. */
  readonly calibrationQuestions: () => CalibrationQuestions;
  readonly onNotice?: (message: string) => void;
}

/** Libraries opened for asking. It follows what other processes publish, a switch of the model included. */
export interface Session {
  /** Asks what may be read in a scope. */
  ask(question: string, scope: Scope, options?: AskOptions): Promise<Answer>;
  /** What may be read in a scope, as of now: for what is shown beside answers. */
  reader(scope: Scope): Promise<LibraryReader>;
  /** The same as of what was taken over last, without waiting for a new index or model: where a word must be said at once. */
  currentReader(scope: Scope): Promise<LibraryReader>;
  /** Takes over what was published to the base library since; asking and reading do so by themselves. */
  adopt(): Promise<void>;
  /** Asks itself some questions, so that the first ones of people need not wait for what is read or made when it is first needed. */
  warmUp(): Promise<void>;
  /** The embedder in use now. */
  embedder(): Embedder;
  /** Closes embedder and libraries. */
  close(): Promise<void>;
}

/**
 * Opens a session on what the library holds.
 * @throws IsnadError `library-missing` when nothing was published yet, `library-changed` when the model's files are not those that made the vectors.
 */
export async function openSession(parts: SessionParts): Promise<Session> {
  const { libraries } = parts;
  let sources = await openSources(parts, null);
  const inFlight = new Set<Promise<unknown>>();

  /** Whether the library's vectors are of the model that questions are embedded with. */
  const isCurrent = async ({ embedder }: BaseSources): Promise<boolean> =>
    (await libraries.base.state()).embedding?.fingerprint === embedder.fingerprint;

  /** An adoption that fails (a model that is not there) is tried again with the next question. */
  const adoption = shareRuns(async () => {
    if ((await libraries.refresh()) || !(await isCurrent(sources))) sources = await openSources(parts, sources);
  });

  const generationIn = async (scope: Scope): Promise<number> => {
    await adoption.run();
    return (await (await libraries.inScope(scope)).state()).generation;
  };

  /**
   * A question that is being answered while the model is switched is asked again: its passages may be of the one, its vector of the other.
   * So is one that found nothing while reports were exchanged: its passages may have gone from under it.
   */
  const answer = async (question: string, scope: Scope, options: AskOptions | undefined): Promise<Answer> => {
    await adoption.run();
    const used = sources;
    try {
      const sourcesUsed = await sourcesIn(scope, used, libraries);
      const { generation } = await sourcesUsed.library.state();
      const answered = await ask(question, sourcesUsed, options);
      const isSteady = answered.answered || (await generationIn(scope)) === generation;
      if (isSteady && (await isCurrent(used))) return answered;
    } catch (error) {
      if (await isCurrent(used)) throw error;
    }
    return answer(question, scope, options);
  };

  const askAndFollow: Session['ask'] = (question, scope, options) => {
    const answering = answer(question, scope, options);
    inFlight.add(answering);
    return answering.finally(() => inFlight.delete(answering));
  };

  return {
    ask: askAndFollow,
    async reader(scope) {
      await adoption.run();
      return libraries.inScope(scope);
    },
    currentReader: (scope) => libraries.inScope(scope),
    adopt: () => adoption.run(),
    async warmUp() {
      const questions = await warmUpQuestions(libraries.base, parts.lexicon, parts.calibrationQuestions());
      for (const question of questions) await askAndFollow(question, baseScope);
    },
    embedder: () => sources.embedder,
    async close() {
      await Promise.allSettled([adoption.settled(), ...inFlight]);
      await sources.embedder.close();
      await libraries.close();
    },
  };
}

/** What answering in any scope needs, as of one generation of the base library. */
type BaseSources = Omit<AnswerSources, 'library'>;

/** The same in one scope. A server with reports of its own is asked by a calibration that was measured with them, once there is one. */
async function sourcesIn(scope: Scope, base: BaseSources, libraries: Libraries): Promise<AnswerSources> {
  const library = await libraries.inScope(scope);
  if (library === libraries.base) return { ...base, library };
  const saved = await library.derived(calibrationName);
  const own = saved?.embedding === base.embedder.fingerprint ? parseCalibration(saved.value) : null;
  return { ...base, library, calibration: own ?? base.calibration };
}

async function openSources(parts: SessionParts, before: BaseSources | null): Promise<BaseSources> {
  const current = before?.embedder;
  const { libraries, lexicon, onNotice } = parts;
  const { embedding, passages } = await libraries.base.state();
  if (embedding === null || passages === 0) {
    throw new IsnadError('library-missing', 'There is no index yet.', { hint: 'Run isnad reindex.' });
  }
  const embedder = current?.fingerprint === embedding.fingerprint ? current : await parts.openEmbedder(embedding.model);
  if (embedder.fingerprint !== embedding.fingerprint) {
    await embedder.close();
    throw new IsnadError('library-changed', `The index was made with other files of the model ${embedding.model}.`, {
      hint: 'Run isnad reindex: it embeds the reports with the model as it is now.',
    });
  }
  const calibration = await calibrationOf(parts, embedder);
  if (embedder !== current) await current?.close();
  const wordVectors = before !== null && embedder === current ? before.wordVectors : keepWordVectors(embedder);
  const sources = { embedder, lexicon, calibration, wordVectors };
  return onNotice === undefined ? sources : { ...sources, onDroppedQuote: onNotice };
}

/** The library's calibration for its model; measured now where a process was stopped before it could be saved. */
async function calibrationOf(parts: SessionParts, embedder: Embedder): Promise<Calibration> {
  const saved = await parts.libraries.base.derived(calibrationName);
  const usable = saved?.embedding === embedder.fingerprint ? parseCalibration(saved.value) : null;
  if (usable !== null) return usable;
  const measured = await calibrate(parts.libraries.base, embedder, parts.lexicon, parts.calibrationQuestions());
  if (measured === null)
    throw new IsnadError('library-missing', 'The index holds no passages.', {
      hint: 'Add reports, then run isnad reindex.',
    });
  return measured;
}
