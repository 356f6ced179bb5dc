import { z } from 'zod';
import { IsnadError } from '../errors.js';
import { languages, type Language } from '../language/languages.js';

/** How the bot behaves in one server; its moderators decide. */
export interface ServerSettings {
  /** Ids of the channels where the bot answers; null: everywhere. */
  readonly channels: readonly string[] | null;
  /** Whether a mention of the bot is answered. */
  readonly mentions: boolean;
  /** Language of what is not quoted; null: that of the question, then of the member. */
  readonly language: Language | null;
  /** Whether answers are seen by the asker alone unless asked otherwise. */
  readonly privateByDefault: boolean;
  /** Whether the base library is searched here. */
  readonly usesBase: boolean;
  /** Seconds that a member waits between two questions. */
  readonly memberCooldownSeconds: number;
  readonly quotesOnPage: 1 | 2 | 3;
  /** Ids of roles whose members are moderators, besides administrators. */
  readonly moderatorRoles: readonly string[];
  /** Whether questions are stored, without their author, for `/insights`. */
  readonly keepsQuestions: boolean;
  /** Days after which a stored question is deleted. */
  readonly questionDays: number;
}

/** What holds in a server whose moderators have decided nothing. */
export const defaultSettings: ServerSettings = Object.freeze({
  channels: null,
  mentions: true,
  language: null,
  privateByDefault: false,
  usesBase: true,
  memberCooldownSeconds: 4,
  quotesOnPage: 3,
  moderatorRoles: Object.freeze([]),
  keepsQuestions: false,
  questionDays: 30,
});

const listed = (what: string, most: number) =>
  z
    .array(z.string().regex(/^\d{1,20}$/, `holds something that is no ${what}'s id`), `is no list of ${what}s`)
    .transform((ids) => [...new Set(ids)])
    .refine((ids) => ids.length <= most, `holds more than ${most} ${what}s`);
const yesOrNo = z.boolean('is neither on nor off');
const wholeNumber = (from: number, to: number) => {
  const told = `is no whole number from ${from} to ${to}`;
  return z.int(told).min(from, told).max(to, told);
};

/** Every setting, and what it may be. A server of Discord has at most 500 channels and 250 roles. */
export const settingsSchema = z.strictObject({
  channels: listed('channel', 500).nullable(),
  mentions: yesOrNo,
  language: z.enum(languages, `is none of ${languages.join(', ')}`).nullable(),
  privateByDefault: yesOrNo,
  usesBase: yesOrNo,
  memberCooldownSeconds: wholeNumber(0, 3600),
  quotesOnPage: z.literal([1, 2, 3], 'is neither 1, 2 nor 3'),
  moderatorRoles: listed('role', 250),
  keepsQuestions: yesOrNo,
  questionDays: wholeNumber(1, 365),
}) satisfies z.ZodType<ServerSettings>;

export const settingNames = Object.keys(settingsSchema.shape) as readonly (keyof ServerSettings)[];

/**
 * A change as it may be stored: only what it names, lists without repetition.
 * @throws IsnadError `setting-invalid`
 */
export function checkedChange(change: Partial<ServerSettings>): Partial<ServerSettings> {
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const result = settingsSchema.partial().safeParse(named);
  if (result.success) return result.data as Partial<ServerSettings>;
  const told = result.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `There is no setting ${issue.keys.join(', ')}.`
      : `${String(issue.path[0])} ${issue.message}.`,
  );
  throw new IsnadError('setting-invalid', told.join(' '), {
    hint: 'Nothing was changed. Give another value.',
  });
}

/** The settings of each server. */
export interface SettingRecords {
  /** The settings of a server, defaults where nothing was changed. Kept in memory: cheap enough for every interaction. */
  of(server: string): Promise<ServerSettings>;
  /**
   * Stores a change, and in the same transaction an entry of the audit trail for each setting that is now another (`settings.channels`).
   * Switching `keepsQuestions` off deletes the server's stored questions with it, fewer `questionDays` those that are older.
   * @param by id of the member who changed it
   * @returns the settings that hold now
   * @throws IsnadError `setting-invalid`; nothing was changed then
   */
  change(server: string, change: Partial<ServerSettings>, by: string): Promise<ServerSettings>;
  /** Puts all settings back to their defaults, as `change` would. */
  reset(server: string, by: string): Promise<ServerSettings>;
}
