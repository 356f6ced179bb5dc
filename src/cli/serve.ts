import { Command, InvalidArgumentError } from 'commander';
import { type SettingFlags, withSettings } from './setting-options.js';

export interface ServeFlags extends SettingFlags {
  readonly port?: number;
}

/** `isnad serve`: pages for the browser, until it is stopped. */
export function serveCommand(): Command {
  const command = new Command('serve')
    .description('Serve the reader: pages to ask on and to read the reports on, in a browser.')
    .option('--port <number>', 'port to serve on (READER_PORT; 3000)', portNumber)
    .addHelpText(
      'after',
      `
Examples:
  isnad serve                on this machine alone: http://127.0.0.1:3000/
  isnad serve --port 8088    on another port

READER_HOST opens it to other machines, READER_URL is the address by which they know it. No Discord is needed.
Whoever reaches the port reads the whole base library, unless READER_PUBLIC=false. Reports of single Discord servers
open through links alone that the bot has signed.

Ctrl-C or SIGTERM: requests that are being answered end, then the reader stops.`,
    );
  return withSettings(command).action(async (flags: ServeFlags) => {
    const { runServe } = await import('./run-serve.js');
    process.exitCode = await runServe(flags);
  });
}

function portNumber(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a port from 1 to 65535, or 0 for any that is free.');
}
