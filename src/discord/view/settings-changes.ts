import { ComponentType, time, TimestampStyles, userMention } from 'discord.js';
import { z } from 'zod';
import { directionOf } from '../../language/direction.js';
import type { AuditEntry } from '../../records/audit.js';
import { type ServerSettings, settingNames } from '../../records/settings.js';
import type { Wording } from '../../wording/wording.js';
import { writeSettingsId } from '../components/settings-id.js';
import { actionButton, rowOf } from './buttons.js';
import { colours } from './colours.js';
import { escapeText } from './escape.js';
import { type Line, line, say, textDisplays } from './lines.js';
import { fitMessage, type MessageView } from './message.js';
import { type SettingName, shownStored, shownValue } from './settings-values.js';
import { shortenLine } from './shorten.js';

/** What a change made of the settings, each with what it was before. */
export function changedView(before: ServerSettings, after: ServerSettings, wording: Wording): MessageView {
  const { settings } = wording;
  const changed = settingNames.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const lines = changed.flatMap((name) => [
    titleOf(settings.names[name]),
    say(
      '',
      settings.change,
      {},
      {
        before: shownValue(name, before[name], wording),
        after: shownValue(name, after[name], wording),
      },
    ),
  ]);
  const panel = actionButton(settings.open, writeSettingsId({ kind: 'panel' }));
  return {
    components: [...textDisplays(lines.length === 0 ? [say('', settings.unchanged)] : lines), ...rowOf([panel])],
  };
}

/** One page of what moderators did. */
export interface ShownHistory {
  /** Of this page, newest first. */
  readonly entries: readonly AuditEntry[];
  /** From 0. */
  readonly page: number;
  readonly hasFurther: boolean;
  /** Id of the newest entry of the first page; null where there is none. */
  readonly upTo: number | null;
}

/** Who did what and when, with what it was before and is after. */
export function historyView({ entries, page, hasFurther, upTo }: ShownHistory, wording: Wording): MessageView {
  const { settings, buttons } = wording;
  const turn = (to: number): string => writeSettingsId({ kind: 'history', page: Math.max(0, to), upTo });
  return fitMessage(() => [
    {
      type: ComponentType.Container,
      accent_color: colours.reading,
      components: textDisplays([
        say('### ', settings.historyTitle),
        ...(entries.length === 0
          ? [say('', settings.historyEmpty)]
          : entries.flatMap((entry) => linesOf(entry, wording))),
      ]),
    },
    ...rowOf([
      ...(page > 0 || hasFurther
        ? [
            actionButton(buttons.previous, `${turn(page - 1)}`, page === 0),
            actionButton(buttons.next, turn(page + 1), !hasFurther),
          ]
        : []),
      actionButton(settings.open, writeSettingsId({ kind: 'panel' })),
    ]),
  ]);
}

/** Characters of what a deed was done to. */
const longestSubject = 80;

function linesOf(entry: AuditEntry, wording: Wording): Line[] {
  const { settings } = wording;
  const { at, by, action } = entry;
  const subject = textHidden(entry) ?? entry.subject;
  const name = settingOf(action);
  const when = time(Math.floor(Date.parse(at) / 1000), TimestampStyles.ShortDateTime);
  const who = say('-# ', settings.by, {}, { who: userMention(by), when });
  if (name === null) {
    const deed = Object.entries(deeds).find(([known]) => known === action)?.[1];
    const what = deed === undefined ? shortenLine(action, longestSubject) : settings.deeds[deed];
    return [titleOf(what), ...(subject === null ? [] : [line('', shortenLine(subject, longestSubject))]), who];
  }
  const before = shownStored(name, entry.before, wording);
  const after = shownStored(name, entry.after, wording);
  return [titleOf(settings.names[name]), say('', settings.change, {}, { before, after }), who];
}

const passageSchema = z.object({ report: z.string(), text: z.string() });

/** The words of a passage that was hidden or shown again: its number tells nobody anything. */
function textHidden({ before, after }: AuditEntry): string | null {
  const place = after ?? before;
  return passageSchema.safeParse(place).data?.text ?? null;
}

const titleOf = (words: string): Line => ({
  form: '',
  markup: `**${escapeText(words)}**`,
  direction: directionOf(words),
});

const settingOf = (action: string): SettingName | null =>
  settingNames.find((name) => action === `settings.${name}`) ?? null;

/** Deeds that have words of their own. */
const deeds: Readonly<Record<string, keyof Wording['settings']['deeds']>> = {
  'library.add': 'add',
  'library.edit': 'edit',
  'library.remove': 'remove',
  'library.restore': 'restore',
  'library.hide': 'hide',
  'library.unhide': 'unhide',
  'library.hide-passage': 'hidePassage',
  'library.unhide-passage': 'unhidePassage',
};
