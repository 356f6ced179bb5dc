import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { programMain } from '../processes.js';

/** Figures that the bot tells over HTTP. */
export interface Health {
  readonly generation: number | null;
  readonly eventLoopDelayMilliseconds: { readonly p50: number; readonly p99: number; readonly max: number };
  readonly queue: { readonly done: number; readonly shed: number; readonly waitedMilliseconds: number };
}

/** The bot as a process of its own, whose log goes into a file. */
export interface BotProcess {
  readonly id: number;
  readonly logFile: string;
  /** The signal or the code that it ended with, once it has. */
  readonly ended: Promise<NodeJS.Signals | number>;
  health(): Promise<Health>;
  /** Whether it says that questions can be answered. */
  isReady(): Promise<boolean>;
  signal(signal: NodeJS.Signals): void;
  /** Ends it when it has answered what it was asked. */
  stop(): Promise<void>;
}

/** Milliseconds that a bot may take until it is ready. */
const startPatience = 60_000;

/**
 * Starts the bot and waits until it is ready. Its log is added to what is there already.
 * @param nodeOptions options of Node.js, such as those of its profiler
 * @throws Error with its log when it ends or takes too long
 */
export async function startBotProcess(
  folder: string,
  environment: Readonly<Record<string, string>>,
  nodeOptions: readonly string[],
): Promise<BotProcess> {
  const port = await freePort();
  const logFile = path.join(folder, 'bot.log');
  const child = spawn(process.execPath, [...nodeOptions, programMain, 'bot'], {
    cwd: folder,
    env: { ...process.env, ...environment, HEALTH_PORT: String(port) },
    // Written here, so that the bot's log does not depend on what is taken from the bot.
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr.pipe(createWriteStream(logFile, { flags: 'a' }));
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const ended = once(child, 'close').then(
    ([code, signal]) => (signal as NodeJS.Signals | null) ?? (code as number | null) ?? 0,
  );
  const health = async (page = 'health'): Promise<Response> => fetch(`http://127.0.0.1:${port}/${page}`);
  const isReady = async (): Promise<boolean> => (await health('ready').catch(() => null))?.ok ?? false;
  const deadline = performance.now() + startPatience;
  while (!(await isReady())) {
    if (!isRunning() || performance.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`The bot did not become ready:\n${readFileSync(logFile, 'utf8').slice(-10_000)}`);
    }
    await sleep(50);
  }
  return {
    id: child.pid ?? 0,
    logFile,
    ended,
    health: async () => (await (await health()).json()) as Health,
    isReady,
    signal: (signal) => void child.kill(signal),
    async stop() {
      if (isRunning()) child.kill('SIGTERM');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
