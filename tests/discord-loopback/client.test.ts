import {
  ApplicationCommandType,
  Client,
  ComponentType,
  Events,
  GatewayIntentBits,
  MessageFlags,
  Partials,
  type Interaction,
} from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDiscord, type LoopbackDiscord } from '../support/discord/discord.js';
import { buttonsOf, shownText } from '../support/discord/messages/reading.js';
import { hasFlag, messageFlag } from '../support/discord/messages/message.js';

const commands = [
  {
    name: 'ask',
    description: 'Asks',
    contexts: [0, 1, 2],
    integration_types: [0, 1],
    options: [
      { type: 3, name: 'question', description: 'What to ask', required: true },
      { type: 3, name: 'report', description: 'Which report', autocomplete: true },
      { type: 5, name: 'private', description: 'Only for you' },
    ],
  },
  { name: 'feedback', description: 'Opens a form' },
  { name: 'Find sources', type: ApplicationCommandType.Message, contexts: [0, 1], integration_types: [0, 1] },
];

const v2 = (text: string, customId = 'next') => ({
  flags: MessageFlags.IsComponentsV2 as const,
  components: [
    {
      type: ComponentType.Container as const,
      components: [
        { type: ComponentType.TextDisplay as const, content: text },
        {
          type: ComponentType.ActionRow as const,
          components: [{ type: ComponentType.Button as const, style: 2 as const, label: 'Next', custom_id: customId }],
        },
      ],
    },
  ],
});

const form = {
  title: 'Feedback',
  custom_id: 'form',
  components: [
    {
      type: ComponentType.Label as const,
      label: 'What was it?',
      component: { type: ComponentType.TextInput as const, custom_id: 'what', style: 1 as const },
    },
    {
      type: ComponentType.Label as const,
      label: 'A file',
      component: { type: ComponentType.FileUpload as const, custom_id: 'file', required: false },
    },
  ],
};

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: `${interaction.options.getFocused()}!`, value: 'r1' }]);
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply({ content: `Sources of: ${interaction.targetMessage.content}`, flags: 64 });
  } else if (interaction.isChatInputCommand()) {
    if (interaction.commandName === 'feedback') return void (await interaction.showModal(form));
    const isPrivate = interaction.options.getBoolean('private') ?? false;
    await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
    await interaction.editReply(v2(`Answer to ${interaction.options.getString('question', true)}`));
    await interaction.followUp({ content: 'More', flags: MessageFlags.Ephemeral });
  } else if (interaction.isButton()) {
    await interaction.update(v2('Page 2', 'previous'));
  } else if (interaction.isModalSubmit()) {
    const files = interaction.fields.getUploadedFiles('file')?.map(({ url }) => url) ?? [];
    const texts = await Promise.all(files.map(async (url) => (await fetch(url)).text()));
    const reply = await interaction.reply({
      content: `${interaction.fields.getTextInputValue('what')} ${texts.join()}`,
      withResponse: true,
    });
    expect(reply.resource?.message?.content).toContain('It');
  }
}

let discord: LoopbackDiscord;
let client: Client;

beforeAll(async () => {
  discord = await startDiscord({
    heartbeatInterval: 400,
    guilds: [
      { name: 'One', channels: ['general', 'news'] },
      { name: 'Elsewhere', hasBot: false },
    ],
  });
  client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api: discord.apiUrl },
  });
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction).catch(console.error));
  client.on(Events.MessageCreate, (message) => {
    if (message.author.bot || !(message.mentions.users.has(discord.botId) || message.guildId === null)) return;
    if (message.channel.isSendable()) void message.channel.sendTyping();
    void message.reply({ ...v2(`You wrote: ${message.content}`), flags: MessageFlags.IsComponentsV2 });
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;
  await client.application?.commands.set(commands as never);
});

afterAll(async () => {
  await client.destroy();
  await discord.stop();
});

