import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { startDiscord } from '../../tests/support/discord/discord.js';
import { guildIdOf } from '../../tests/support/discord/world/shard-ids.js';
import { Corpus } from '../chaos/corpus.js';
import { Deeds } from '../chaos/deeds.js';
import { KnownTexts } from '../chaos/known-texts.js';
import { Ledger } from '../chaos/ledger.js';
import { Moderator } from '../chaos/moderator.js';
import { Members, type Surroundings } from '../chaos/people.js';
import { FaultRecord } from '../chaos/record.js';
import { type BotProcess, startBotProcess } from '../load/bot-process.js';
import { runProgram } from '../processes.js';
import { randomOf } from '../random.js';

/** A bot of two shards over a database, in a Discord of our own. */
export interface ShardStage extends Surroundings {
  readonly bot: BotProcess;
  readonly environment: Readonly<Record<string, string>>;
  readonly members: Members;
  /** One of each server. */
  readonly moderators: readonly Moderator[];
}

const shards = 2;
const serversOfShard = 2;

/** Starts it all over a copy of the starter corpus, does something with it and ends it. @param libraryUrl an empty database */
export async function onShards<Result>(
  libraryUrl: string,
  seed: number,
  use: (stage: ShardStage) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-two-shards-'));
  const servers = Array.from({ length: shards * serversOfShard }, (_, index) => ({
    name: `Server ${index + 1}`,
    id: guildIdOf(index % shards, shards, Math.floor(index / shards)),
    members: [{ name: `moderator of Server ${index + 1}`, permissions: PermissionFlagsBits.ManageGuild }],
  }));
  const names = servers.map(({ name }) => name);
  const discord = await startDiscord({ guilds: servers, recommendedShards: shards, identifyInterval: 5_000 });
  let bot: BotProcess | undefined;
  try {
    const random = randomOf(seed);
    const texts = new KnownTexts();
    const corpus = await Corpus.copyTo(path.join(folder, 'corpus'), texts, random);
    const environment = {
      CORPUS_DIR: corpus.folder,
      INDEX_DIR: path.join(folder, 'index'),
      LIBRARY_URL: libraryUrl,
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_SHARDS: 'auto',
      LOG_LEVEL: 'info',
    };
    for (const args of [['reindex'], ['register', '--global']]) await runProgram(args, environment);
    bot = await startBotProcess(folder, environment, []);
    const around = { discord, texts, random, ledger: new Ledger(), deeds: new Deeds(discord, new FaultRecord('all')) };
    return await use({
      ...{ ...around, bot, environment },
      members: new Members(around, names),
      moderators: names.map((name) => new Moderator(around, name, `moderator of ${name}`)),
    });
  } finally {
    await bot?.stop();
    await discord.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
