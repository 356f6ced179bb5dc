import { ComponentType } from 'discord.js';
import { interactionType } from '../interactions/interaction.js';
import { isObject, numberOf, objectsOf, textOf, type JsonObject } from '../json.js';
import type { Loopback } from '../loopback.js';
import { messagePayload } from '../messages/payload.js';
import { everyComponent } from '../messages/reading.js';
import { selectTypes } from '../validation/selects.js';
import { selectedValues } from './components.js';
import type { InteractionHandle } from './handle.js';
import { Resolving, type GivenFile } from './options.js';
import { commonPayload, placeOfMessage } from './sender.js';
import { send } from './send.js';

/** What is filled into a modal, by custom id: text, chosen values, ticks, files. */
export type ModalValues = Readonly<Record<string, string | boolean | readonly string[] | readonly GivenFile[]>>;

type ModalValue = ModalValues[string] | undefined;

function text(input: JsonObject, given: ModalValue): string {
  const name = textOf(input['custom_id']);
  const value = given ?? textOf(input['value']);
  if (typeof value !== 'string') throw new Error(`${name} wants a text.`);
  const least = Math.max(numberOf(input['min_length']), input['required'] === false ? 0 : 1);
  const isLeftOut = value === '' && input['required'] === false;
  if ((value.length < least && !isLeftOut) || value.length > (numberOf(input['max_length']) || 4000)) {
    throw new Error(`Discord would not send ${name}: its length does not fit.`);
  }
  return value;
}

function files(upload: JsonObject, given: ModalValue, resolving: Resolving): string[] {
  const name = textOf(upload['custom_id']);
  const list = Array.isArray(given) ? (given as readonly (string | GivenFile)[]) : [];
  const chosen = list.flatMap((file) => (typeof file === 'string' ? [] : [file]));
  const least = upload['required'] === false ? 0 : Number(upload['min_values'] ?? 1);
  if (chosen.length < least || chosen.length > Number(upload['max_values'] ?? 1)) {
    throw new Error(`Discord would not send ${name}: its number of files does not fit.`);
  }
  return chosen.map((file) => resolving.file(file));
}

const texts = (given: ModalValue): string[] =>
  Array.isArray(given)
    ? (given as readonly (string | GivenFile)[]).flatMap((each) => (typeof each === 'string' ? [each] : []))
    : [];

/** A component with what was filled in, as Discord sends it. */
function submitted(component: JsonObject, values: ModalValues, resolving: Resolving): JsonObject {
  const type = numberOf(component['type']);
  const customId = textOf(component['custom_id']);
  const given = values[customId];
  const base = { type, id: numberOf(component['id']), custom_id: customId };
  if (type === Number(ComponentType.TextInput)) return { ...base, value: text(component, given) };
  if (type === Number(ComponentType.FileUpload)) return { ...base, values: files(component, given, resolving) };
  if (type === Number(ComponentType.Checkbox)) return { ...base, value: given === true };
  if (type === Number(ComponentType.RadioGroup)) return { ...base, value: typeof given === 'string' ? given : null };
  const optional = component['required'] === false && texts(given).length === 0;
  if (!selectTypes.includes(type) || optional) return { ...base, values: texts(given) };
  return { ...base, values: [...selectedValues(component, texts(given), resolving)] };
}

function submittedRow(component: JsonObject, values: ModalValues, resolving: Resolving): JsonObject {
  const { type, component: child, components } = component;
  const base = { type: numberOf(type), id: numberOf(component['id']) };
  if (isObject(child)) return { ...base, component: submitted(child, values, resolving) };
  if (components === undefined) return base;
  return { ...base, components: objectsOf(components).map((each) => submitted(each, values, resolving)) };
}

/** Submits the modal that answered an interaction. */
export function submitModal(loopback: Loopback, shown: InteractionHandle, values: ModalValues): InteractionHandle {
  const { interaction } = shown;
  const { modal, target, payload } = interaction;
  if (modal === null) throw new Error('The interaction was not answered with a modal.');
  const names = everyComponent(modal['components']).map((component) => component['custom_id']);
  const unknown = Object.keys(values).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`The modal has no component ${unknown}.`);
  const place = placeOfMessage(loopback, interaction, { user: interaction.userId });
  const resolving = new Resolving(loopback, place);
  const components = objectsOf(modal['components']).map((each) => submittedRow(each, values, resolving));
  const { resolved } = resolving;
  const { id, token, data, message, ...rest } = payload;
  void [id, token, data, message];
  return send(loopback, {
    type: interactionType.modalSubmit,
    payload: {
      ...rest,
      // Who submits it may have lost roles since it was shown.
      ...commonPayload(loopback, place),
      type: interactionType.modalSubmit,
      data: {
        custom_id: textOf(modal['custom_id']),
        components,
        ...(Object.keys(resolved).length === 0 ? {} : { resolved }),
      },
      ...(target === null ? {} : { message: messagePayload(target, loopback.messages.payloads) }),
    },
    userId: interaction.userId,
    channelId: interaction.channelId,
    guildId: interaction.guildId,
    commandName: interaction.commandName,
    commandType: interaction.commandType,
    isOnlyUserInstall: interaction.isOnlyUserInstall,
    target,
  });
}
