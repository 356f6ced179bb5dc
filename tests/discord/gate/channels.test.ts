import type { Channel } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { answersAt, redirectionOf, type Spot } from '../../../src/discord/gate/channels.js';
import { wordings } from '../../../src/wording/wordings.js';
import { textsOf } from '../../support/discord-views.js';

const channelOf = (id: string, parent: Channel | null): Channel =>
  ({ id, parent, parentId: parent?.id ?? null }) as unknown as Channel;
const category = channelOf('1', null);
const news = channelOf('2', category);
const thread = channelOf('3', news);
const at = (channel: Channel): Spot => ({ channelId: channel.id, channel });

describe('a server whose moderators have chosen channels', () => {
  it.each([
    ['nothing', null, thread, true],
    ['another channel', ['9'], thread, false],
    ['no channel at all', [], thread, false],
    ['the channel', ['9', '2'], news, true],
    ['the channel of a thread', ['2'], thread, true],
    ['the category of a channel', ['1'], news, true],
    ['the category of a thread', ['1'], thread, true],
    ['one of its threads', ['3'], news, false],
  ])('by %s: %j', (_what, channels, channel, answers) => {
    expect(answersAt(at(channel), { channels })).toBe(answers);
  });

  it('goes by the id where a channel is not known, and by the parent that it names', () => {
    expect(answersAt({ channelId: '2', channel: null }, { channels: ['2'] })).toBe(true);
    expect(answersAt({ channelId: null, channel: null }, { channels: ['2'] })).toBe(false);
    const orphan = { id: '3', parent: null, parentId: '2' } as unknown as Channel;
    expect(answersAt(at(orphan), { channels: ['2'] })).toBe(true);
  });

  it('names the channels where the bot answers, in every language, ten of them at most', () => {
    const channels = Array.from({ length: 12 }, (_, index) => String(100 + index));
    expect(redirectionOf(at(news), { channels: ['2'] }, 'en')).toBeNull();
    for (const language of ['en', 'ar'] as const) {
      const text = textsOf(redirectionOf(at(news), { channels }, language)!).join('\n');
      expect(text).toContain('<#100>');
      expect(text).toContain('<#109>');
      expect(text).not.toContain('<#110>');
    }
    const nowhere = textsOf(redirectionOf(at(news), { channels: [] }, 'en')!);
    expect(nowhere).toEqual([wordings.en.failures.channelNotChosen]);
  });
});
