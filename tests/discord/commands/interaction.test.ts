import { Client, Events, GatewayIntentBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AskOptions, askCommand, askDeclaration } from '../../../src/discord/commands/ask.js';
import { commandDeclarations } from '../../../src/discord/commands/declarations.js';
import { complete } from '../../../src/discord/commands/complete.js';
import { findSourcesCommand } from '../../../src/discord/commands/find-sources.js';
import { payloadOf } from '../../../src/discord/commands/payload.js';
import { register } from '../../../src/discord/register/register.js';
import type { Services } from '../../../src/discord/services.js';
import type { Library } from '../../../src/library/library.js';
import type { Records } from '../../../src/records/records.js';
import { type LoopbackDiscord, startDiscord } from '../../support/discord/discord.js';

const title = 'أُمراءُ التنظيم إلى أين؟';
const library = {
  state: async () => ({ generation: 1 }),
  reports: async () => [{ id: 'emirs', title, outlet: null, published: null }],
} as unknown as Library;
const services = {} as Services;

describe('commands, through the real client', () => {
  let discord: LoopbackDiscord;
  let client: Client;
  const asked: AskOptions[] = [];

  const ask = askCommand(async ({ interaction }, options) => {
    asked.push(options);
    await interaction.reply('Read.');
  });
  const findSources = findSourcesCommand(async ({ interaction }) => {
    await interaction.reply(`Read: ${interaction.targetMessage.content}`);
  });

  beforeAll(async () => {
    discord = await startDiscord();
    const access = { token: discord.token, applicationId: null, apiUrl: discord.apiUrl };
    const payloads = commandDeclarations.map((declaration) => payloadOf(declaration));
    await register(access, payloads, { guild: null, dryRun: false });
    client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.apiUrl } });
    client.on(Events.InteractionCreate, (interaction) => {
      if (interaction.isChatInputCommand()) void ask.execute({ interaction, services });
      if (interaction.isMessageContextMenuCommand()) void findSources.execute({ interaction, services });
      if (!interaction.isAutocomplete()) return;
      void complete(askDeclaration, interaction.options.getFocused(true), {
        library,
        everything: async () => library,
        server: null,
        records: {} as Records,
      }).then((choices) => interaction.respond(choices));
    });
    await client.login(discord.token);
    await discord.gateway.connected();
  });

  afterAll(async () => {
    await client.destroy();
    await discord.stop();
  });

  it('get their options', async () => {
    const options = { question: 'Where did they go?', report: 'emirs', from: '2016', language: 'ar', private: true };
    await discord.invoke('ask', options, { context: 'direct' }).response();
    await discord.invoke('ask', { question: 'Who?' }).response();
    expect(asked).toEqual([options, { question: 'Who?' }]);
  });

  it('propose reports', async () => {
    const { choices } = await discord.autocomplete('ask', { option: 'report', text: 'امراء' }).response();
    expect(choices).toMatchObject([{ name: title, value: 'emirs' }]);
  });

  it('get the message of whose menu they are', async () => {
    const { message } = discord.write('They left.');
    const handle = discord.contextMenu('Find sources', message);
    expect((await handle.response()).message?.body.content).toBe('Read: They left.');
  });
});
