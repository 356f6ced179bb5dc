import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { IsnadError } from '../../src/errors.js';
import type { Database } from '../../src/library/postgres/database.js';
import { openLibraryIn } from '../../src/library/postgres/open.js';
import { openPostgresRecords } from '../../src/records/postgres/postgres-records.js';
import { vote } from '../records/sample.js';
import { vectorOf } from './sample.js';

/** What became of each question and the vote after it, by the answer that was voted on. */
export type Outcomes = ReadonlyMap<string, string>;

export interface Load {
  /** Waits until so many more were answered. */
  answered(more: number): Promise<void>;
  end(): Promise<Outcomes>;
}

const server = '100000000000000009';

/** Asks the base library of clustered reports and votes, twenty at a time, until it is ended. */
export function putUnderLoad(database: Database): Load {
  const outcomes = new Map<string, string>();
  let number = 0;
  let isOver = false;
  const asking = (async () => {
    const library = await openLibraryIn(database, 'base');
    const records = openPostgresRecords(database);
    const ask = async (answer: string): Promise<string> => {
      await library.refresh();
      const hits = await library.findByVector(vectorOf(`topic${answer.length}`), 5);
      if ((await library.passages(hits.map((hit) => hit.passage))).length !== 5) return 'wrong';
      return records.votes.put(vote({ server, answer }));
    };
    const askOn = async (): Promise<void> => {
      while (!isOver) {
        const answer = String(number++);
        const outcome = await ask(answer).catch((error: unknown) =>
          error instanceof IsnadError ? error.identifier : String(error),
        );
        outcomes.set(answer, outcome);
      }
    };
    await Promise.all(Array.from({ length: 20 }, askOn));
    await records.close();
  })();
  const countAnswered = (): number => [...outcomes.values()].filter((outcome) => outcome === 'new').length;
  return {
    async answered(more) {
      const until = countAnswered() + more;
      while (countAnswered() < until) await wait(20);
    },
    async end() {
      isOver = true;
      await asking;
      return outcomes;
    },
  };
}

/** Each question was answered or refused kindly, and each vote that was told to be stored is. */
export async function expectNothingLost(outcomes: Outcomes, database: Database): Promise<void> {
  const kinds = new Set(outcomes.values());
  for (const kind of kinds) expect(['new', 'library-unreachable', 'library-busy']).toContain(kind);
  const records = openPostgresRecords(database);
  const stored = new Set((await records.servers.export(server)).votes.map(({ answer }) => answer));
  await records.close();
  const lost = [...outcomes].filter(([answer, outcome]) => outcome === 'new' && !stored.has(answer));
  expect(lost).toEqual([]);
}
