import { longestQuestion } from '../../answer/ask.js';
import { IsnadError } from '../../errors.js';
import type { Language } from '../../language/languages.js';
import { wordingIn } from '../../wording/wordings.js';
import type { MessageView } from '../view/message.js';
import { noticeView } from '../view/notice.js';

/**
 * What a member is told of a failure, in their language. A defect is named by a reference alone: what went wrong stands in the log.
 * @param reference id of the request in the log
 */
export function failureView(error: unknown, language: Language, reference: string): MessageView {
  const { failures } = wordingIn(language);
  if (!(error instanceof IsnadError)) return noticeView(failures.broken, { reference });
  switch (error.identifier) {
    case 'question-empty':
      return noticeView(failures.questionEmpty);
    case 'question-too-long':
      return noticeView(failures.questionTooLong, { length: `> ${longestQuestion}`, most: longestQuestion });
    case 'busy':
      return noticeView(failures.busy);
    case 'stopping':
      return noticeView(failures.stopping);
    case 'library-missing':
    case 'library-newer':
    case 'library-damaged':
    case 'library-busy':
    case 'library-unreachable':
    case 'library-changed':
    case 'index-damaged':
    case 'model-missing':
    case 'model-damaged':
    case 'model-failed':
    case 'model-download-failed':
    case 'model-access-denied':
    case 'model-checksum-wrong':
    case 'model-in-use':
      return noticeView(failures.notReady);
    default:
      return noticeView(failures.broken, { reference });
  }
}

/** Whether a failure is the asker's to mend, or passes by itself: nothing that a maintainer has to look at. */
export function isOrdinary(error: unknown): boolean {
  const ordinary = ['question-empty', 'question-too-long', 'busy', 'stopping'];
  return error instanceof IsnadError && ordinary.includes(error.identifier);
}
