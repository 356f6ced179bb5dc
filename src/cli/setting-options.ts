import type { Command } from 'commander';

/** Settings that can be given as flags too. */
export interface SettingFlags {
  readonly corpus?: string;
  readonly index?: string;
  readonly model?: string;
  readonly shards?: string;
}

export const indexOption = ['--index <dir>', 'folder of the index (INDEX_DIR)'] as const;
export const jsonOption = ['--json', 'print one JSON object instead of text'] as const;

/** Adds the flags that stand for settings of the environment. */
export function withSettings(command: Command): Command {
  return command
    .option('--corpus <dir>', 'folder of the reports (CORPUS_DIR)')
    .option(...indexOption)
    .option('--model <name>', 'embedding model: a name or folder (EMBEDDING_MODEL)');
}
