import { IsnadError } from '../errors.js';

/** The error for records that were closed. */
export function closedRecords(): IsnadError {
  return new IsnadError('library-busy', 'The library was closed: nothing can be recorded any more.', {
    hint: 'Try again when the program has started again.',
  });
}
