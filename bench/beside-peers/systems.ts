import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { programFolder } from '../../src/program.js';
import type { AskMeasurement, BuildMeasurement, EmbedMeasurement } from '../peers/src/measurements.js';
import { programMain } from '../processes.js';
import type { IsnadMeasurement } from './ask-isnad.js';
import { measureWithin, type Outcome, runWithin } from './child.js';
import type { ComparedCorpus } from './corpus.js';

/** What answering questions took, and the texts that came back. */
export interface Answers {
  /** Milliseconds, one a question. */
  readonly latencies: readonly number[];
  readonly computed: number;
  readonly texts: readonly (readonly string[])[];
  readonly peakMemory: number;
  /** What Isnad found before it decided whether to answer. */
  readonly ranked?: readonly (readonly string[])[];
}

/** Something that is measured: it works in processes of its own, each of them given up after so many milliseconds. */
export interface System {
  readonly name: string;
  /** Builds the index of a corpus in a new folder; embedding is in its time. */
  build(corpus: ComparedCorpus, folder: string, limit: number): Promise<Outcome<BuildMeasurement>>;
  ask(corpus: ComparedCorpus, folder: string, questionsFile: string, asked: Asked): Promise<Outcome<Answers>>;
  /** Milliseconds from the start of a process to its first answer. */
  start(corpus: ComparedCorpus, folder: string, question: Question, limit: number): Promise<Outcome<number>>;
}

export interface Asked {
  /** How many of the questions are asked before anything is measured. */
  readonly beforehand: number;
  readonly limit: number;
}

/** A question as text, and as the only one of a JSON file. */
export interface Question {
  readonly text: string;
  readonly file: string;
}

const ownProgram = path.join(programFolder, 'dist', 'bench', 'beside-peers', 'ask-isnad.js');

/** Isnad as people run it: `isnad reindex`, a session as the bot has, `isnad ask`. */
export const isnad: System = {
  name: 'Isnad',

  async build(corpus, folder, limit) {
    await rm(folder, { recursive: true, force: true });
    const reindexed = await runWithin(limit, [programMain, 'reindex'], settingsOf(corpus, folder));
    if (!reindexed.ok) return reindexed;
    const { computed, peakMemory, endedAfter } = reindexed.result;
    return { ok: true, result: { milliseconds: endedAfter, computed, peakMemory } };
  },

  async ask(_, folder, questionsFile, { beforehand, limit }) {
    const args = [ownProgram, folder, questionsFile, String(beforehand)];
    const asked = await measureWithin<IsnadMeasurement>(limit, args);
    return asked.ok ? { ok: true, result: { ...asked.result, texts: asked.result.quoted } } : asked;
  },

  async start(corpus, folder, { text }, limit) {
    return firstAnswer(await runWithin(limit, [programMain, 'ask', '--json', text], settingsOf(corpus, folder)));
  },
};

const settingsOf = ({ directory }: ComparedCorpus, folder: string): Record<string, string> => ({
  ...{ CORPUS_DIR: directory, INDEX_DIR: folder, LOG_LEVEL: 'warn' },
});

const firstAnswer = (ended: Outcome<{ readonly answeredAfter: number }>): Outcome<number> =>
  ended.ok ? { ok: true, result: ended.result.answeredAfter } : ended;

const peerProgram = (program: string): string => path.join(programFolder, 'bench', 'peers', 'dist', program);

/** One of the peers, by its name there. */
export function peer(id: string, name: string): System {
  return {
    name,

    async build(corpus, folder, limit) {
      const embedded = await vectorsOf(corpus, limit);
      if (!embedded.ok) return embedded;
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      const args = [peerProgram('build.js'), id, corpus.passagesFile, vectorsFileOf(corpus), folder];
      const built = await measureWithin<BuildMeasurement>(limit, args);
      if (!built.ok) return built;
      const { milliseconds, computed, peakMemory } = built.result;
      const { result: embedding } = embedded;
      return {
        ok: true,
        result: {
          milliseconds: milliseconds + embedding.milliseconds,
          computed: computed + embedding.computed,
          peakMemory,
        },
      };
    },

    async ask({ passages }, folder, questionsFile, { beforehand, limit }) {
      const args = [peerProgram('ask.js'), id, folder, questionsFile, String(beforehand)];
      const asked = await measureWithin<AskMeasurement>(limit, args);
      if (!asked.ok) return asked;
      const texts = asked.result.found.map((ids) => ids.map((found) => passages[found]?.text ?? ''));
      return { ok: true, result: { ...asked.result, texts } };
    },

    async start(_, folder, { file }, limit) {
      return firstAnswer(await runWithin(limit, [peerProgram('ask.js'), id, folder, file, '0']));
    },
  };
}

const vectorsFileOf = ({ passagesFile }: ComparedCorpus): string => passagesFile.replace(/\.jsonl$/, '.f32');

/** Every peer is given the same vectors; what making them took is counted for each. */
const embeddedOnce = new Map<string, Promise<Outcome<EmbedMeasurement>>>();

function vectorsOf(corpus: ComparedCorpus, limit: number): Promise<Outcome<EmbedMeasurement>> {
  const { passagesFile } = corpus;
  const known = embeddedOnce.get(passagesFile);
  if (known !== undefined) return known;
  const args = [peerProgram('embed.js'), passagesFile, vectorsFileOf(corpus)];
  const embedding = measureWithin<EmbedMeasurement>(limit, args);
  embeddedOnce.set(passagesFile, embedding);
  return embedding;
}
