import { describe, expect, it } from 'vitest';
import { textOfMessage, type WrittenMessage } from '../../../src/discord/events/message-text.js';

const written = (content: string, others: Partial<WrittenMessage> = {}): WrittenMessage => ({
  content,
  embeds: [],
  messageSnapshots: new Map(),
  ...others,
});

const embed = { title: 'Leaders gone', description: 'They left for Iraq.' };

describe('the text of a message', () => {
  it.each([
    ['<@123456789012345678> Where did they go?', 'Where did they go?'],
    ['Where did they go, <@!123456789012345678>?', 'Where did they go, ?'],
    ['<@1><@2> <@&3> أين ذهب القادة؟ <#4>', 'أين ذهب القادة؟'],
    ['<:sad:123> Who <a:wave:456> left? <t:1462233600:D> </ask:789> <id:browse>', 'Who left?'],
    ['Who left? https://example.org/a?b=c', 'Who left?'],
    ['Is [this](https://example.org/x) true? <https://example.org/z>', 'Is this true?'],
    ['They say 3 < 5 and a <b> c @everyone', 'They say 3 < 5 and a <b> c @everyone'],
    ['First line\n\n  second   line ', 'First line\n\n second line'],
  ])('%j is %j', (content, text) => {
    expect(textOfMessage(written(content))).toBe(text);
  });

  it.each(['', '   \n', '<@123456789012345678>', '<:sad:123>', 'https://example.org/news'])(
    '%j alone is none',
    (content) => {
      expect(textOfMessage(written(content))).toBe('');
    },
  );

  it('is that of the embeds where there are no words of its own', () => {
    expect(textOfMessage(written('', { embeds: [embed, { title: null, description: 'More.' }] }))).toBe(
      'Leaders gone\nThey left for Iraq.\nMore.',
    );
    expect(textOfMessage(written('https://example.org/news', { embeds: [embed] }))).toBe(
      'Leaders gone\nThey left for Iraq.',
    );
    expect(textOfMessage(written('Is it true?', { embeds: [embed] }))).toBe('Is it true?');
    expect(textOfMessage(written('', { embeds: [{ title: null, description: null }] }))).toBe('');
  });

  it('is what it forwards where it says nothing itself', () => {
    const messageSnapshots = new Map([
      ['1', { content: 'They left <@5> for Iraq.', embeds: [] }],
      ['2', { content: null, embeds: [embed] }],
      ['3', { content: '', embeds: null }],
    ]);
    expect(textOfMessage(written('', { messageSnapshots }))).toBe(
      'They left for Iraq.\nLeaders gone\nThey left for Iraq.',
    );
  });

  it('is found in a moment in thousands of characters of anything', () => {
    for (const part of ['<', '[', '](', '<@', 'https://', ' ', '<a:b', '[a](https://', '\n']) {
      expect(textOfMessage(written(part.repeat(4000 / part.length))).length).toBeLessThanOrEqual(4000);
    }
  });
});
