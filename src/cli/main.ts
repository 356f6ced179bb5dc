#!/usr/bin/env node
import { Command } from 'commander';
import { programVersion } from '../program.js';
import { addCommand } from './add.js';
import { askCommand } from './ask.js';
import { backupCommand } from './backup.js';
import { botCommand } from './bot.js';
import { doctorCommand } from './doctor.js';
import { evalCommand } from './eval.js';
import { describeFailure } from './failure.js';
import { migrateLibraryCommand } from './migrate-library.js';
import { modelCommand } from './model.js';
import { endWithReader } from './output.js';
import { registerCommand } from './register.js';
import { reindexCommand } from './reindex.js';
import { restoreCommand } from './restore.js';
import { serveCommand } from './serve.js';
import { serversCommand } from './servers.js';
import { statusCommand } from './status.js';

endWithReader();

const program = new Command('isnad')
  .description('Answers questions with passages quoted word for word from reports, each with its citation.')
  .version(programVersion(), '-v, --version', 'print the version')
  .helpOption('-h, --help', 'print help for a command')
  .showHelpAfterError('Run it with --help to see what is possible.')
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  isnad ask "Where did the ISIS leaders go?"   answer from the reports; builds the index on first use
  isnad ask                                    ask one question after another
  isnad add page.html notes/                   import pages and texts into the corpus
  isnad reindex                                make what was added searchable
  isnad doctor                                 check everything and say what to do

Settings come from flags, the environment and the file .env; .env.example lists them.
Exit codes: 0 done (also when nothing answers a question), 1 failed, 2 used wrongly, 130 interrupted.`,
  );

const commands = [
  askCommand,
  addCommand,
  reindexCommand,
  statusCommand,
  doctorCommand,
  modelCommand,
  evalCommand,
  botCommand,
  serveCommand,
  registerCommand,
  serversCommand,
  backupCommand,
  restoreCommand,
  migrateLibraryCommand,
];
for (const create of commands) {
  const command = create().copyInheritedSettings(program);
  for (const part of command.commands) part.copyInheritedSettings(command);
  program.addCommand(command);
}

process.on('uncaughtException', (error) => void fail(error));

try {
  await program.parseAsync();
} catch (error) {
  await fail(error);
}

async function fail(error: unknown): Promise<void> {
  const style = { json: process.argv.includes('--json'), debug: await showsTraces() };
  const { text, exitCode } = describeFailure(error, style);
  process.stderr.write(text, () => {
    process.exit(exitCode);
  });
}

async function showsTraces(): Promise<boolean> {
  try {
    const { loadConfig } = await import('./settings.js');
    return loadConfig().logLevel === 'debug';
  } catch {
    // The settings themselves may be what is wrong.
    return false;
  }
}
