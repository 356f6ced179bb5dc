import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDiscord, type LoopbackDiscord } from '../support/discord/discord.js';
import type { InteractionHandle } from '../support/discord/driver/handle.js';
import type { Interaction } from '../support/discord/interactions/interaction.js';
import { ask, long, many, respond, webhook } from './asking.js';

let discord: LoopbackDiscord;

beforeEach(async () => {
  discord = await startDiscord();
  await ask(discord, 'PUT', `/applications/${discord.applicationId}/commands`, [
    {
      name: 'ask',
      description: 'Asks',
      contexts: [0, 1, 2],
      integration_types: [0, 1],
      options: [{ type: 3, name: 'report', description: 'Which', autocomplete: true }],
    },
  ]);
});

afterEach(() => discord.stop());

const slash = (): Interaction => discord.invoke('ask').interaction;
const completing = (): Interaction => discord.autocomplete('ask', { option: 'report', text: 'a' }).interaction;
const button = { type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] };
const text = (content: string) => ({ type: 10, content });
const v2 = 1 << 15;

async function pressed(): Promise<InteractionHandle> {
  const asked = slash();
  await respond(discord, asked, 4, { content: 'a', components: [button] });
  return discord.press(asked.original!, 'go');
}

async function submitted(): Promise<Interaction> {
  const shown = discord.invoke('ask');
  const input = { type: 18, label: 'What', component: { type: 4, custom_id: 'what', style: 1, required: false } };
  await respond(discord, shown.interaction, 9, { title: 'Form', custom_id: 'form', components: [input] });
  return discord.submitModal(shown, {}).interaction;
}

