import path from 'node:path';
import { z } from 'zod';
import { IsnadError } from './errors.js';
import { programFolder } from './program.js';
import { type ReaderConfig, readerSettings } from './reader-settings.js';
import { folder, list, port, type Setting, webAddress, wholeNumber, yesOrNo } from './setting-forms.js';

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

const vectorIndexes = ['rounded', 'graph'] as const;

export type VectorIndexSetting = (typeof vectorIndexes)[number];

/** Each is a process with a model of its own. */
const mostShards = 128;

export type LogLevel = (typeof logLevels)[number];

/** Every setting of the program, validated. Paths are absolute. */
export interface Config extends ReaderConfig {
  /** CORPUS_DIR: the reports, one Markdown file each. */
  readonly corpusDirectory: string;
  /** INDEX_DIR: the library that is built from them. */
  readonly indexDirectory: string;
  /** VECTOR_INDEX: how that library finds the nearest vectors. */
  readonly vectorIndex: VectorIndexSetting;
  /** LIBRARY_URL: the PostgreSQL database that keeps the library instead of the index folder, or nothing. Never to be shown. */
  readonly libraryUrl: string;
  /** EMBEDDING_MODEL: a model's name or folder. */
  readonly embeddingModel: string;
  /** MODELS_DIR: where downloaded models are kept. */
  readonly modelsDirectory: string;
  /** MODEL_HOST: the hub that models are downloaded from, without a slash at its end. */
  readonly modelHost: string;
  /** MODEL_HOST_TOKEN: access token for that hub, or nothing. Never to be shown. */
  readonly modelHostToken: string;
  /** DISCORD_TOKEN: the bot's token, or nothing. Never to be shown. */
  readonly discordToken: string;
  /** DISCORD_APPLICATION_ID: the bot's application, or nothing. */
  readonly discordApplicationId: string;
  /** DISCORD_API_URL: Discord's API or a proxy of it, without a slash at its end. */
  readonly discordApiUrl: string;
  /** DISCORD_SHARDS: processes that the bot's servers are divided among; `auto`: as many as Discord recommends. 1: no division. */
  readonly shards: number | 'auto';
  /** OPERATOR_IDS: Discord ids of those who run the bot. */
  readonly operatorIds: readonly string[];
  /** LOG_LEVEL: what is written to standard error beside answers. */
  readonly logLevel: LogLevel;
  /** LOG_QUESTIONS: whether the bot's log holds the texts of questions. */
  readonly logQuestions: boolean;
  /** SERVER_GRACE_DAYS: days after which the data of a server that the bot has left is deleted. */
  readonly serverGraceDays: number;
  /** HEALTH_PORT: where the bot tells how it is; null for nowhere. */
  readonly healthPort: number | null;
  /** HEALTH_HOST: address of the interface that this port belongs to. */
  readonly healthHost: string;
  /** SERVER_REPORTS: how many reports of its own a server may have. */
  readonly serverReports: number;
  /** SERVER_MEGABYTES: how many megabytes their texts may have together. */
  readonly serverMegabytes: number;
}

