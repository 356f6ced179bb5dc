import { channelMention, roleMention } from 'discord.js';
import { type ServerSettings, settingsSchema } from '../../records/settings.js';
import type { Json } from '../../records/audit.js';
import { fill, type Wording } from '../../wording/wording.js';
import { wordings } from '../../wording/wordings.js';
import { escapeText } from './escape.js';
import { shortenLine } from './shorten.js';

export type SettingName = keyof ServerSettings;

/** So many channels or roles are named, one after the other. */
const named = 10;

/** A setting's value as Discord text: channels and roles by their names there. */
export function shownValue<Name extends SettingName>(
  name: Name,
  value: ServerSettings[Name],
  wording: Wording,
): string {
  return valueOf({ name, value } as Setting, wording);
}

/** The same of a value that was stored, maybe by another version of the program. */
export function shownStored(name: SettingName, stored: Json, wording: Wording): string {
  const value = settingsSchema.shape[name].safeParse(stored);
  return value.success
    ? valueOf({ name, value: value.data } as Setting, wording)
    : escapeText(shortenLine(JSON.stringify(stored), 60));
}

/** How a number of seconds, or of days, is said without markup. */
export const secondsIn = (seconds: number, { settings }: Wording): string =>
  seconds === 0 ? settings.none : fill(settings.seconds, { count: seconds });

export const daysIn = (days: number, { settings }: Wording): string => fill(settings.days, { count: days });

type Setting = { [Name in SettingName]: { readonly name: Name; readonly value: ServerSettings[Name] } }[SettingName];

function valueOf(setting: Setting, wording: Wording): string {
  const { settings } = wording;
  switch (setting.name) {
    case 'channels':
      return setting.value === null
        ? escapeText(settings.everywhere)
        : mentions(setting.value, channelMention, wording);
    case 'moderatorRoles':
      return mentions(setting.value, roleMention, wording);
    case 'language':
      return escapeText(setting.value === null ? settings.ofMember : wordings[setting.value].languageName);
    case 'memberCooldownSeconds':
      return escapeText(secondsIn(setting.value, wording));
    case 'questionDays':
      return escapeText(daysIn(setting.value, wording));
    case 'quotesOnPage':
      return String(setting.value);
    case 'mentions':
    case 'privateByDefault':
    case 'usesBase':
    case 'keepsQuestions':
      return escapeText(setting.value ? settings.on : settings.off);
  }
}

function mentions(ids: readonly string[], mention: (id: string) => string, { settings }: Wording): string {
  if (ids.length === 0) return escapeText(settings.none);
  return [...ids.slice(0, named).map(mention), ...(ids.length > named ? ['…'] : [])].join(' ');
}
