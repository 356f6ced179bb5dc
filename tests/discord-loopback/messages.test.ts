import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDiscord, type LoopbackDiscord } from '../support/discord/discord.js';
import { ask, long, many } from './asking.js';

let discord: LoopbackDiscord;

const channel = (name: string): string => discord.world.channelIn(discord.world.guild(), name).id;
const post = (body: unknown, name = 'general') => ask(discord, 'POST', `/channels/${channel(name)}/messages`, body);
const idOf = (reply: { readonly body: unknown }): string => (reply.body as { id: string }).id;
const newest = (name = 'general') => discord.messagesIn(name).at(-1)!;

beforeAll(async () => {
  discord = await startDiscord({
    guilds: [
      {
        bot: PermissionFlagsBits.MentionEveryone,
        roles: [{ name: 'readers', mentionable: true }],
        channels: [
          'general',
          'other',
          { name: 'hidden', denyBot: PermissionFlagsBits.ViewChannel },
          { name: 'mute', denyBot: PermissionFlagsBits.SendMessages },
          { name: 'forgetful', denyBot: PermissionFlagsBits.ReadMessageHistory },
          { name: 'textless', denyBot: PermissionFlagsBits.AttachFiles },
          { name: 'quiet', denyBot: PermissionFlagsBits.MentionEveryone },
          { name: 'category', type: 4 },
        ],
        members: ['amal'],
      },
    ],
  });
});

afterAll(() => discord.stop());

describe('a message', () => {
  it.each<[string, unknown]>([
    ['2000 characters', { content: long(2000) }],
    ['6000 characters over ten embeds', { embeds: many(10, () => ({ description: long(600) })) }],
    ['25 fields', { embeds: [{ fields: many(25, () => ({ name: 'a', value: 'b' })) }] }],
  ])('may have %s', async (_name, body) => {
    expect((await post(body)).status).toBe(200);
  });

  it.each<[string, unknown, string]>([
    ['2001 characters', { content: long(2001) }, 'content: BASE_TYPE_MAX_LENGTH'],
    ['a content that is no text', { content: 7 }, 'content: STRING_TYPE_CONVERT'],
    ['eleven embeds', { embeds: many(11, () => ({ title: 'a' })) }, 'embeds: BASE_TYPE_MAX_LENGTH'],
    ['a long embed title', { embeds: [{ title: long(257) }] }, 'embeds.0.title: BASE_TYPE_MAX_LENGTH'],
    ['a long description', { embeds: [{ description: long(4097) }] }, 'embeds.0.description: BASE_TYPE_MAX_LENGTH'],
    [
      '26 fields',
      { embeds: [{ fields: many(26, () => ({ name: 'a', value: 'b' })) }] },
      'embeds.0.fields: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a long field name',
      { embeds: [{ fields: [{ name: long(257), value: 'b' }] }] },
      'embeds.0.fields.0.name: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a long field value',
      { embeds: [{ fields: [{ name: 'a', value: long(1025) }] }] },
      'embeds.0.fields.0.value: BASE_TYPE_BAD_LENGTH',
    ],
    ['a field without value', { embeds: [{ fields: [{ name: 'a' }] }] }, 'embeds.0.fields.0.value: BASE_TYPE_REQUIRED'],
    ['a long footer', { embeds: [{ footer: { text: long(2049) } }] }, 'embeds.0.footer.text: BASE_TYPE_BAD_LENGTH'],
    ['a long author', { embeds: [{ author: { name: long(257) } }] }, 'embeds.0.author.name: BASE_TYPE_BAD_LENGTH'],
    [
      '6001 characters over embeds',
      { embeds: [{ description: long(4000) }, { description: long(2001) }] },
      'embeds: MAX_EMBED_SIZE_EXCEEDED',
    ],
    ['a bad embed address', { embeds: [{ title: 'a', url: 'ftp://a.org' }] }, 'embeds.0.url: URL_TYPE_INVALID_SCHEME'],
    ['flags that cannot be set', { content: 'a', flags: 64 }, 'flags: BASE_TYPE_CHOICES'],
    [
      'an unknown mention kind',
      { content: 'a', allowed_mentions: { parse: ['all'] } },
      'allowed_mentions.parse.0: BASE_TYPE_CHOICES',
    ],
    [
      'users parsed and listed',
      { content: 'a', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
    [
      '101 users listed',
      { content: 'a', allowed_mentions: { users: many(101, String) } },
      'allowed_mentions.users: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'an unknown message answered',
      { content: 'a', message_reference: { message_id: '1' } },
      'message_reference: REPLIES_UNKNOWN_MESSAGE',
    ],
  ])('is refused with %s', async (_name, body, fault) => {
    const reply = await post(body);
    expect(reply).toMatchObject({ status: 400, code: 50035, message: 'Invalid Form Body' });
    expect(reply.faults).toContain(fault);
  });

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['blanks', { content: ' \n ' }],
    ['emptied lists', { embeds: [], components: [] }],
  ])('is refused with %s in it', async (_name, body) => {
    expect(await post(body)).toMatchObject({ status: 400, code: 50006, message: 'Cannot send an empty message' });
  });

  it.each([
    ['unknown', 404, 10003],
    ['hidden', 403, 50001],
    ['mute', 403, 50013],
    ['category', 400, 50008],
  ])('is refused in the %s channel', async (name, status, code) => {
    const id = name === 'unknown' ? '1' : channel(name);
    expect(await ask(discord, 'POST', `/channels/${id}/messages`, { content: 'a' })).toMatchObject({ status, code });
    expect(await ask(discord, 'POST', `/channels/${id}/typing`)).toMatchObject({ status, code });
  });

  it('answers another only in the same channel and with permission to read it', async () => {
    const { message } = discord.write('Hello', { channel: 'other', user: 'amal' });
    const reference = { content: 'a', message_reference: { message_id: message.id } };
    expect((await post(reference)).faults).toEqual(['message_reference: REPLIES_UNKNOWN_MESSAGE']);
    expect(await post(reference, 'forgetful')).toMatchObject({ status: 400, code: 160002 });
    const lenient = { ...reference, message_reference: { message_id: '1', fail_if_not_exists: false } };
    expect((await post(lenient)).status).toBe(200);
    expect((await post(reference, 'other')).status).toBe(200);
    expect(newest('other')).toMatchObject({ replyTo: message.id });
  });

  it('is edited by its author alone, and deleted with permission', async () => {
    const { message } = discord.write('Hello');
    const path = `/channels/${channel('general')}/messages/${message.id}`;
    expect(await ask(discord, 'PATCH', path, { content: 'b' })).toMatchObject({ status: 403, code: 50005 });
    expect(await ask(discord, 'DELETE', path)).toMatchObject({ status: 403, code: 50013 });
    const own = `/channels/${channel('general')}/messages/${idOf(await post({ content: 'a' }))}`;
    expect((await ask(discord, 'PATCH', own, { content: 'b' })).status).toBe(200);
    expect(newest()).toMatchObject({ body: { content: 'b' }, edits: [{ before: { content: 'a' } }] });
    expect(await ask(discord, 'PATCH', own, { content: '' })).toMatchObject({ code: 50006 });
    expect((await ask(discord, 'DELETE', own)).status).toBe(204);
    expect(newest().deletedAt).not.toBeNull();
    expect(await ask(discord, 'GET', own)).toMatchObject({ status: 404, code: 10008 });
  });

  it('carries files, which can be fetched', async () => {
    const form = new FormData();
    form.set('payload_json', JSON.stringify({ attachments: [{ id: 0, filename: 'b.txt', description: 'A file' }] }));
    form.set('files[0]', new Blob(['in it'], { type: 'text/plain' }), 'a.txt');
    const reply = await ask(discord, 'POST', `/channels/${channel('general')}/messages`, form);
    expect(reply.body).toMatchObject({ attachments: [{ filename: 'b.txt', description: 'A file', size: 5 }] });
    const [attachment] = newest().body.attachments;
    expect(await (await fetch(attachment!.url)).text()).toBe('in it');
    const refused = await ask(discord, 'POST', `/channels/${channel('textless')}/messages`, form);
    expect(refused).toMatchObject({ status: 403, code: 50013 });
  });

  it('is refused to users who take no direct messages', async () => {
    const user = discord.world.user('closed');
    user.acceptsDirectMessages = false;
    const { body } = await ask(discord, 'POST', '/users/@me/channels', { recipient_id: user.id });
    const path = `/channels/${(body as { id: string }).id}/messages`;
    expect(await ask(discord, 'POST', path, { content: 'a' })).toMatchObject({ status: 403, code: 50007 });
  });

  it('would get previews for bare addresses alone', async () => {
    await post({ content: 'https://a.org <https://b.org> `https://c.org`' });
    expect(newest().wouldEmbed).toEqual(['https://a.org']);
    await post({ flags: 1 << 15, components: [{ type: 10, content: 'https://a.org' }] });
    expect(newest().wouldEmbed).toEqual([]);
  });
});

