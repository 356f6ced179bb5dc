import { Command, InvalidArgumentError } from 'commander';
import { circumstancesOf } from '../circumstances.js';
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
  .option('--seconds <n>', 'how long faults are brought about', count, 600)
  .option('--seed <n>', 'seed of faults and moments', count, 2016)
  .option('--only <text>', 'only faults whose name has this in it')
  .option('--log <file>', 'add the log of the bot to this file')
  .option('--save', 'keep the results in bench/chaos/results.md')
  .parse()
  .opts<Flags>();

function count(value: string): number {
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a whole number from 1 on.');
}

const circumstances = circumstancesOf();
const leaving = new AbortController();
process.once('SIGINT', () => leaving.abort());
const run = await runChaos({
  seed: flags.seed,
  seconds: flags.seconds,
  signal: leaving.signal,
  ...(flags.only === undefined ? {} : { only: flags.only }),
  ...(flags.log === undefined ? {} : { logFile: flags.log }),
  onFault({ name }, misses) {
    const told = misses.map(({ kind, what }) => `\n  ${kind}: ${what}`).join('');
    process.stderr.write(`${misses.length === 0 ? 'survived' : 'MISSED  '} ${name}${told}\n`);
  },
});
const [heading, text] = [headingOf(run), chaosText(run, circumstances)];
process.stdout.write(`${heading}\n\n${text}`);
if (flags.save === true) await saveSection('chaos', heading, text);
process.exitCode = missesIn(run).length === 0 && injectedIn(run) > 0 ? 0 : 1;
