import { Command } from 'commander';
import { circumstancesOf } from '../circumstances.js';
import { wholeNumber } from '../flags.js';
import { saveSection } from '../saved-results.js';
import { runLoad } from './load-run.js';
import { headingOf, loadText, unansweredIn } from './load-text.js';

interface Flags {
  readonly rate: number;
  readonly seconds: number;
  readonly servers: number;
  readonly whileReindexing?: boolean;
  readonly save?: boolean;
  readonly botOptions?: string;
}

const flags = new Command('load')
  .description(
    'Asks the bot, as a process of its own in a Discord of our own, many questions a second. Fails when one is left without a reply.',
  )
  .option('--rate <n>', 'questions a second', wholeNumber, 200)
  .option('--seconds <n>', 'how long they are asked', wholeNumber, 60)
  .option('--servers <n>', 'servers that they come from', wholeNumber, 50)
  .option('--while-reindexing', 'bring the index up to a changed corpus in the middle')
  .option('--save', 'keep the results in bench/load/results.md')
  .option('--bot-options <list>', 'options of Node.js for the bot, such as "--cpu-prof --cpu-prof-dir=profiles"')
  .parse()
  .opts<Flags>();

const circumstances = circumstancesOf();
const run = await runLoad({
  rate: flags.rate,
  seconds: flags.seconds,
  servers: flags.servers,
  isReindexed: flags.whileReindexing ?? false,
  nodeOptions: flags.botOptions?.split(' ').filter(Boolean) ?? [],
});
const [heading, text] = [headingOf(run), loadText(run, circumstances)];
process.stdout.write(`${heading}\n\n${text}`);
if (flags.save === true) await saveSection('load', heading, text);
process.exitCode = unansweredIn(run) === 0 ? 0 : 1;
