import type { AuditDeed } from './audit.js';
import { defaultSettings, settingNames, settingsSchema, type ServerSettings } from './settings.js';
import { daysBefore } from './times.js';

/** The settings that were decided in a server, out of their stored JSON. One that this program cannot understand counts as undecided. */
export function decidedIn(json: string): Partial<ServerSettings> {
  const stored = JSON.parse(json) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = settingsSchema.shape[name].safeParse(stored[name]);
      return value.success ? [[name, value.data]] : [];
    }),
  );
}

/** The settings that hold where these were decided. */
export function settingsWith(decided: Partial<ServerSettings>): ServerSettings {
  return Object.freeze({ ...defaultSettings, ...decided });
}

/** The settings that are another after a change. */
export function changedSettings(before: ServerSettings, after: ServerSettings): (keyof ServerSettings)[] {
  return settingNames.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** The change of one setting, for the audit trail. */
export function settingDeed(
  name: keyof ServerSettings,
  before: ServerSettings,
  after: ServerSettings,
  { server, by }: Pick<AuditDeed, 'server' | 'by'>,
): AuditDeed {
  return { server, by, action: `settings.${name}`, subject: null, before: before[name], after: after[name] };
}

/** The time (ISO 8601) of the oldest question that a server keeps at a time; null where it keeps none. */
export function oldestKept({ keepsQuestions, questionDays }: ServerSettings, at: string): string | null {
  return keepsQuestions ? daysBefore(at, questionDays) : null;
}
