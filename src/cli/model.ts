import { Command } from 'commander';
import { jsonOption } from './setting-options.js';

/** `isnad model`: the embedding models of this machine. */
export function modelCommand(): Command {
  return new Command('model')
    .description('Download, list and remove embedding models.')
    .addCommand(getCommand())
    .addCommand(listCommand())
    .addCommand(removeCommand())
    .addHelpText(
      'after',
      `
Examples:
  isnad model get Xenova/multilingual-e5-small
  isnad model list`,
    );
}

function getCommand(): Command {
  return new Command('get')
    .description('Download a model from the hub, or go on with a download that broke off; check one that is there.')
    .argument('<name>', 'organisation/model, or organisation/model@revision')
    .option('--revision <revision>', 'commit, branch or tag to fetch; main unless another is there already')
    .option(...jsonOption)
    .addHelpText(
      'after',
      `
Examples:
  isnad model get Xenova/multilingual-e5-small
  isnad model get Xenova/multilingual-e5-small@main             the newest revision, in the place of the one that is there
  EMBEDDING_MODEL=Xenova/multilingual-e5-small isnad reindex    use it

A model that is there is checked against the checksums of its download, and mended where it is damaged, at the same revision.
MODEL_HOST is the hub or a mirror of it, MODEL_HOST_TOKEN an access token for it, MODELS_DIR the folder of the models.`,
    )
    .action(async (name: string, flags: { revision?: string; json?: boolean }) => {
      const { runModelGet } = await import('./run-model-get.js');
      await runModelGet(name, flags.revision, flags.json ?? false);
    });
}

function listCommand(): Command {
  return new Command('list')
    .description('Show the models on this machine: their size, dimension and revision, and which one is used.')
    .option(...jsonOption)
    .addHelpText('after', '\nExamples:\n  isnad model list\n  isnad model list --json')
    .action(async (flags: { json?: boolean }) => {
      const { runModelList } = await import('./run-model-list.js');
      await runModelList(flags.json ?? false);
    });
}

function removeCommand(): Command {
  return new Command('remove')
    .description('Delete a downloaded model that is not in use.')
    .argument('<name>', 'organisation/model')
    .addHelpText('after', '\nExamples:\n  isnad model remove Xenova/multilingual-e5-small')
    .action(async (name: string) => {
      const { runModelRemove } = await import('./run-model-remove.js');
      await runModelRemove(name);
    });
}