describe('the first response', () => {
  it('is wanted within three seconds', async () => {
    const interaction = slash();
    discord.clock.advance(3001);
    const reply = await respond(discord, interaction, 5);
    expect(reply).toMatchObject({ status: 404, code: 10062, message: 'Unknown interaction' });
    expect(interaction.refusals).toMatchObject([{ status: 404, body: { code: 10062 } }]);
  });

  it('is wanted once', async () => {
    const interaction = slash();
    expect((await respond(discord, interaction, 5)).status).toBe(204);
    const reply = await respond(discord, interaction, 4, { content: 'a' });
    expect(reply).toMatchObject({ status: 400, code: 40060 });
    expect(reply.message).toBe('Interaction has already been acknowledged.');
  });

  it('is wanted of interactions that there are', async () => {
    const { id, token } = slash();
    expect(await respond(discord, { id: '1', token }, 5)).toMatchObject({ status: 404, code: 10062 });
    expect(await respond(discord, { id, token: 'other' }, 5)).toMatchObject({ status: 404, code: 10062 });
  });

  it('can be given after one that was refused', async () => {
    const interaction = slash();
    expect(await respond(discord, interaction, 4, {})).toMatchObject({ status: 400, code: 50006 });
    expect((await respond(discord, interaction, 4, { content: 'a' })).status).toBe(204);
  });

  it.each<[string, () => Interaction | Promise<Interaction>, readonly number[]]>([
    ['a command', slash, [1, 6, 7, 8, 12]],
    ['a button', async () => (await pressed()).interaction, [1, 8]],
    ['autocomplete', completing, [1, 4, 5, 6, 7, 9]],
    ['a modal', submitted, [1, 6, 7, 8, 9]],
  ])('to %s is of its kinds', async (_name, make, refused) => {
    const interaction = await make();
    for (const type of refused) {
      const reply = await respond(discord, interaction, type, { content: 'a', choices: [] });
      expect([type, reply.status, reply.code, reply.faults]).toEqual([type, 400, 50035, ['type: BASE_TYPE_CHOICES']]);
    }
  });

  it.each([v2, 4, 4096, 64 | v2])('deferred cannot carry the flags %i', async (flags) => {
    const reply = await respond(discord, slash(), 5, { flags });
    expect(reply).toMatchObject({ status: 400, code: 50035, faults: ['data.flags: BASE_TYPE_CHOICES'] });
  });

  it('with a message is checked as messages are', async () => {
    const refused = await respond(discord, slash(), 4, { content: long(2001) });
    expect(refused.faults).toEqual(['data.content: BASE_TYPE_MAX_LENGTH']);
    const mixed = await respond(discord, slash(), 4, { content: 'a', components: [text('b')], flags: v2 });
    expect(mixed.faults).toEqual(['data.content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2']);
    expect((await respond(discord, slash(), 4)).faults).toEqual(['data: BASE_TYPE_REQUIRED']);
  });

  it.each<[string, unknown, string]>([
    ['26 choices', many(26, (i) => ({ name: String(i), value: String(i) })), 'data.choices: BASE_TYPE_MAX_LENGTH'],
    ['a long name', [{ name: long(101), value: 'a' }], 'data.choices.0.name: BASE_TYPE_BAD_LENGTH'],
    ['an empty name', [{ name: '', value: 'a' }], 'data.choices.0.name: BASE_TYPE_BAD_LENGTH'],
    ['a long value', [{ name: 'a', value: long(101) }], 'data.choices.0.value: BASE_TYPE_BAD_LENGTH'],
    ['a number for a text', [{ name: 'a', value: 1 }], 'data.choices.0.value: STRING_TYPE_CONVERT'],
    ['no choices', undefined, 'data.choices: BASE_TYPE_REQUIRED'],
  ])('with choices is refused with %s', async (_name, choices, fault) => {
    expect((await respond(discord, completing(), 8, { choices })).faults).toEqual([fault]);
  });

  const input = (more: object = {}) => ({ type: 4, custom_id: 'a', style: 1, ...more });
  const label = (component: object, more: object = {}) => ({ type: 18, label: 'A', component, ...more });
  it.each<[string, object, string]>([
    ['a long title', { title: long(46) }, 'data.title: BASE_TYPE_BAD_LENGTH'],
    ['no custom id', { custom_id: '' }, 'data.custom_id: BASE_TYPE_BAD_LENGTH'],
    [
      'six components',
      { components: many(6, (i) => label(input({ custom_id: String(i) }))) },
      'data.components: BASE_TYPE_BAD_LENGTH',
    ],
    ['no components', { components: [] }, 'data.components: BASE_TYPE_BAD_LENGTH'],
    [
      'a long label',
      { components: [label(input(), { label: long(46) })] },
      'data.components.0.label: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a long description',
      { components: [label(input(), { description: long(101) })] },
      'data.components.0.description: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a long text asked for',
      { components: [label(input({ max_length: 4001 }))] },
      'data.components.0.component.max_length: NUMBER_TYPE_MAX',
    ],
    [
      'a long text filled in',
      { components: [label(input({ value: long(4001) }))] },
      'data.components.0.component.value: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a long placeholder',
      { components: [label(input({ placeholder: long(101) }))] },
      'data.components.0.component.placeholder: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'eleven files',
      { components: [label({ type: 19, custom_id: 'a', max_values: 11 })] },
      'data.components.0.component.max_values: NUMBER_TYPE_MAX',
    ],
    ['a button', { components: [button] }, 'data.components.0.components.0.type: UNION_TYPE_CHOICES'],
    [
      'a container',
      { components: [{ type: 17, components: [text('a')] }] },
      'data.components.0.type: UNION_TYPE_CHOICES',
    ],
    [
      'a custom id twice',
      { components: [label(input()), label(input())] },
      'data.components.1.component.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
  ])('with a modal is refused with %s', async (_name, more, fault) => {
    const modal = { title: 'Form', custom_id: 'form', components: [label(input())], ...more };
    expect((await respond(discord, slash(), 9, modal)).faults).toContain(fault);
  });

  it('returns the message where that is asked for', async () => {
    const { id, token } = slash();
    const path = `/interactions/${id}/${token}/callback?with_response=true`;
    const reply = await ask(discord, 'POST', path, { type: 4, data: { content: 'a', flags: 64 } }, null);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      interaction: { id, response_message_ephemeral: true },
      resource: { type: 4, message: { content: 'a', flags: 64 } },
    });
  });
});