describe('discord.js in the loopback', () => {
  beforeEach(() => discord.faults.clear());

  it('is ready with its guilds and commands', () => {
    expect(client.user?.id).toBe(discord.botId);
    expect([...client.guilds.cache.values()].map(({ name }) => name)).toEqual(['One']);
    expect(discord.commands().map(({ name }) => name)).toEqual(['ask', 'feedback', 'Find sources']);
  });

  it('answers a slash command: deferred, edited, followed up', async () => {
    const handle = discord.invoke('ask', { question: 'Who?' }, { locale: 'de' });
    const done = await handle.response();
    expect(done).toMatchObject({ kind: 'message', ephemeral: false, text: 'Answer to Who?' });
    expect(hasFlag(done.message!, messageFlag.componentsV2)).toBe(true);
    expect(buttonsOf(done.message!)).toMatchObject([{ label: 'Next', customId: 'next' }]);
    const more = await handle.followUp();
    expect(more).toMatchObject({ visibleTo: discord.world.user('asker').id, body: { content: 'More' } });
    expect(handle.interaction.refusals).toEqual([]);
  });

  it.each(['direct', 'private'] as const)('answers in a %s channel', async (context) => {
    const done = await discord.invoke('ask', { question: 'Who?' }, { context, userInstall: true }).response();
    expect(done.text).toBe('Answer to Who?');
  });

  it('answers by a user install in a guild without the bot', async () => {
    const done = await discord
      .invoke('ask', { question: 'Who?' }, { guild: 'Elsewhere', userInstall: true })
      .response();
    expect(done.text).toBe('Answer to Who?');
    expect(() => discord.invoke('ask', { question: 'Who?' }, { guild: 'Elsewhere' })).toThrow(/not installed/u);
  });

  it('keeps an ephemeral answer to the asker', async () => {
    const done = await discord.invoke('ask', { question: 'Who?', private: true }).response();
    expect(done.ephemeral).toBe(true);
    expect(() => discord.press(done.message!, 'Next', { user: 'somebody' })).toThrow(/does not see/u);
  });

  it('completes what is typed', async () => {
    const done = await discord.autocomplete('ask', { option: 'report', text: 'الق' }).response();
    expect(done).toMatchObject({ kind: 'choices', choices: [{ name: 'الق!', value: 'r1' }] });
  });

  it('updates a message by its button', async () => {
    const { message } = await discord.invoke('ask', { question: 'Who?' }).response();
    const done = await discord.press(message!, 'Next').response();
    expect(done.kind).toBe('update');
    expect(shownText(message!)).toBe('Page 2');
    expect(message!.edits).toHaveLength(2);
  });

  it('shows a modal and takes what is submitted, files too', async () => {
    const shown = discord.invoke('feedback');
    expect((await shown.response()).kind).toBe('modal');
    const file = { filename: 'a.txt', contentType: 'text/plain', bytes: Buffer.from('from a file') };
    const done = await discord.submitModal(shown, { what: 'It was', file: [file] }).response();
    expect(done.text).toBe('It was from a file');
  });

  it('takes a message of a context menu', async () => {
    const { message } = discord.write('A claim.', { user: 'writer' });
    const done = await discord.contextMenu('Find sources', message).response();
    expect(done).toMatchObject({ text: 'Sources of: A claim.', ephemeral: true });
  });

  it('answers mentions, and reads nothing else', async () => {
    const unread = discord.write('Between us.');
    const reply = await discord.write('Who?', { mention: true }).reply();
    expect(shownText(reply)).toBe(`You wrote: <@${discord.botId}> Who?`);
    expect(reply.named.users).toEqual([discord.botId]);
    expect(reply.pings).toEqual({ everyone: false, users: [], roles: [] });
    expect(discord.typing.length).toBeGreaterThan(0);
    expect(unread.replies().filter(({ replyTo }) => replyTo === unread.message.id)).toEqual([]);
  });

  it('answers direct messages', async () => {
    const reply = await discord.write('Who?', { context: 'direct' }).reply();
    expect(shownText(reply)).toBe('You wrote: Who?');
  });

  it.each([
    ['close 4000', (): void => discord.gateway.disconnect(4000)],
    ['a broken connection', (): void => discord.gateway.drop()],
    ['a request to reconnect', (): void => discord.gateway.askToReconnect()],
    ['missed heartbeats', (): void => discord.gateway.silence()],
  ])('resumes after %s and gets what it missed', async (_name, disturb) => {
    const { resumes } = discord.gateway;
    disturb();
    const missed = discord.invoke('ask', { question: 'Meanwhile?' });
    await discord.gateway.resumedTimes(resumes + 1);
    expect((await missed.response()).text).toBe('Answer to Meanwhile?');
  });

  it('begins anew after an invalid session', async () => {
    const { identifies } = discord.gateway;
    discord.gateway.invalidate(false);
    await discord.gateway.changed.until(
      () => discord.gateway.identifies > identifies || undefined,
      15_000,
      () => 'no',
    );
    expect((await discord.invoke('ask', { question: 'Again?' }).response()).text).toBe('Answer to Again?');
  });

  it('gets over a rate limit, a failing server and slow answers', async () => {
    discord.faults.next({ kind: 'rate limit', after: 0.2 }, /^PATCH/u);
    discord.faults.next({ kind: 'status', status: 502 }, /^POST .*webhooks/u);
    discord.faults.next({ kind: 'slow', milliseconds: 50 }, /callback$/u);
    const handle = discord.invoke('ask', { question: 'Who?' });
    expect((await handle.response()).text).toBe('Answer to Who?');
    await handle.followUp();
    expect(discord.faults.pending).toBe(0);
  });
});
