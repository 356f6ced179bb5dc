import { describe, expect, it } from 'vitest';
import { answerSchema, toJson } from '../../../src/cli/view/json.js';
import { answerOf, citedReport, quote } from '../../support/answers.js';

describe('an answer as JSON', () => {
  it('has the documented fields and no others', () => {
    const report = { ...citedReport(), passages: 12 };
    const answer = answerOf({
      quotes: [quote('The answer. More.', { report, highlights: ['The answer.'], score: 0.91239 })],
    });
    expect(toJson(answer, 'q1')).toEqual({
      id: 'q1',
      question: 'Where did they go?',
      language: 'en',
      answered: true,
      quotes: [
        {
          report: citedReport(),
          paragraph: 1,
          start: 100,
          end: 117,
          text: 'The answer. More.',
          highlights: [{ start: 100, end: 111 }],
          score: 0.9124,
          confidence: 'strong',
        },
      ],
      nearest: [],
      tookMs: 12.3,
    });
    expect(answerSchema.parse(toJson(answer, 'q1'))).toEqual(toJson(answer, 'q1'));
  });

  it('has an id only where the question had one, of its type', () => {
    expect(toJson(answerOf())).not.toHaveProperty('id');
    expect(toJson(answerOf(), 0).id).toBe(0);
  });

  it('keeps every character of a quote', () => {
    const text = '«داعش»\u0000\u202e\n🙂';
    expect(JSON.parse(JSON.stringify(toJson(answerOf({ quotes: [quote(text)] })))).quotes[0].text).toBe(text);
  });
});