describe('mentions', () => {
  const nobody = { everyone: false, users: [], roles: [] };
  const everybody = (): string =>
    `@everyone <@${discord.world.user('amal').id}> <@&${[...discord.world.guild().roles.values()].find(({ name }) => name === 'readers')!.id}>`;

  it('notify everybody named unless it is forbidden', async () => {
    await post({ content: everybody() });
    expect(newest().pings).toMatchObject({ everyone: true, users: [discord.world.user('amal').id] });
    expect(newest().pings.roles).toHaveLength(1);
  });

  it('notify nobody without allowance, and still name them', async () => {
    await post({ content: everybody(), allowed_mentions: { parse: [] } });
    expect(newest()).toMatchObject({ pings: nobody, named: { everyone: true } });
  });

  it('count in text displays', async () => {
    await post({ flags: 1 << 15, components: [{ type: 17, components: [{ type: 10, content: everybody() }] }] });
    expect(newest().pings.everyone).toBe(true);
  });

  it('do not count in code', async () => {
    await post({ content: `\`${everybody()}\`` });
    expect(newest()).toMatchObject({ pings: nobody, named: nobody });
  });

  it('of everyone need the permission', async () => {
    await post({ content: '@everyone @here' }, 'quiet');
    const guild = discord.world.guild();
    expect(guild.members.get(discord.botId)).toBeDefined();
    expect(newest('quiet').pings.everyone).toBe(false);
  });

  it('of an answer notify its author only if that is allowed', async () => {
    const { message } = discord.write('Hello', { user: 'amal' });
    const body = { content: 'a', message_reference: { message_id: message.id } };
    await post(body);
    expect(newest().pings.users).toEqual([message.authorId]);
    await post({ ...body, allowed_mentions: { parse: [], replied_user: false } });
    expect(newest().pings).toEqual(nobody);
    await post({ ...body, allowed_mentions: { parse: [] } });
    expect(newest().pings).toEqual(nobody);
  });

  it('added by an edit notify nobody', async () => {
    const id = idOf(await post({ content: 'a' }));
    await ask(discord, 'PATCH', `/channels/${channel('general')}/messages/${id}`, { content: everybody() });
    expect(newest()).toMatchObject({ pings: nobody, named: { everyone: true } });
  });
});
