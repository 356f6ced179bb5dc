import { Command, Option } from 'commander';

export interface EvalFlags {
  readonly questions: string;
  readonly reports?: string;
  readonly model?: string;
  readonly group: readonly string[];
  readonly misses?: boolean;
  readonly save?: string;
  readonly compare?: string;
  readonly html?: string;
  readonly json?: boolean;
}

/** `isnad eval`: how well questions with known answers are answered. */
export function evalCommand(): Command {
  return new Command('eval')
    .description('Ask questions whose answers are known, and print how many were found, answered and refused.')
    .option('--questions <file>', 'questions, one JSON object a line', 'tests/questions/starter.jsonl')
    .option('--reports <dir>', 'folder of the reports they are about; the corpus unless given')
    .option('--model <name>', 'embedding model: a name or folder (EMBEDDING_MODEL)')
    .option(
      '--group <name=first..last>',
      'one more row, for the questions with ids from first to last; may be given several times',
      (value: string, before: readonly string[]) => [...before, value],
      [] as readonly string[],
    )
    .option('--misses', 'list the questions whose answer was not at the first place, or that were wrongly answered')
    .option('--save <file>', 'keep what came of every question, as JSON')
    .option('--compare <file>', 'tell what was gained and lost since a run that was saved')
    .option('--html <file>', 'write a page with charts and every miss, to be opened in a browser')
    .addOption(new Option('--json', 'print what --save keeps instead of tables').conflicts(['misses', 'compare']))
    .addHelpText(
      'after',
      `
The index is built in a temporary folder and removed afterwards; pages in --reports are imported as isnad add would.
How to write a question file and how to read the figures: docs/evaluation.md.
Examples:
  isnad eval
  isnad eval --questions questions.jsonl --html evaluation.html
  isnad eval --questions questions.jsonl --save before.json     then change something, and
  isnad eval --questions questions.jsonl --compare before.json
  isnad eval --questions questions.jsonl --reports pages/ --group off-topic=q111..q140 --misses`,
    )
    .action(async (flags: EvalFlags) => {
      const { runEval } = await import('./run-eval.js');
      await runEval(flags);
    });
}
