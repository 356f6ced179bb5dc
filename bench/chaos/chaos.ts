import { Command } from 'commander';
import { circumstancesOf } from '../circumstances.js';
import { wholeNumber } from '../flags.js';
import { saveSection } from '../saved-results.js';
import { runChaos } from './chaos-run.js';
import { chaosText, headingOf, injectedIn, missesIn } from './chaos-text.js';

interface Flags {
  readonly seconds: number;
  readonly seed: number;
  readonly only?: string;
  readonly log?: string;
  readonly save?: boolean;
}

const flags = new Command('chaos')
  .description(
    'Lets people use the bot, a process of its own in a Discord of our own, while processes are killed, disks fill, files vanish and Discord fails. Fails when anything acknowledged is lost, a quote is wrong, or anybody is left without a word.',
  )
  .option('--seconds <n>', 'how long faults are brought about', wholeNumber, 600)
  .option('--seed <n>', 'seed of faults and moments', wholeNumber, 2016)
  .option('--only <text>', 'only faults whose name has this in it')
  .option('--log <file>', 'add the log of the bot to this file')
  .option('--save', 'keep the results in bench/chaos/results.md')
  .parse()
  .opts<Flags>();

const began = performance.now();
const circumstances = circumstancesOf();
const leaving = new AbortController();
// The rest is cleared away then: the disk above all.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => leaving.abort());
const run = await runChaos({
  seed: flags.seed,
  seconds: flags.seconds,
  signal: leaving.signal,
  ...(flags.only === undefined ? {} : { only: flags.only }),
  ...(flags.log === undefined ? {} : { logFile: flags.log }),
  onFault({ name }, misses) {
    const at = ((performance.now() - began) / 1_000).toFixed(1).padStart(6);
    const told = misses.map(({ kind, what }) => `\n  ${kind}: ${what}`).join('');
    process.stderr.write(`${at} s ${misses.length === 0 ? 'survived' : 'MISSED  '} ${name}${told}\n`);
  },
});
const [heading, text] = [headingOf(run), chaosText(run, circumstances)];
process.stdout.write(`${heading}\n\n${text}`);
if (flags.save === true) await saveSection('chaos', heading, text);
process.exitCode = missesIn(run).length === 0 && injectedIn(run) > 0 ? 0 : 1;
