import { Interrupted } from './failure.js';

/**
 * The outcome of some work, or `Interrupted` with a message as soon as Ctrl-C is pressed. The work goes on then: it must stop when what
 * it uses is closed, or be such that the end of the process does it no harm.
 */
export async function untilInterrupted<Result>(work: Promise<Result>, message: string): Promise<Result> {
  let interrupt = (): void => {};
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = () => reject(new Interrupted(message));
  });
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    work.catch(() => {});
    return await Promise.race([work, interrupted]);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}
