import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { makeWorkplace, runCli, startCli, type Workplace } from './cli.js';
import { type LoopbackDiscord, startDiscord } from './discord/discord.js';
import { copyStarterIndex } from './starter-index.js';

/** A line of the bot's log. */
export type LogLine = Readonly<Record<string, unknown>>;

/** The bot as a process of its own, in a Discord of our own, over the starter corpus. */
export class RunningBot {
  readonly discord: LoopbackDiscord;
  readonly place: Workplace;
  readonly log: LogLine[] = [];
  readonly environment: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #exit: Promise<number | null> = Promise.resolve(null);
  #rawLog = '';

  constructor(discord: LoopbackDiscord, place: Workplace, environment: Readonly<Record<string, string>>) {
    this.discord = discord;
    this.place = place;
    this.environment = { ...place.environment, ...accessTo(discord), LOG_LEVEL: 'info', ...environment };
  }

  /** Everything that was logged, as it was written. */
  get rawLog(): string {
    return this.#rawLog;
  }

  /** Starts the bot and waits until it is ready. */
  async start(): Promise<void> {
    const child = startCli(['bot'], { environment: this.environment });
    this.#child = child;
    this.#exit = new Promise((resolve) => child.once('close', resolve));
    const lines = createInterface({ input: child.stderr! });
    lines.on('line', (line) => {
      this.#rawLog += `${line}\n`;
      if (line.startsWith('{')) this.log.push(JSON.parse(line) as LogLine);
    });
    await Promise.race([
      this.logged('DISCORD_SHARDS' in this.environment ? 'All shards are ready.' : 'Ready.'),
      this.#exit.then((code) => {
        throw new Error(`The bot ended with ${code} before it was ready:\n${this.#rawLog}`);
      }),
    ]);
  }

  /** Waits for a line with this message. @param from how many lines to pass over */
  async logged(message: string, from = this.log.length): Promise<LogLine> {
    for (let waited = 0; waited < 30_000; waited += 20) {
      const line = this.log.slice(from).find((each) => each['message'] === message);
      if (line !== undefined) return line;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`"${message}" was not logged:\n${this.#rawLog}`);
  }

  /** The process that a shard of the bot runs in. */
  processOfShard(shard: number): number {
    const started = this.log.filter((line) => line['message'] === 'A shard is started.' && line['shard'] === shard);
    return Number(started.at(-1)?.['process']);
  }

  /** Runs `isnad reindex` on the bot's corpus. */
  async reindex(...args: string[]): Promise<void> {
    const { exitCode, errors } = await runCli(['reindex', ...args], { environment: this.environment });
    if (exitCode !== 0) throw new Error(`isnad reindex: ${errors}`);
  }

  /** @returns the exit code */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.#child?.kill(signal);
    return this.#exit;
  }

  exited(): Promise<number | null> {
    return this.#exit;
  }

  async discard(): Promise<void> {
    await this.stop('SIGKILL');
    await this.discord.stop();
    await this.place.remove();
  }
}

export const accessTo = (discord: LoopbackDiscord): Readonly<Record<string, string>> => ({
  DISCORD_API_URL: discord.apiUrl,
  DISCORD_TOKEN: discord.token,
});

/**
 * A Discord with two servers, the commands registered, the starter corpus indexed, and the bot ready.
 * @param prepare changes the corpus before it is indexed
 */
export async function startRunningBot(
  options: Parameters<typeof startDiscord>[0] = {},
  environment: Readonly<Record<string, string>> = {},
  prepare?: (place: Workplace) => Promise<void>,
): Promise<RunningBot> {
  const discord = await startDiscord({
    guilds: [
      { name: 'One', channels: ['general', 'news'] },
      { name: 'Two', channels: ['general'] },
      { name: 'Elsewhere', hasBot: false },
    ],
    ...options,
  });
  const place = await makeWorkplace();
  await copyStarterIndex(place.index);
  const isChanged = prepare !== undefined;
  await prepare?.(place);
  const bot = new RunningBot(discord, place, environment);
  for (const args of [...(isChanged ? [['reindex']] : []), ['register', '--global']]) {
    const { exitCode, errors } = await runCli(args, { environment: bot.environment });
    if (exitCode !== 0) throw new Error(`isnad ${args.join(' ')}: ${errors}`);
  }
  await bot.start();
  return bot;
}
