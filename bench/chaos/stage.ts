import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { programFolder } from '../../src/program.js';
import { type LoopbackDiscord, startDiscord } from '../../tests/support/discord/discord.js';
import { runProgram } from '../processes.js';
import { type Random, randomOf } from '../random.js';
import { BotLife } from './bot-life.js';
import { Corpus } from './corpus.js';
import { Deeds } from './deeds.js';
import { type Disk, makeDisk } from './disk.js';
import { KnownTexts } from './known-texts.js';
import { Ledger } from './ledger.js';
import { Moderator } from './moderator.js';
import { Members, type Surroundings } from './people.js';
import { FaultRecord } from './record.js';

/** Everything that a chaos run takes place in. */
export interface Stage extends Surroundings {
  readonly folder: string;
  /** Settings of the program, for the bot and for other commands. */
  readonly environment: Readonly<Record<string, string>>;
  readonly index: string;
  readonly clockFile: string;
  readonly corpus: Corpus;
  readonly disk: Disk;
  readonly bot: BotLife;
  readonly members: Members;
  /** One of each server. */
  readonly moderators: readonly Moderator[];
  /** Who may refresh the base library, and where. */
  readonly operator: { readonly user: string; readonly guild: string };
  /** Decides about faults; what people do is decided by another, since it depends on how fast they are answered. */
  readonly fate: Random;
  close(): Promise<void>;
}

const operatorId = '300000000000000001';
const servers = ['One', 'Two'];
/** Milliseconds between heartbeats: short, so that one that stays away is noticed soon. */
const heartbeatInterval = 1_000;

/**
 * Starts a Discord and the bot over a copy of the starter corpus.
 * @param logFile where the bot's log is kept; with the other files, which are deleted, unless said
 */
export async function setStage(seed: number, logFile?: string): Promise<Stage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-chaos-'));
  const permissions = PermissionFlagsBits.ManageGuild;
  const discord = await startDiscord({
    guilds: servers.map((name) => ({
      name,
      members: [
        { name: `moderator of ${name}`, permissions },
        { name: 'operator', id: operatorId, permissions },
      ],
    })),
    heartbeatInterval,
    // Everything that the bot goes on with after a fault counts, and starts of it above all.
    identifyLimit: 100_000,
    keep: 'last',
  });
  const disk = await makeDisk(path.join(folder, 'disk'));
  const closing = async (): Promise<void> => {
    await discord.stop();
    await disk.remove();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return await furnish({ folder, discord, disk, seed, logFile, closing });
  } catch (error) {
    await closing();
    throw error;
  }
}

interface Empty {
  readonly folder: string;
  readonly discord: LoopbackDiscord;
  readonly disk: Disk;
  readonly seed: number;
  readonly logFile: string | undefined;
  readonly closing: () => Promise<void>;
}

async function furnish({ folder, discord, disk, seed, logFile, closing }: Empty): Promise<Stage> {
  const [fate, random] = [randomOf(seed), randomOf(seed + 1)];
  const texts = new KnownTexts();
  const corpus = await Corpus.copyTo(path.join(folder, 'corpus'), texts, fate);
  const index = path.join(disk.folder, 'index');
  const clockFile = path.join(folder, 'clock');
  await writeFile(clockFile, '0');
  const preload = path.join(programFolder, 'bench', 'chaos', 'shifted-clock.mjs');
  if (!existsSync(preload)) throw new Error(`${preload} is missing.`);
  const environment = {
    CORPUS_DIR: corpus.folder,
    INDEX_DIR: index,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_TOKEN: discord.token,
    OPERATOR_IDS: operatorId,
    LOG_LEVEL: 'info',
    NODE_OPTIONS: `--import ${JSON.stringify(preload)}`,
    ISNAD_CHAOS_CLOCK: clockFile,
  };
  for (const args of [['reindex'], ['register', '--global']]) await runProgram(args, environment);
  const deeds = new Deeds(discord, new FaultRecord('none'));
  const around: Surroundings = { discord, deeds, ledger: new Ledger(), texts, random };
  const bot = new BotLife({ folder, environment, discord, deeds, clockFile, logFile });
  await bot.start();
  return {
    ...around,
    ...{ folder, environment, index, clockFile, corpus, disk, bot, fate },
    members: new Members(around, servers),
    moderators: servers.map((name) => new Moderator(around, name, `moderator of ${name}`)),
    operator: { user: 'operator', guild: servers[0] ?? '' },
    async close() {
      await bot.end();
      await closing();
    },
  };
}