describe('what follows', () => {
  const original = '/messages/%40original';

  it('wants a first response', async () => {
    const interaction = slash();
    expect(await webhook(discord, 'POST', interaction, '', { content: 'a' })).toMatchObject({
      status: 404,
      code: 10015,
    });
    expect(await webhook(discord, 'PATCH', interaction, original, { content: 'a' })).toMatchObject({
      status: 404,
      code: 10015,
    });
  });

  it('wants a token that is known and younger than 15 minutes', async () => {
    const interaction = slash();
    await respond(discord, interaction, 5);
    const edit = { content: 'a' };
    expect(await webhook(discord, 'PATCH', { token: 'other' }, original, edit)).toMatchObject({
      status: 401,
      code: 50027,
    });
    expect((await webhook(discord, 'PATCH', interaction, original, edit)).status).toBe(200);
    discord.clock.advance(15 * 60_000);
    expect(await webhook(discord, 'PATCH', interaction, original, edit)).toMatchObject({ status: 401, code: 50027 });
    expect(await webhook(discord, 'POST', interaction, '', edit)).toMatchObject({
      status: 401,
      message: 'Invalid Webhook Token',
    });
  });

  it('completes a deferred message, Components V2 included', async () => {
    const interaction = slash();
    await respond(discord, interaction, 5, { flags: 64 });
    expect(interaction.original).toMatchObject({ body: { flags: 64 | 128 } });
    const edit = { components: [text('a')], flags: v2 };
    expect((await webhook(discord, 'PATCH', interaction, original, edit)).body).toMatchObject({ flags: 64 | v2 });
    expect(interaction.original!.visibleTo).toBe(interaction.userId);
  });

  it('cannot make a message ephemeral or show it to all', async () => {
    const [shown, hidden] = [slash(), slash()];
    await respond(discord, shown, 4, { content: 'a' });
    await respond(discord, hidden, 4, { content: 'a', flags: 64 });
    expect((await webhook(discord, 'PATCH', shown, original, { content: 'b', flags: 64 })).body).toMatchObject({
      flags: 0,
    });
    expect((await webhook(discord, 'PATCH', hidden, original, { content: 'b', flags: 0 })).body).toMatchObject({
      flags: 64,
    });
  });

  it('is checked as messages are', async () => {
    const interaction = slash();
    await respond(discord, interaction, 5);
    const reply = await webhook(discord, 'PATCH', interaction, original, { content: long(2001) });
    expect(reply).toMatchObject({ status: 400, code: 50035, faults: ['content: BASE_TYPE_MAX_LENGTH'] });
    expect(await webhook(discord, 'POST', interaction, '', {})).toMatchObject({ code: 50006 });
  });

  it('puts the first follow-up in the place of a deferred message', async () => {
    const interaction = slash();
    await respond(discord, interaction, 5, { flags: 64 });
    await webhook(discord, 'POST', interaction, '', { content: 'a' });
    expect(interaction.original).toMatchObject({ body: { content: 'a', flags: 64 } });
    const second = await webhook(discord, 'POST', interaction, '', { content: 'b' });
    expect(second.body).toMatchObject({ content: 'b', flags: 0 });
  });

  it('edits and deletes the messages of its own interaction alone', async () => {
    const [one, other] = [slash(), slash()];
    for (const each of [one, other]) await respond(discord, each, 4, { content: 'a' });
    const { body } = await webhook(discord, 'POST', one, '', { content: 'b' });
    const path = `/messages/${(body as { id: string }).id}`;
    expect(await webhook(discord, 'PATCH', other, path, { content: 'c' })).toMatchObject({ status: 404, code: 10008 });
    expect((await webhook(discord, 'PATCH', one, path, { content: 'c' })).status).toBe(200);
    expect((await webhook(discord, 'DELETE', one, path)).status).toBe(204);
    expect((await webhook(discord, 'DELETE', one, original)).status).toBe(204);
    expect(await webhook(discord, 'GET', one, original)).toMatchObject({ status: 404, code: 10008 });
  });

  it('has no message where a modal was shown', async () => {
    const shown = await pressed();
    const modal = { title: 'a', custom_id: 'a', components: [{ type: 10, content: 'a' }] };
    await respond(discord, shown.interaction, 9, modal);
    expect(await webhook(discord, 'GET', shown.interaction, original)).toMatchObject({ status: 404, code: 10008 });
    const { interaction } = discord.submitModal(shown, {});
    expect((await respond(discord, interaction, 7, { content: 'Submitted' })).status).toBe(204);
    expect(shown.interaction.target!.body.content).toBe('Submitted');
  });

  it('updates the message of a button', async () => {
    const handle = await pressed();
    expect((await respond(discord, handle.interaction, 6)).status).toBe(204);
    expect((await webhook(discord, 'PATCH', handle.interaction, original, { content: 'b' })).status).toBe(200);
    expect(await handle.response()).toMatchObject({ kind: 'update', text: 'b' });
    expect(() => discord.press(handle.interaction.target!, 'stop')).toThrow(/no such component/u);
  });

  it('is five messages where only the user has installed the application', async () => {
    const { interaction } = discord.invoke('ask', {}, { context: 'private' });
    await respond(discord, interaction, 4, { content: 'a' });
    for (const n of [1, 2, 3, 4, 5]) {
      expect((await webhook(discord, 'POST', interaction, '', { content: String(n) })).status).toBe(200);
    }
    expect(await webhook(discord, 'POST', interaction, '', { content: '6' })).toMatchObject({
      status: 400,
      code: 40094,
    });
  });
});