/** All settings by the name they have in `Config`. Defaults stand relative to the program's folder; given paths to the working folder. */
export const settings = {
  corpusDirectory: {
    variable: 'CORPUS_DIR',
    purpose: 'Folder of the reports, one Markdown file each.',
    fallback: 'corpus',
    schema: folder,
  },
  indexDirectory: {
    variable: 'INDEX_DIR',
    purpose: 'Folder of the index that is built from the reports.',
    fallback: 'embeddings/index',
    schema: folder,
  },
  vectorIndex: {
    variable: 'VECTOR_INDEX',
    purpose:
      'How vectors are found in that folder: rounded (each is compared, rounded to 8 bits) or graph (HNSW: faster from some 300,000 passages on, and larger).',
    fallback: 'rounded',
    schema: z
      .string()
      .trim()
      .toLowerCase()
      .pipe(z.enum(vectorIndexes, `is not one of ${vectorIndexes.join(', ')}`)),
  },
  libraryUrl: {
    variable: 'LIBRARY_URL',
    purpose:
      'PostgreSQL database that keeps reports, vectors and what servers decide instead of the index folder: postgres://user:password@host/database.',
    fallback: '',
    isSecret: true,
    schema: z
      .string()
      .trim()
      .refine(
        (text) => text === '' || (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)),
        'is no address such as postgres://user:password@host/database',
      ),
  },
  embeddingModel: {
    variable: 'EMBEDDING_MODEL',
    purpose:
      'Model that turns texts into vectors: isnad-mini, a folder, or a hub name such as Xenova/multilingual-e5-small.',
    fallback: 'isnad-mini',
    schema: z.string().trim().min(1, 'is empty: give a model, or leave the variable out'),
  },
  modelsDirectory: {
    variable: 'MODELS_DIR',
    purpose: 'Folder in which downloaded models are kept.',
    fallback: 'embeddings/models',
    schema: folder,
  },
  modelHost: {
    variable: 'MODEL_HOST',
    purpose: 'Hub that models are downloaded from, or a mirror of it.',
    fallback: 'https://huggingface.co',
    schema: webAddress('https://huggingface.co'),
  },
  modelHostToken: {
    variable: 'MODEL_HOST_TOKEN',
    purpose: 'Access token of that hub, for models that ask for one. It is sent to MODEL_HOST and to no other host.',
    fallback: '',
    isSecret: true,
    schema: z
      .string()
      .trim()
      .regex(/^[!-~]*$/, 'is no token: it has characters that no token has'),
  },
  discordToken: {
    variable: 'DISCORD_TOKEN',
    purpose: 'Token of the bot in Discord, from https://discord.com/developers/applications (Bot). Keep it secret.',
    fallback: '',
    isSecret: true,
    schema: z
      .string()
      .trim()
      .regex(
        /^(?:[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,})?$/,
        'is no token of a bot: those have three parts with dots between',
      ),
  },
  discordApplicationId: {
    variable: 'DISCORD_APPLICATION_ID',
    purpose: 'Id of the application that the bot belongs to. Asked of Discord where it is not set.',
    fallback: '',
    schema: z
      .string()
      .trim()
      .regex(/^(?:\d{17,20})?$/, 'is no id of an application: those have 17 to 20 digits'),
  },
  discordApiUrl: {
    variable: 'DISCORD_API_URL',
    purpose: "Address of Discord's API, or of a proxy before it.",
    fallback: 'https://discord.com/api',
    schema: webAddress('https://discord.com/api'),
  },
  shards: {
    variable: 'DISCORD_SHARDS',
    purpose: `Processes that the servers of a large bot are divided among: a number up to ${mostShards}, or auto for what Discord recommends.`,
    fallback: '1',
    schema: z.union(
      [z.literal('auto'), wholeNumber(1, mostShards)],
      `is neither auto nor a whole number from 1 to ${mostShards}`,
    ),
  },
  operatorIds: {
    variable: 'OPERATOR_IDS',
    purpose: 'Discord ids of those who run the bot and may refresh its base library from Discord, with commas between.',
    fallback: '',
    schema: list.refine(
      (ids) => ids.every((id) => /^\d{17,20}$/.test(id)),
      'is no list of Discord ids: those have 17 to 20 digits, with commas between',
    ),
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    purpose: `How much is written to standard error: ${logLevels.join(', ')}.`,
    fallback: 'warn',
    schema: z
      .string()
      .trim()
      .toLowerCase()
      .pipe(z.enum(logLevels, `is not one of ${logLevels.join(', ')}`)),
  },
  logQuestions: {
    variable: 'LOG_QUESTIONS',
    purpose: "Whether the bot's log holds the texts of questions: true or false. Tell your members if it does.",
    fallback: 'false',
    schema: yesOrNo,
  },
  serverGraceDays: {
    variable: 'SERVER_GRACE_DAYS',
    purpose: 'Days after which everything stored of a Discord server is deleted once the bot was removed from it.',
    fallback: '30',
    schema: z
      .string()
      .trim()
      .regex(/^\d{1,4}$/, 'is no whole number of days from 0 to 9999')
      .transform(Number),
  },
  healthPort: {
    variable: 'HEALTH_PORT',
    purpose: 'Port on which the bot tells over HTTP how it is: /live, /ready, /health. Empty: on none.',
    fallback: '',
    schema: port,
  },
  healthHost: {
    variable: 'HEALTH_HOST',
    purpose: 'Address that this port is opened on; 0.0.0.0 lets other machines ask.',
    fallback: '127.0.0.1',
    schema: z.string().trim().min(1, 'is empty: give an address, or leave the variable out'),
  },
  ...readerSettings,
  serverReports: {
    variable: 'SERVER_REPORTS',
    purpose: 'How many reports of its own the moderators of one server may add.',
    fallback: '200',
    schema: wholeNumber(0, 10_000),
  },
  serverMegabytes: {
    variable: 'SERVER_MEGABYTES',
    purpose: 'How many megabytes of text the reports of one server may have together.',
    fallback: '20',
    schema: wholeNumber(1, 1_000),
  },
} as const satisfies { [Name in keyof Config]: Setting<Config[Name]> };

const paths: readonly (keyof Config)[] = ['corpusDirectory', 'indexDirectory', 'modelsDirectory', 'readerEvaluation'];

/**
 * Reads every setting from environment variables.
 * @throws IsnadError `setting-invalid`, naming each bad variable and what it may be.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const given = environment[setting.variable];
    const parsed = setting.schema.safeParse(given ?? setting.fallback);
    if (!parsed.success) {
      const shown = given === undefined || 'isSecret' in setting ? '' : `=${given}`;
      problems.push(`${setting.variable}${shown} ${parsed.error.issues[0]?.message ?? 'is not valid'}`);
      continue;
    }
    const isPath = parsed.data !== null && paths.includes(name as keyof Config);
    values[name] = isPath ? path.resolve(given === undefined ? programFolder : '.', String(parsed.data)) : parsed.data;
  }
  if (problems.length > 0) {
    throw new IsnadError('setting-invalid', problems.join('\n'), {
      hint: 'Settings come from the environment and from the file .env; .env.example lists all of them.',
    });
  }
  return values as unknown as Config;
}
