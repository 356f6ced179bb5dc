import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDiscord, type LoopbackDiscord } from '../support/discord/discord.js';
import { ask, long, many } from './asking.js';

const text = (content: string) => ({ type: 10, content });
const button = (custom_id: string, more: object = {}) => ({ type: 2, style: 2, label: 'Go', custom_id, ...more });
const row = (...components: object[]) => ({ type: 1, components });
const container = (...components: object[]) => ({ type: 17, components });
const section = (accessory: object | undefined, ...components: object[]) => ({ type: 9, components, accessory });
const link = (url: string) => ({ type: 2, style: 5, label: 'Open', url });
const option = (value: string, more: object = {}) => ({ label: value, value, ...more });
const select = (options: object[], more: object = {}) => ({ type: 3, custom_id: 'choose', options, ...more });
const thumbnail = (url: string) => ({ type: 11, media: { url } });

let discord: LoopbackDiscord;
let channel: string;

beforeAll(async () => {
  discord = await startDiscord();
  channel = discord.world.channelIn(discord.world.guild()).id;
});

afterAll(() => discord.stop());

const post = (components: unknown, flags = 1 << 15) =>
  ask(discord, 'POST', `/channels/${channel}/messages`, { components, flags });

describe('components of a plain message', () => {
  it.each<[string, object[]]>([
    ['five rows of five buttons', many(5, (r) => row(...many(5, (b) => button(`${String(r)} ${String(b)}`))))],
    ['a label of 80 characters', [row(button('a', { label: long(80) }))]],
    ['a button with an emoji alone', [row({ type: 2, style: 1, custom_id: 'a', emoji: { name: '◀' } })]],
    ['a select of 25 options', [row(select(many(25, (i) => option(String(i)))))]],
    ['an address of 512 characters', [row(link(`https://example.org/${long(492)}`))]],
  ])('take %s', async (_name, components) => {
    expect((await post(components, 0)).faults).toEqual([]);
    expect((await post(components, 0)).status).toBe(200);
  });

  it.each<[string, unknown[], string]>([
    ['six rows', many(6, (i) => row(button(String(i)))), 'components: BASE_TYPE_MAX_LENGTH'],
    [
      'six buttons in a row',
      [row(...many(6, (i) => button(String(i))))],
      'components.0.components: BASE_TYPE_BAD_LENGTH',
    ],
    ['an empty row', [row()], 'components.0.components: BASE_TYPE_BAD_LENGTH'],
    ['a button outside a row', [button('a')], 'components.0.type: UNION_TYPE_CHOICES'],
    ['a text display', [text('Hello')], 'components.0.type: UNION_TYPE_CHOICES'],
    ['a long label', [row(button('a', { label: long(81) }))], 'components.0.components.0.label: BASE_TYPE_MAX_LENGTH'],
    ['an unknown style', [row(button('a', { style: 7 }))], 'components.0.components.0.style: BASE_TYPE_CHOICES'],
    [
      'no label',
      [row({ type: 2, style: 1, custom_id: 'a' })],
      'components.0.components.0.label: BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
    ],
    [
      'no custom id',
      [row({ type: 2, style: 1, label: 'a' })],
      'components.0.components.0.custom_id: BASE_TYPE_REQUIRED',
    ],
    ['an empty custom id', [row(button(''))], 'components.0.components.0.custom_id: BASE_TYPE_BAD_LENGTH'],
    ['a long custom id', [row(button(long(101)))], 'components.0.components.0.custom_id: BASE_TYPE_BAD_LENGTH'],
    [
      'a custom id twice',
      [row(button('a'), button('a'))],
      'components.0.components.1.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a component id twice',
      [row(button('a', { id: 7 }), button('b', { id: 7 }))],
      'components.0.components.1.id: COMPONENT_ID_DUPLICATED',
    ],
    [
      'a long address',
      [row(link(`https://example.org/${long(493)}`))],
      'components.0.components.0.url: BASE_TYPE_BAD_LENGTH',
    ],
    ['another scheme', [row(link('javascript:alert(1)'))], 'components.0.components.0.url: URL_TYPE_INVALID_SCHEME'],
    ['no address', [row(link('news'))], 'components.0.components.0.url: URL_TYPE_INVALID_URL'],
    [
      'a link with a custom id',
      [row({ ...link('https://a.org'), custom_id: 'a' })],
      'components.0.components.0.custom_id: BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE',
    ],
    [
      'an address on a plain button',
      [row(button('a', { url: 'https://a.org' }))],
      'components.0.components.0.url: BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE',
    ],
    [
      'no emoji',
      [row(button('a', { emoji: { name: 'left' } }))],
      'components.0.components.0.emoji.name: BUTTON_COMPONENT_INVALID_EMOJI',
    ],
    [
      'two selects in a row',
      [row(select([option('1')]), select([option('1')], { custom_id: 'b' }))],
      'components.0.components: COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    [
      'a select beside a button',
      [row(select([option('1')]), button('b'))],
      'components.0.components: COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    [
      '26 options',
      [row(select(many(26, (i) => option(String(i)))))],
      'components.0.components.0.options: BASE_TYPE_BAD_LENGTH',
    ],
    ['no options', [row(select([]))], 'components.0.components.0.options: BASE_TYPE_BAD_LENGTH'],
    [
      'a value twice',
      [row(select([option('1'), option('1')]))],
      'components.0.components.0.options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ],
    [
      'a long value',
      [row(select([option(long(101), { label: 'a' })]))],
      'components.0.components.0.options.0.value: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a long option label',
      [row(select([option('1', { label: long(101) })]))],
      'components.0.components.0.options.0.label: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a long description',
      [row(select([option('1', { description: long(101) })]))],
      'components.0.components.0.options.0.description: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a long placeholder',
      [row(select([option('1')], { placeholder: long(151) }))],
      'components.0.components.0.placeholder: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'more values than options',
      [row(select([option('1')], { min_values: 2, max_values: 2 }))],
      'components.0.components.0.min_values: NUMBER_TYPE_MAX',
    ],
    ['something that is no object', ['button'], 'components.0: MODEL_TYPE_CONVERT'],
  ])('are refused: %s', async (_name, components, fault) => {
    const reply = await post(components, 0);
    expect(reply).toMatchObject({ status: 400, code: 50035, message: 'Invalid Form Body' });
    expect(reply.faults).toContain(fault);
  });
});

describe('Components V2', () => {
  it.each<[string, unknown[]]>([
    ['4000 characters over all text displays', [text(long(3000)), container(text(long(1000)))]],
    ['40 components with the nested ones', [container(...many(39, () => text('a')))]],
    ['a section with a button', [section(button('a'), text('a'), text('b'), text('c'))]],
    ['a section with a picture', [section(thumbnail('https://example.org/a.png'), text('a'))]],
    ['buttons at the top and in a container', [row(button('a')), container(row(button('b')))]],
    [
      'separators and galleries',
      [
        { type: 14, spacing: 2 },
        { type: 12, items: [{ media: { url: 'https://a.org/a.png' } }] },
      ],
    ],
  ])('take %s', async (_name, components) => {
    const reply = await post(components);
    expect(reply.faults).toEqual([]);
    expect(reply.status).toBe(200);
  });

  it.each<[string, unknown[], string]>([
    [
      '4001 characters',
      [text(long(3000)), container(text(long(1001)))],
      'components: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    ],
    ['41 components', [container(...many(40, () => text('a')))], 'components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED'],
    [
      '41 through sections',
      many(14, () => section(button(String(Math.random())), text('a'))),
      'components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    ],
    ['an empty text', [text('')], 'components.0.content: BASE_TYPE_BAD_LENGTH'],
    ['blanks alone', [text('  \n')], 'components.0.content: BASE_TYPE_REQUIRED'],
    ['a section without accessory', [section(undefined, text('a'))], 'components.0.accessory: BASE_TYPE_REQUIRED'],
    [
      'a section with four texts',
      [section(button('a'), ...many(4, () => text('a')))],
      'components.0.components: BASE_TYPE_BAD_LENGTH',
    ],
    ['a section without text', [section(button('a'))], 'components.0.components: BASE_TYPE_BAD_LENGTH'],
    [
      'a section in a section',
      [section(button('a'), section(button('b'), text('a')))],
      'components.0.components.0.type: UNION_TYPE_CHOICES',
    ],
    [
      'a select as accessory',
      [section(select([option('1')]), text('a'))],
      'components.0.accessory.type: UNION_TYPE_CHOICES',
    ],
    ['a button at the top', [button('a')], 'components.0.type: UNION_TYPE_CHOICES'],
    [
      'a container in a container',
      [container(container(text('a')))],
      'components.0.components.0.type: UNION_TYPE_CHOICES',
    ],
    ['an empty container', [container()], 'components.0.components: BASE_TYPE_BAD_LENGTH'],
    [
      'a custom id twice over containers',
      [container(row(button('a'))), container(row(button('a')))],
      'components.1.components.0.components.0.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a colour beyond white',
      [{ ...container(text('a')), accent_color: 0x1000000 }],
      'components.0.accent_color: NUMBER_TYPE_MAX',
    ],
    ['an unknown spacing', [{ type: 14, spacing: 3 }], 'components.0.spacing: BASE_TYPE_CHOICES'],
    [
      'a gallery of eleven',
      [{ type: 12, items: many(11, () => ({ media: { url: 'https://a.org' } })) }],
      'components.0.items: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'an attachment that is not there',
      [{ type: 13, file: { url: 'attachment://a.txt' } }],
      'components.0.file.url: UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    ],
    [
      'a file from elsewhere',
      [{ type: 13, file: { url: 'https://a.org/a.txt' } }],
      'components.0.file.url: URL_TYPE_INVALID_SCHEME',
    ],
    [
      'a text input',
      [row({ type: 4, custom_id: 'a', style: 1 })],
      'components.0.components.0.type: UNION_TYPE_CHOICES',
    ],
  ])('are refused: %s', async (_name, components, fault) => {
    const reply = await post(components);
    expect(reply).toMatchObject({ status: 400, code: 50035 });
    expect(reply.faults).toContain(fault);
  });

  it('are refused empty', async () => {
    expect(await post([])).toMatchObject({ status: 400, code: 50006 });
  });

  it.each([
    ['content', 'Hello'],
    ['embeds', [{ title: 'Hello' }]],
    ['poll', { question: { text: 'Why?' } }],
    ['sticker_ids', ['1']],
  ])('are refused with %s', async (name, value) => {
    const body = { components: [text('a')], flags: 1 << 15, [name]: value };
    const reply = await ask(discord, 'POST', `/channels/${channel}/messages`, body);
    expect(reply.faults).toEqual([`${name}: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2`]);
  });

  it('get ids where they have none, and keep their own', async () => {
    const { body } = await post([{ ...container(text('a'), text('b')), id: 2 }]);
    expect(body).toMatchObject({ components: [{ id: 2, components: [{ id: 1 }, { id: 3 }] }] });
  });

  it('stay with a message for good', async () => {
    const made = await post([text('a')]);
    const path = `/channels/${channel}/messages/${(made.body as { id: string }).id}`;
    const plain = await ask(discord, 'PATCH', path, { content: 'Plain again', flags: 0, components: [] });
    expect(plain.faults).toContain('content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2');
    const edited = await ask(discord, 'PATCH', path, { components: [text('b')], flags: 0 });
    expect(edited).toMatchObject({ status: 200, body: { flags: 1 << 15 } });
  });

  it('take the place of content only where that is emptied', async () => {
    const made = await ask(discord, 'POST', `/channels/${channel}/messages`, { content: 'Plain' });
    const path = `/channels/${channel}/messages/${(made.body as { id: string }).id}`;
    const kept = await ask(discord, 'PATCH', path, { components: [text('a')], flags: 1 << 15 });
    expect(kept.faults).toEqual(['content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2']);
    const emptied = await ask(discord, 'PATCH', path, { content: null, components: [text('a')], flags: 1 << 15 });
    expect(emptied.status).toBe(200);
  });
});
