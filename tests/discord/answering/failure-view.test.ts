import { describe, expect, it } from 'vitest';
import { failureView, isOrdinary } from '../../../src/discord/answering/failure-view.js';
import { type ErrorIdentifier, errorIdentifiers, IsnadError } from '../../../src/errors.js';
import { languages } from '../../../src/language/languages.js';
import type { Wording } from '../../../src/wording/wording.js';
import { wordingIn } from '../../../src/wording/wordings.js';
import { expectAccepted, seen, wordsOf } from '../../support/discord-views.js';

type Failure = keyof Wording['failures'];

/** What a member can do something about, or has to be told of the state of the bot; everything else is a defect to them. */
const told: Partial<Record<ErrorIdentifier, Failure>> = {
  'question-empty': 'questionEmpty',
  'question-too-long': 'questionTooLong',
  busy: 'busy',
  stopping: 'stopping',
  'library-missing': 'notReady',
  'library-newer': 'notReady',
  'library-damaged': 'notReady',
  'library-busy': 'notReady',
  'library-unreachable': 'notReady',
  'library-changed': 'notReady',
  'index-damaged': 'notReady',
  'model-missing': 'notReady',
  'model-damaged': 'notReady',
  'model-failed': 'notReady',
  'model-download-failed': 'notReady',
  'model-access-denied': 'notReady',
  'model-checksum-wrong': 'notReady',
  'model-in-use': 'notReady',
};

const message = 'The token abc in /home/somebody/.env';
const reference = 'f00dcafe';

describe('a failure, told to a member', () => {
  it.each(errorIdentifiers)('%s is told in every language, without what only maintainers should read', (identifier) => {
    const error = new IsnadError(identifier, message, { hint: message });
    const failure = told[identifier] ?? 'broken';
    for (const language of languages) {
      const view = failureView(error, language, reference);
      expectAccepted(view);
      const words = seen(wordsOf(view));
      const [before = '', after = ''] = wordingIn(language).failures[failure].split(/\{\w+\}/);
      expect(words).toContain(seen(before));
      expect(words).toContain(seen(after));
      expect(words).not.toContain('abc');
      expect(words.includes(reference)).toBe(failure === 'broken');
    }
  });

  it.each([new Error(message), new TypeError(message), message, undefined, null])(
    '%s is named by its reference alone',
    (error) => {
      const words = seen(wordsOf(failureView(error, 'en', reference)));
      expect(words).toBe(wordingIn('en').failures.broken.replace('{reference}', reference));
    },
  );

  it('says how long a question may be', () => {
    const words = wordsOf(failureView(new IsnadError('question-too-long', message), 'de', reference));
    expect(words).toContain('6000');
    expect(words).not.toMatch(/[{}]/);
  });

  it('is ordinary where nobody has to look into it', () => {
    const ordinary = errorIdentifiers.filter((identifier) => isOrdinary(new IsnadError(identifier, message)));
    expect(ordinary.sort()).toEqual(['busy', 'question-empty', 'question-too-long', 'stopping']);
    expect(isOrdinary(new Error('busy'))).toBe(false);
  });
});
