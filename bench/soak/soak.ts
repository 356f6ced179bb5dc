import { Command } from 'commander';
import { circumstancesOf } from '../circumstances.js';
import { wholeNumber } from '../flags.js';
import { saveSection } from '../saved-results.js';
import { runSoak, type SoakOptions } from './soak-run.js';
import { faultsIn, headingOf, soakText } from './soak-text.js';

const flags = new Command('soak')
  .description(
    'Asks the bot, as a process of its own in a Discord of our own, steadily for a long time, and looks at its memory, its handles and how fast it answers. Fails when a question is left without a reply, handles stay open or a new index is not taken up.',
  )
  .option('--minutes <n>', 'how long it is asked', wholeNumber, 20)
  .option('--rate <n>', 'questions a second', wholeNumber, 20)
  .option('--servers <n>', 'servers that they come from', wholeNumber, 10)
  .option('--reindexes <n>', 'how often the index is brought up to a changed corpus', wholeNumber, 4)
  .option('--save', 'keep the results in bench/soak/results.md')
  .parse()
  .opts<SoakOptions & { readonly save?: boolean }>();

const circumstances = circumstancesOf();
const run = await runSoak(flags);
const [heading, text] = [headingOf(run), soakText(run, circumstances)];
process.stdout.write(`${heading}\n\n${text}`);
if (flags.save === true) await saveSection('soak', heading, text);
process.exitCode = faultsIn(run).length === 0 ? 0 : 1;
