import type { SettingsSetOptions } from '../commands/settings.js';
import { type ServerSettings, settingsSchema } from '../../records/settings.js';
import type { List } from '../components/settings-id.js';
import { noneChosen } from '../view/settings-panel.js';

/** What options ask to be changed. What clears a list comes first, then what adds to it, then what takes from it. */
export function changeOf(
  options: SettingsSetOptions,
  settings: ServerSettings,
  server: string,
): Partial<ServerSettings> {
  const { language } = options;
  const channels = channelsOf(options, settings);
  const roles = rolesOf(options, settings, server);
  return {
    ...(channels === undefined ? {} : { channels }),
    ...(roles === undefined ? {} : { moderatorRoles: roles }),
    ...(language === undefined ? {} : { language: language === noneChosen ? null : language }),
    ...given('mentions', options.mentions),
    ...given('privateByDefault', options.private),
    ...given('usesBase', options.shared),
    ...given('memberCooldownSeconds', options.pause),
    ...given('quotesOnPage', quotesOf(options.quotes)),
    ...given('keepsQuestions', options['store-questions']),
    ...given('questionDays', options['question-days']),
  };
}

/**
 * What was chosen in a select as a change; null where it is nothing that the setting may be.
 * @param server Discord id: its role of everybody never makes moderators
 */
export function chosenIn(name: List, values: readonly string[], server: string): Partial<ServerSettings> | null {
  const result = settingsSchema.shape[name].safeParse(chosenValue(name, values, server));
  return result.success ? { [name]: result.data } : null;
}

function chosenValue(name: List, values: readonly string[], server: string): unknown {
  const [value = ''] = values;
  switch (name) {
    case 'channels':
      return values.length === 0 ? null : values;
    case 'moderatorRoles':
      return values.filter((role) => role !== server);
    case 'language':
      return value === noneChosen ? null : value;
    case 'memberCooldownSeconds':
    case 'quotesOnPage':
    case 'questionDays':
      return /^\d+$/.test(value) ? Number(value) : null;
  }
}

const given = <Name extends keyof ServerSettings>(
  name: Name,
  value: ServerSettings[Name] | undefined,
): Partial<ServerSettings> => (value === undefined ? {} : { [name]: value });

const quotesOf = (quotes: number | undefined): ServerSettings['quotesOnPage'] | undefined =>
  quotes === 1 || quotes === 2 || quotes === 3 ? quotes : undefined;

/** Without any channel the bot would answer nowhere: taking the last one away lets it answer everywhere again. */
function channelsOf(options: SettingsSetOptions, { channels }: ServerSettings): readonly string[] | null | undefined {
  const { everywhere, 'add-channel': added, 'remove-channel': removed } = options;
  if (everywhere !== true && added === undefined && removed === undefined) return undefined;
  const left = changedList(everywhere === true ? [] : (channels ?? []), added, removed);
  return left.length === 0 ? null : left;
}

/** The role of everybody, which has the id of the server, makes nobody a moderator. */
function rolesOf(options: SettingsSetOptions, settings: ServerSettings, server: string): readonly string[] | undefined {
  const { 'clear-roles': clear, 'add-role': added, 'remove-role': removed } = options;
  if (clear !== true && added === undefined && removed === undefined) return undefined;
  return changedList(clear === true ? [] : settings.moderatorRoles, added === server ? undefined : added, removed);
}

function changedList(
  list: readonly string[],
  added: string | undefined,
  removed: string | undefined,
): readonly string[] {
  const longer = added === undefined || list.includes(added) ? list : [...list, added];
  return longer.filter((id) => id !== removed);
}
