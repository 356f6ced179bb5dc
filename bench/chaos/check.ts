import { setTimeout as sleep } from 'node:timers/promises';
import { defaultSettings } from '../../src/records/settings.js';
import { openRecords } from '../../src/records/embedded/embedded-records.js';
import type { ProcessFigures } from '../load/process-figures.js';
import { saysOneOf } from '../load/said.js';
import type { Deed } from './deeds.js';
import type { Loss } from './ledger.js';
import type { FaultRecord } from './record.js';
import type { Stage } from './stage.js';

/** Milliseconds in which the bot has to be ready again. */
const readyWithin = 30_000;
/** How much more a process may hold than when it had answered its first questions: what it keeps of what it reads, and what its garbage collector leaves. */
const moreMemory = 400e6;
const moreHandles = 60;
/** Milliseconds that connections and files which are not needed any more take to be closed. */
const closedWithin = 40_000;

/** The process of the bot when it had answered its first questions. */
export interface Baseline {
  readonly start: number;
  readonly figures: ProcessFigures | null;
}

/**
 * Checks that a fault has left nothing behind: the bot is ready and answers, everything that it heard is answered, what people were told
 * is stored, and what it holds is no more than before.
 */
export async function checkAfter(stage: Stage, record: FaultRecord, baseline: Baseline): Promise<Baseline> {
  const { deeds } = stage;
  deeds.isPaused = true;
  try {
    await deeds.settle();
    return await check(stage, record, baseline);
  } finally {
    deeds.isPaused = false;
  }
}

async function check(stage: Stage, record: FaultRecord, baseline: Baseline): Promise<Baseline> {
  const { deeds, members, bot } = stage;
  if (!(await becomesReady(stage))) record.miss('not itself again', 'the bot did not become ready');
  for (const guild of ['One', 'Two']) {
    const { fate, text } = await askPatiently(members, guild);
    if (fate === 'told') record.miss('not itself again', `a question was refused afterwards: ${text}`);
  }
  deeds.noteRepetitions();
  for (const loss of await lossesIn(stage)) record.miss('lost', wordsOf(loss));
  if (baseline.start !== bot.starts) return { start: bot.starts, figures: bot.figures() };
  const grown = await grownSince(stage, baseline);
  if (grown !== null) record.miss('not itself again', grown);
  return baseline;
}

/** Asks, and asks again where it was too much for that moment: whoever was told so has lost nothing. */
async function askPatiently(members: Stage['members'], guild: string): Promise<Deed> {
  const deadline = performance.now() + readyWithin;
  for (;;) {
    const deed = await members.ask(guild);
    const isTooMuch = saysOneOf(deed.text, ({ failures }) => [
      failures.busy,
      failures.cooldown,
      failures.serverCooldown,
    ]);
    if (!isTooMuch || performance.now() > deadline) return deed;
    await sleep(500);
  }
}

async function becomesReady({ bot }: Stage): Promise<boolean> {
  const deadline = performance.now() + readyWithin;
  while (performance.now() < deadline) {
    if (await bot.process.isReady().catch(() => false)) return true;
    await sleep(50);
  }
  return false;
}

/** What people were told and is not so: votes and settings as the program reads them, reports as the bot gives them out. */
export async function lossesIn(stage: Stage): Promise<Loss[]> {
  const { ledger, moderators, index } = stage;
  const losses: Loss[] = [];
  const records = await openRecords(index);
  try {
    for (const moderator of moderators) {
      const { serverId } = moderator;
      const { settings, votes } = await records.servers.export(serverId);
      const values: Readonly<Record<string, unknown>> = { ...defaultSettings, ...settings };
      const given = new Map(votes.map(({ answer, person, helpful }) => [`${answer} ${person}`, helpful]));
      const [aSetting, aVote] = [`setting ${serverId} `, `vote ${serverId} `];
      losses.push(
        ...ledger.compare(
          (what) => String(values[what.slice(aSetting.length)]),
          (what) => what.startsWith(aSetting),
        ),
        ...ledger.compare(
          (what) => {
            const helpful = given.get(what.slice(aVote.length));
            return helpful === undefined ? 'none' : helpful ? 'helpful' : 'not helpful';
          },
          (what) => what.startsWith(aVote),
        ),
      );
      const reports = await moderator.exportReports();
      if (reports === null) losses.push({ what: `reports of ${serverId}`, expected: ['a file'], found: 'none' });
      else
        losses.push(
          ...ledger.compare(
            (what) => reports.get(moderator.titleIn(what) ?? '') ?? 'absent',
            (what) => moderator.titleIn(what) !== null,
          ),
        );
    }
  } finally {
    await records.close();
  }
  return losses;
}

const wordsOf = ({ what, expected, found }: Loss): string =>
  `${what}: ${short(found)} instead of ${expected.map(short).join(' or ')}`;

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

async function grownSince({ bot }: Stage, { figures: before }: Baseline): Promise<string | null> {
  if (before === null) return null;
  const deadline = performance.now() + closedWithin;
  for (;;) {
    const now = bot.figures();
    if (now === null) return null;
    const isGrown = now.memory > before.memory + moreMemory || now.handles > before.handles + moreHandles;
    if (!isGrown) return null;
    if (performance.now() > deadline)
      return `${megabytes(now.memory)} and ${now.handles} handles, after ${megabytes(before.memory)} and ${before.handles}`;
    await sleep(500);
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
