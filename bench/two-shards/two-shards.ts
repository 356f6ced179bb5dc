import { Command } from 'commander';
import { circumstancesOf } from '../circumstances.js';
import { wholeNumber } from '../flags.js';
import { saveSection } from '../saved-results.js';
import { runTwoShards } from './two-shards-run.js';
import { faultsOf, headingOf, twoShardsText } from './two-shards-text.js';

interface Flags {
  readonly restart: string;
  readonly seconds: number;
  readonly away: number;
  readonly seed: number;
  readonly save?: boolean;
}

const seconds = (value: string): number => (value === '0' ? 0 : wholeNumber(value));

const flags = new Command('two-shards')
  .description(
    'Runs a bot of two shards over one PostgreSQL server (ISNAD_TEST_POSTGRES), which is restarted in the middle. Fails when anybody is left without a reply or anything acknowledged is lost.',
  )
  .requiredOption('--restart <command>', 'how to restart the server: a command of the shell')
  .option('--seconds <n>', 'how long people ask, vote and moderate', wholeNumber, 60)
  .option('--away <n>', 'seconds that the server stays stopped: handed to the command as its last argument', seconds, 0)
  .option('--seed <n>', 'what they do', wholeNumber, 1)
  .option('--save', 'keep the results in bench/two-shards/results.md')
  .parse()
  .opts<Flags>();

const server = process.env['ISNAD_TEST_POSTGRES'];
if (server === undefined) throw new Error('ISNAD_TEST_POSTGRES is not set: the address of a server, as a superuser.');
const circumstances = circumstancesOf();
const run = await runTwoShards({ server, ...flags });
const [heading, text] = [headingOf(run), twoShardsText(run, circumstances)];
process.stdout.write(`${heading}\n\n${text}`);
if (flags.save === true) await saveSection('two-shards', heading, text);
process.exitCode = faultsOf(run).length === 0 ? 0 : 1;
