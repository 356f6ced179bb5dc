import {
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APISectionComponent,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js';
import { directionOf } from '../../language/direction.js';
import { languages } from '../../language/languages.js';
import type { ServerSettings } from '../../records/settings.js';
import type { Wording } from '../../wording/wording.js';
import { wordings } from '../../wording/wordings.js';
import { type List, lists, type Switch, switches, writeSettingsId } from '../components/settings-id.js';
import { limits } from '../limits.js';
import { actionButton, rowOf } from './buttons.js';
import { colours } from './colours.js';
import { escapeText } from './escape.js';
import { type Line, say, textDisplays } from './lines.js';
import { fitMessage, type MessageView } from './message.js';
import { daysIn, secondsIn } from './settings-values.js';
import { shortenLine } from './shorten.js';

/** Seconds, and days, that are offered; what is decided now is offered beside them. */
const offeredSeconds = [0, 2, 4, 10, 20, 30, 60, 120, 300, 900, 3600];
const offeredDays = [1, 7, 14, 30, 60, 90, 180, 365];

/** What a select of "none" is: an option cannot be without a value. */
export const noneChosen = 'none';

/** All settings of a server, each with what changes it. */
export function settingsPanel(settings: ServerSettings, wording: Wording): MessageView {
  const words = wording.settings;
  return fitMessage(() => [
    {
      type: ComponentType.Container,
      accent_color: colours.reading,
      components: [
        ...textDisplays([say('### ', words.title), say('-# ', words.intro)]),
        ...lists.flatMap((name): APIComponentInContainer[] => [
          ...textDisplays(linesOn(name, wording, excessOf(settings, name, wording))),
          { type: ComponentType.ActionRow, components: [selectOf(name, settings, wording)] },
        ]),
        ...switches.map((name) => section(name, settings[name], wording)),
      ],
    },
    ...rowOf([
      actionButton(words.history, writeSettingsId({ kind: 'history', page: 0, upTo: null })),
      actionButton(words.reset, writeSettingsId({ kind: 'reset', isConfirmed: false })),
    ]),
  ]);
}

/** Asks whether everything is to be put back. */
export function resetView({ settings }: Wording): MessageView {
  return {
    components: [
      ...textDisplays([say('', settings.resetAsk)]),
      ...rowOf([
        actionButton(settings.resetConfirm, writeSettingsId({ kind: 'reset', isConfirmed: true })),
        actionButton(settings.cancel, writeSettingsId({ kind: 'panel' })),
      ]),
    ],
  };
}

function linesOn(name: Switch | List, { settings }: Wording, further: readonly Line[] = []): Line[] {
  const title = settings.names[name];
  const heading: Line = { form: '', markup: `**${escapeText(title)}**`, direction: directionOf(title) };
  return [heading, say('-# ', settings.about[name]), ...further];
}

/** More than a select can hold: it would lose some with the next choice. */
const isTooMany = (ids: readonly string[] | null): boolean => (ids?.length ?? 0) > limits.selected;

function excessOf(settings: ServerSettings, name: List, wording: Wording): Line[] {
  if (name !== 'channels' && name !== 'moderatorRoles') return [];
  return isTooMany(settings[name]) ? [say('-# ', wording.settings.tooMany, { most: limits.selected })] : [];
}

function section(name: Switch, isOn: boolean, wording: Wording): APISectionComponent {
  const { turnOn, turnOff, on, off } = wording.settings;
  const state = say('-# ', isOn ? on : off);
  const label = isOn ? turnOff : turnOn;
  return {
    type: ComponentType.Section,
    components: textDisplays(linesOn(name, wording, [state])),
    accessory: actionButton(label, writeSettingsId({ kind: 'switch', name, on: !isOn })),
  };
}

type Select = Exclude<APIComponentInMessageActionRow, { type: ComponentType.Button }>;
type Row = APIActionRowComponent<Select>;

function selectOf(name: List, settings: ServerSettings, wording: Wording): Row['components'][number] {
  const words = wording.settings;
  const custom_id = writeSettingsId({ kind: 'list', name });
  const several = { custom_id, min_values: 0, max_values: limits.selected };
  switch (name) {
    case 'channels':
      return {
        type: ComponentType.ChannelSelect,
        ...several,
        placeholder: placeholder(words.chooseChannels),
        default_values: defaults(settings.channels ?? [], SelectMenuDefaultValueType.Channel),
        disabled: isTooMany(settings.channels),
      };
    case 'moderatorRoles':
      return {
        type: ComponentType.RoleSelect,
        ...several,
        placeholder: placeholder(words.chooseRoles),
        default_values: defaults(settings.moderatorRoles, SelectMenuDefaultValueType.Role),
        disabled: isTooMany(settings.moderatorRoles),
      };
    case 'language':
      return stringSelect(custom_id, settings.language ?? noneChosen, [
        { label: words.ofMember, value: noneChosen },
        ...languages.map((language) => ({ label: wordings[language].languageName, value: language })),
      ]);
    case 'memberCooldownSeconds':
      return numberSelect(custom_id, settings.memberCooldownSeconds, offeredSeconds, (one) => secondsIn(one, wording));
    case 'quotesOnPage':
      return numberSelect(custom_id, settings.quotesOnPage, [1, 2, 3], String);
    case 'questionDays':
      return numberSelect(custom_id, settings.questionDays, offeredDays, (one) => daysIn(one, wording));
  }
}

const placeholder = (words: string): string => shortenLine(words, limits.placeholder);

const defaults = <Type extends SelectMenuDefaultValueType>(ids: readonly string[], type: Type) =>
  ids.slice(0, limits.selected).map((id) => ({ id, type }));

function numberSelect(
  customId: string,
  now: number,
  offered: readonly number[],
  label: (one: number) => string,
): Select {
  const numbers = [...new Set([...offered, now])].sort((a, b) => a - b);
  return stringSelect(
    customId,
    String(now),
    numbers.map((one) => ({ label: label(one), value: String(one) })),
  );
}

function stringSelect(
  custom_id: string,
  now: string,
  options: readonly { readonly label: string; readonly value: string }[],
): Select {
  return {
    type: ComponentType.StringSelect,
    custom_id,
    options: options.map((option) => ({ ...option, default: option.value === now })),
  };
}
