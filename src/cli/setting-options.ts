import type { Command } from 'commander';

/** Settings that can be given as flags too. */
export interface SettingFlags {
  readonly corpus?: string;
  readonly index?: string;
  readonly model?: string;
  readonly shards?: string;
}

/** Adds the flags that stand for settings of the environment. */
export function withSettings(command: Command): Command {
  return command
    .option('--corpus <dir>', 'folder of the reports (CORPUS_DIR)')
    .option('--index <dir>', 'folder of the index (INDEX_DIR)')
    .option('--model <name>', 'embedding model: a name or folder (EMBEDDING_MODEL)');
}
