import { type Components, defineComponents } from '../components/define.js';
import { downloadPrefix, forgetPrefix, readDownloadId, readForgetId } from '../components/stored-id.js';
import { downloadQuestions } from '../insights/run-insights.js';
import { forgetVotes } from '../privacy/run-privacy.js';

/** The buttons under what is told of questions and of a person's votes. */
export const storedButtons: readonly Components[] = [
  defineComponents({
    name: 'download questions',
    prefix: downloadPrefix,
    for: 'moderators',
    read: readDownloadId,
    button: downloadQuestions,
  }),
  defineComponents({
    name: 'delete votes',
    prefix: forgetPrefix,
    for: 'everybody',
    read: readForgetId,
    button: forgetVotes,
  }),
];
