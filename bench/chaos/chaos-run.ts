import type { ProcessFigures } from '../load/process-figures.js';
import type { Random } from '../random.js';
import { type Baseline, checkAfter, lossesIn } from './check.js';
import { checkExports } from './exports.js';
import { allFaults } from './faults/all.js';
import type { Fault } from './faults/fault.js';
import { drawTargeted, hitOne } from './faults/requests.js';
import { FaultRecord, type Miss } from './record.js';
import { setStage, type Stage } from './stage.js';

export interface ChaosOptions {
  readonly seed: number;
  readonly seconds: number;
  /** Part of the names of the faults to be brought about; all without it. */
  readonly only?: string;
  /** Where the bot's log is kept. */
  readonly logFile?: string;
  readonly onFault?: (record: FaultRecord, misses: readonly Miss[]) => void;
  /** Ends the run before its time. */
  readonly signal?: AbortSignal;
}

/** All that a run showed. */
export interface ChaosRun {
  readonly options: ChaosOptions;
  /** Of each kind of fault, and of the time before the first. */
  readonly records: readonly FaultRecord[];
  /** Kinds that cannot be brought about here, with the reason. */
  readonly impossible: readonly (readonly [string, string])[];
  readonly tookSeconds: number;
  readonly starts: number;
  readonly quotesChecked: number;
  /** How often people were told that something is stored, by what it was. */
  readonly acknowledged: ReadonlyMap<string, number>;
  readonly diskWay: string | null;
  /** Of the bot's first process after its first questions, and of its last one at the end. */
  readonly atStart: ProcessFigures | null;
  readonly atEnd: ProcessFigures | null;
}

/** Faults that hit single requests, at once, between two others. */
const targetedAtOnce = 10;

/** Lets people use the bot, and brings one fault after the other into their world; after each it is checked that nothing is left of it. */
export async function runChaos(options: ChaosOptions): Promise<ChaosRun> {
  const stage = await setStage(options.seed, options.logFile);
  const leaving = new AbortController();
  const living = [stage.members, ...stage.moderators].map((each) => each.live(leaving.signal));
  try {
    return await bringAbout(stage, options);
  } finally {
    leaving.abort();
    await Promise.all(living);
    await stage.close();
  }
}

async function bringAbout(stage: Stage, options: ChaosOptions): Promise<ChaosRun> {
  const began = performance.now();
  const records = new Map<string, FaultRecord>();
  const recordOf = (name: string): FaultRecord => {
    const record = records.get(name) ?? new FaultRecord(name);
    records.set(name, record);
    return record;
  };
  const before = recordOf('none: before the first');
  stage.deeds.during = before;
  let baseline = await checkAfter(stage, before, { start: 0, figures: null });
  const atStart = baseline.figures;
  const possible = allFaults.filter((fault) => fault.impossible?.(stage) == null && isChosen(fault, options));
  const impossible = allFaults.flatMap((fault): [string, string][] => {
    const why = fault.impossible?.(stage);
    return why == null ? [] : [[fault.name, why]];
  });
  const deck = deckOf(possible, stage.fate);
  const isOver = (): boolean => options.signal?.aborted === true || performance.now() - began > options.seconds * 1_000;
  while (!isOver()) {
    const fault = deck.next().value as Fault | undefined;
    if (fault !== undefined) baseline = await bringOne(stage, fault, recordOf(fault.name), baseline, options);
    if (options.only === undefined && !isOver()) baseline = await hitSome(stage, recordOf, baseline, options);
  }
  await finish(stage, recordOf('none: at the end'));
  return {
    options,
    records: [...records.values()],
    impossible,
    tookSeconds: (performance.now() - began) / 1_000,
    starts: stage.bot.starts,
    quotesChecked: stage.texts.checked,
    acknowledged: stage.ledger.acknowledged,
    diskWay: stage.disk.way,
    atStart,
    atEnd: stage.bot.figures(),
  };
}

const isChosen = ({ name }: Fault, { only }: ChaosOptions): boolean => only === undefined || name.includes(only);

/** Every kind as often as its weight says, in random order, again and again. */
function* deckOf(faults: readonly Fault[], random: Random): Generator<Fault, undefined> {
  const cards = faults.flatMap((fault) => Array<Fault>(fault.weight).fill(fault));
  while (cards.length > 0) yield* random.sample(cards, cards.length);
  return undefined;
}

async function bringOne(
  stage: Stage,
  fault: Fault,
  record: FaultRecord,
  baseline: Baseline,
  { onFault }: ChaosOptions,
): Promise<Baseline> {
  stage.deeds.during = record;
  const missesBefore = record.misses.length;
  record.injected += 1;
  try {
    const note = await fault.inject(stage);
    if (note !== null) record.remark(note);
  } catch (error) {
    record.miss('not itself again', error instanceof Error ? error.message : String(error));
  }
  const after = await checkAfter(stage, record, baseline);
  const misses = record.misses.slice(missesBefore);
  if (misses.length === 0) record.survived += 1;
  onFault?.(record, misses);
  return after;
}

/** Several faults of single requests side by side: each hits an interaction of its own. */
async function hitSome(
  stage: Stage,
  recordOf: (name: string) => FaultRecord,
  baseline: Baseline,
  { onFault }: ChaosOptions,
): Promise<Baseline> {
  const kinds = drawTargeted(stage.fate, targetedAtOnce);
  stage.deeds.during = recordOf('none: beside faults of single requests');
  const hits = kinds.map(async (kind) => {
    const record = new FaultRecord(kind.name);
    if (await hitOne(stage, kind, record)) record.injected = 1;
    return record;
  });
  const hit = await Promise.all(hits);
  stage.discord.faults.clear();
  const after = await checkAfter(stage, stage.deeds.during, baseline);
  for (const each of hit) {
    if (each.misses.length === 0) each.survived = each.injected;
    onFault?.(each, each.misses);
    recordOf(each.name).add(each);
  }
  return after;
}

/** At the end everything is looked at once more: as the bot has it after another start, and as it is exported. */
async function finish(stage: Stage, record: FaultRecord): Promise<void> {
  stage.deeds.during = record;
  stage.deeds.isPaused = true;
  await stage.deeds.settle();
  await stage.bot.terminate();
  await stage.bot.start();
  for (const { what } of await lossesIn(stage)) record.miss('lost', what);
  for (const miss of await checkExports(stage)) record.miss('lost', miss);
}
