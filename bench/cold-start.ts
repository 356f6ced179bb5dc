import { programMain, runNode } from './processes.js';
import { median } from './statistics.js';

/** From the start of a process to its answer, in milliseconds; medians. */
export interface ColdStart {
  readonly answer: number;
  /** Until the process has ended. */
  readonly end: number;
  /** A process of Node.js that does nothing, started in between. */
  readonly bareNode: number;
  readonly runs: readonly number[];
}

const question = 'Where did the ISIS leaders go?';

/**
 * Starts the program anew with one question, several times.
 * @throws Error when it gives no answer
 */
export async function measureColdStart(
  corpusDirectory: string,
  indexDirectory: string,
  times: number,
): Promise<ColdStart> {
  const environment = { CORPUS_DIR: corpusDirectory, INDEX_DIR: indexDirectory };
  const bare: number[] = [];
  const answers: number[] = [];
  const ends: number[] = [];
  for (let time = 0; time < times; time += 1) {
    bare.push((await runNode(['-e', '0'])).endedAfter);
    const { exitCode, output, errors, answeredAfter, endedAfter } = await runNode(
      [programMain, 'ask', '--json', question],
      { environment },
    );
    if (exitCode !== 0 || answeredAfter === null) throw new Error(`The program gave no answer: ${output}${errors}`);
    answers.push(answeredAfter);
    ends.push(endedAfter);
  }
  return { answer: median(answers), end: median(ends), bareNode: median(bare), runs: answers };
}
