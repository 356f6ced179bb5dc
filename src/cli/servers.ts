import { Command } from 'commander';
import { indexOption, jsonOption } from './setting-options.js';

/** `isnad servers`: what is stored of the Discord servers that use the bot. */
export function serversCommand(): Command {
  return new Command('servers')
    .description('List, export and delete what is stored of the Discord servers.')
    .addCommand(listCommand())
    .addCommand(exportCommand())
    .addCommand(deleteCommand())
    .addHelpText(
      'after',
      `
Examples:
  isnad servers list
  isnad servers export 1234567890123456789 --output server.json`,
    );
}

const idArgument = ['<id>', "the server's Discord id"] as const;

interface ServerFlags {
  readonly index?: string;
  readonly json?: boolean;
}

function listCommand(): Command {
  return new Command('list')
    .description(
      'Show every server of which something is stored: its own reports, its records, and when the bot left it.',
    )
    .option(...indexOption)
    .option(...jsonOption)
    .addHelpText('after', '\nExamples:\n  isnad servers list\n  isnad servers list --json')
    .action(async (flags: ServerFlags) => {
      const { runServersList } = await import('./run-servers-list.js');
      await runServersList(flags, flags.json ?? false);
    });
}

function exportCommand(): Command {
  return new Command('export')
    .description('Write everything that is stored of a server as one JSON object.')
    .argument(...idArgument)
    .option('--output <file>', 'write it to this file; to standard output unless given')
    .option(...indexOption)
    .option('--json', 'report failures as JSON; the export is JSON in any case')
    .addHelpText(
      'after',
      `
Examples:
  isnad servers export 1234567890123456789 --output server.json

It holds the server's own reports with their texts, and its records: settings, votes, what it hides, audit trail, stored questions, reports
that were removed less than a day ago. docs/json.md describes it. Votes and the audit trail name members by their Discord ids.`,
    )
    .action(async (server: string, flags: ServerFlags & { output?: string }) => {
      const { runServersExport } = await import('./run-servers-export.js');
      await runServersExport(server, flags, flags.output);
    });
}

function deleteCommand(): Command {
  return new Command('delete')
    .description('Delete everything that is stored of a server. It cannot be had back.')
    .argument(...idArgument)
    .option('--yes', 'do not ask first')
    .option(...indexOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      `
Examples:
  isnad servers delete 1234567890123456789
  isnad servers delete 1234567890123456789 --yes --json

The server's own library goes with all its files, and so does every record of it. Servers that have removed the bot are deleted by the bot
itself, after SERVER_GRACE_DAYS. The log may still name the server.`,
    )
    .action(async (server: string, flags: ServerFlags & { yes?: boolean }) => {
      const { runServersDelete } = await import('./run-servers-delete.js');
      await runServersDelete(server, flags, { isConfirmed: flags.yes ?? false, json: flags.json ?? false });
    });
}
