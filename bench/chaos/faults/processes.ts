import { readdirSync, readFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import { killReindex, type KillMoment } from '../../killed-reindex.js';
import { programMain, runProgram } from '../../processes.js';
import type { Random } from '../../random.js';
import { saysOneOf } from '../../load/said.js';
import type { Stage } from '../stage.js';
import type { Fault } from './fault.js';

/** Milliseconds that a reindex of the starter corpus takes from its start to its end, about. */
const reindexTakes = 2_500;
/** Milliseconds that adding a report takes, about. */
const addingTakes = 400;

type End = (stage: Stage) => Promise<void>;

const kill: End = async ({ bot }) => bot.kill();

/** Whoever is asked to end says 0 when all is done. */
const terminate: End = async ({ bot, deeds }) => {
  const end = await bot.terminate();
  if (end !== 0) deeds.during.miss('not itself again', `SIGTERM ended the bot with ${end}`);
};

/** Ends the bot at a moment of something that people have it do, and starts it again. */
function ended(name: string, weight: number, end: End, doing: (stage: Stage) => Promise<unknown>): Fault {
  return {
    name,
    weight,
    async inject(stage) {
      const done = doing(stage);
      await sleep(momentIn(stage.fate, addingTakes));
      await end(stage);
      await stage.bot.start();
      await done;
      return null;
    },
  };
}

/** A moment from the beginning to some time after the end. */
const momentIn = (random: Random, takes: number): number => Math.round(random.number() * 1.2 * takes);

const answering = ({ members }: Stage): Promise<unknown> =>
  Promise.all(Array.from({ length: 6 }, (_, number) => members.visit(number % 2 === 0 ? 'One' : 'Two')));

const adding = ({ moderators, fate }: Stage): Promise<unknown> => fate.pick(moderators).addReport();

/** The bot brings the base library up to its corpus, in a process of its own. */
async function refreshing({ corpus, deeds, discord, operator }: Stage): Promise<unknown> {
  await corpus.change();
  return deeds.interact('/index refresh-base', () => discord.invoke('index refresh-base', {}, operator), {
    patience: 60_000,
    isProgress: (text) =>
      saysOneOf(text, ({ index }) => [
        index.started,
        index.reading,
        index.embedding,
        index.calibrating,
        index.building,
      ]),
  });
}

const refreshKilled: Fault = {
  name: 'kill -9 of the reindex that the bot runs',
  weight: 2,
  async inject(stage) {
    const done = refreshing(stage);
    await sleep(momentIn(stage.fate, reindexTakes));
    const children = childrenOf(stage.bot.process.id);
    for (const child of children) signalTo(child, 'SIGKILL');
    await done;
    return children.length === 0 ? 'had ended before' : null;
  },
};

const refreshOrphaned: Fault = {
  name: 'kill -9 of the bot while it reindexes',
  weight: 2,
  async inject(stage) {
    const done = refreshing(stage);
    await sleep(momentIn(stage.fate, reindexTakes));
    const children = childrenOf(stage.bot.process.id);
    await stage.bot.kill();
    if (stage.fate.number() < 0.5) for (const child of children) signalTo(child, 'SIGKILL');
    await stage.bot.start();
    await done;
    while (children.some((child) => signalTo(child, 0))) await sleep(20);
    return null;
  },
};

/** Sends a process a signal; 0 only looks for it. @returns whether it is there */
function signalTo(id: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(id, signal);
  } catch {
    return false;
  }
}

/** Processes that a process has started and that run. */
function childrenOf(id: number): number[] {
  try {
    return readdirSync(`/proc/${id}/task`).flatMap((task) =>
      readFileSync(`/proc/${id}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

const reindexKilled: Fault = {
  name: 'kill -9 of isnad reindex (any moment, vector index, manifest)',
  weight: 4,
  async inject({ corpus, environment, index, fate }) {
    await corpus.change();
    const soon = Math.round(fate.number() * fate.number() * 120);
    const moment = fate.pick<KillMoment>([
      { after: 'start', milliseconds: momentIn(fate, reindexTakes) },
      { after: 'index file', milliseconds: soon },
      { after: 'manifest', milliseconds: soon },
    ]);
    const { phase, exitCode, errors } = await killReindex(environment, index, fate.number() < 0.2, moment);
    if (exitCode !== null && exitCode !== 0) throw new Error(`The reindex failed: ${errors}`);
    if (fate.number() < 0.3) await runProgram(['reindex'], environment);
    return phase;
  },
};

const reindexTerminated: Fault = {
  name: 'SIGTERM of isnad reindex',
  weight: 1,
  async inject({ corpus, environment, fate }) {
    await corpus.change();
    const child = spawn(process.execPath, [programMain, 'reindex'], {
      env: { ...process.env, ...environment },
      stdio: 'ignore',
    });
    const ending = once(child, 'close');
    await sleep(momentIn(fate, reindexTakes));
    child.kill('SIGTERM');
    await ending;
    return null;
  },
};

/** Looks for the file of a server's vector index that is being written. */
async function untilIndexIsWritten({ index }: Stage): Promise<void> {
  const deadline = performance.now() + 5_000;
  while (performance.now() < deadline) {
    if (partialIn(path.join(index, 'servers'))) return;
    await sleep(1);
  }
}

function partialIn(servers: string): boolean {
  try {
    return readdirSync(servers).some((server) =>
      readdirSync(path.join(servers, server)).some((name) => name.endsWith('.partial')),
    );
  } catch {
    return false;
  }
}

const killedWritingIndex: Fault = {
  name: 'kill -9 while a server’s vector index is written',
  weight: 2,
  async inject(stage) {
    const done = adding(stage);
    await Promise.race([untilIndexIsWritten(stage), done]);
    await sleep(stage.fate.between(0, 8));
    await stage.bot.kill();
    await stage.bot.start();
    await done;
    return null;
  },
};

export const processFaults: readonly Fault[] = [
  ended('kill -9 while answering', 4, kill, answering),
  ended('SIGTERM while answering', 4, terminate, answering),
  ended('kill -9 during /library add', 3, kill, adding),
  ended('SIGTERM during /library add', 2, terminate, adding),
  killedWritingIndex,
  refreshKilled,
  refreshOrphaned,
  reindexKilled,
  reindexTerminated,
];
