import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDiscord, type LoopbackDiscord } from '../support/discord/discord.js';
import type { Interaction } from '../support/discord/interactions/interaction.js';
import { ask, respond, webhook } from './asking.js';

let discord: LoopbackDiscord;

const register = (to: LoopbackDiscord) =>
  ask(to, 'PUT', `/applications/${to.applicationId}/commands`, [{ name: 'ask', description: 'Asks' }]);

beforeEach(async () => {
  discord = await startDiscord();
  await register(discord);
});

afterEach(() => discord.stop());

const slash = (): Interaction => discord.invoke('ask').interaction;

describe('people', () => {
  const select = (more: object) => ({ type: 1, components: [{ custom_id: 'choose', max_values: 2, ...more }] });

  it('choose in selects what there is to choose', async () => {
    const interaction = slash();
    const options = [
      { label: 'One', value: '1' },
      { label: 'Two', value: '2' },
    ];
    await respond(discord, interaction, 4, { content: 'a', components: [select({ type: 3, options })] });
    const chosen = discord.select(interaction.original!, 'choose', ['Two', '1']);
    expect(chosen.interaction.payload['data']).toMatchObject({ component_type: 3, values: ['2', '1'] });
    expect(() => discord.select(interaction.original!, 'choose', ['3'])).toThrow(/no option 3/u);
    expect(() => discord.select(interaction.original!, 'choose', [])).toThrow(/1 to 2 values/u);
  });

  it('choose channels and users, which are sent along', async () => {
    const interaction = slash();
    await respond(discord, interaction, 4, { content: 'a', components: [select({ type: 8 })] });
    const { payload } = discord.select(interaction.original!, 'choose', ['general']).interaction;
    const { id } = discord.world.channelIn(discord.world.guild());
    expect(payload['data']).toMatchObject({ values: [id], resolved: { channels: { [id]: { name: 'general' } } } });
  });

  it('do not press what is disabled or deleted', async () => {
    const interaction = slash();
    const stopped = { type: 2, style: 2, label: 'Stop', custom_id: 'stop', disabled: true };
    await respond(discord, interaction, 4, { content: 'a', components: [{ type: 1, components: [stopped] }] });
    expect(() => discord.press(interaction.original!, 'Stop')).toThrow(/disabled/u);
    await webhook(discord, 'DELETE', interaction, '/messages/@original');
    expect(() => discord.press(interaction.original!, 'Stop')).toThrow(/deleted/u);
  });

  it('submit modals as they are to be filled in', async () => {
    const shown = discord.invoke('ask');
    const parts = [
      { type: 18, label: 'What', component: { type: 4, custom_id: 'what', style: 2, min_length: 3, max_length: 5 } },
      { type: 18, label: 'File', component: { type: 19, custom_id: 'file', min_values: 1, max_values: 2 } },
    ];
    await respond(discord, shown.interaction, 9, { title: 'Form', custom_id: 'form', components: parts });
    const file = { filename: 'a.txt', contentType: 'text/plain', bytes: Buffer.from('a') };
    expect(() => discord.submitModal(shown, { what: 'ab', file: [file] })).toThrow(/what/u);
    expect(() => discord.submitModal(shown, { what: 'abc' })).toThrow(/file/u);
    expect(() => discord.submitModal(shown, { what: 'abc', other: 'a' })).toThrow(/no component other/u);
    const { payload } = discord.submitModal(shown, { what: 'abc', file: [file] }).interaction;
    expect(payload['data']).toMatchObject({
      custom_id: 'form',
      components: [{ component: { custom_id: 'what', value: 'abc' } }, { component: { custom_id: 'file' } }],
      resolved: { attachments: {} },
    });
  });

  it('are told what was refused while they wait', async () => {
    const handle = discord.invoke('ask');
    await respond(discord, handle.interaction, 4, {});
    await expect(handle.response(50)).rejects.toThrow(/was not acknowledged[\s\S]*50006/u);
  });
});

describe('a load run', () => {
  it('keeps the newest and counts all, and nobody who waits is forgotten', async () => {
    const loaded = await startDiscord({ keep: 'last', acknowledgeWithin: 60_000 });
    await register(loaded);
    const waiting = loaded.invoke('ask').interaction;
    for (let n = 0; n < 9000; n += 1) {
      const { interaction } = loaded.invoke('ask');
      Object.assign(interaction, { answeredAt: 1, acknowledgement: {} });
    }
    expect(loaded.counts.interactions).toBe(9001);
    expect(loaded.interactions.length).toBeLessThan(5000);
    expect((await respond(loaded, waiting, 5)).status).toBe(204);
    await loaded.stop();
  });
});
