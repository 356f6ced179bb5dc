import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { IsnadError } from '../../errors.js';
import type { ImportedDocument } from './import-document.js';
import { mostHeap, mostMemory } from './limits.js';
import { fromRefusal, type ReadingReply, type ReadingRequest, stumbled } from './messages.js';

/** How many documents are read at once, and how many more may wait. */
const mostAtOnce = 2;
const mostWaiting = 20;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads a document in a process of its own. A thread would not do: a library that runs out of memory in a thread can end the whole process.
 *
 * @param mostTime in milliseconds
 * @throws IsnadError what reading throws, `file-bomb` when it takes too much memory, `file-unreadable` when it takes too long or ends the process,
 *   `busy` when too many documents wait; the signal's reason when it is aborted
 */
export async function runReader(
  request: ReadingRequest,
  mostTime: number,
  signal?: AbortSignal,
): Promise<ImportedDocument> {
  await turn();
  try {
    signal?.throwIfAborted();
    return await readInProcess(request, mostTime, signal);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

/** Waits until another document may be read, and takes its place: a free one, or that of one that ends. */
async function turn(): Promise<void> {
  if (running < mostAtOnce) {
    running += 1;
    return;
  }
  if (waiting.length >= mostWaiting) {
    throw new IsnadError('busy', 'Too many documents are waiting to be read.', { hint: 'Try again in a minute.' });
  }
  await new Promise<void>((resolve) => waiting.push(resolve));
}

function readInProcess(request: ReadingRequest, mostTime: number, signal?: AbortSignal): Promise<ImportedDocument> {
  const { name } = request.source;
  const child = startReader();
  return new Promise((resolve, reject) => {
    let outcome: (() => void) | undefined;
    const end = (settle: () => void): void => {
      outcome ??= settle;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => end(() => reject(tooSlow(name, mostTime))), mostTime);
    const abort = (): void => end(() => reject(signal?.reason as Error));
    signal?.addEventListener('abort', abort);
    child.once('message', (reply: ReadingReply) =>
      end(() => (reply.kind === 'read' ? resolve(reply.document) : reject(fromRefusal(reply.refusal)))),
    );
    child.once('error', (cause) => end(() => reject(stumbled(name, cause))));
    // Only once the process has ended is its memory free for the next document.
    child.once('close', (code, killedBy) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      (outcome ?? (() => reject(endedUnasked(name, code, killedBy))))();
    });
    child.send(request, (error) => {
      if (error !== null) end(() => reject(stumbled(name, error)));
    });
  });
}

function startReader(): ChildProcess {
  return fork(createRequire(import.meta.url).resolve('#document-reader'), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [`--max-old-space-size=${mostHeap / 1_048_576}`],
    // Neither the token nor any other setting goes along.
    env: environment(),
  });
}

function environment(): NodeJS.ProcessEnv {
  const { SystemRoot, TZ } = process.env;
  return { ...(SystemRoot === undefined ? {} : { SystemRoot }), ...(TZ === undefined ? {} : { TZ }) };
}

function tooSlow(name: string, mostTime: number): IsnadError {
  return new IsnadError('file-unreadable', `${name} was not read within ${mostTime / 1000} seconds.`, {
    hint: 'Save the report alone, or as text, and add that.',
  });
}

/** Why the process ended without an answer: its own watch or the system took it down for its memory, or it aborted for want of it. */
function endedUnasked(name: string, code: number | null, killedBy: string | null): IsnadError {
  const isMemory = killedBy === 'SIGKILL' || killedBy === 'SIGABRT' || code === 134;
  if (!isMemory) return stumbled(name, new Error(`The reading process ended with ${killedBy ?? String(code)}.`));
  return new IsnadError('file-bomb', `${name} takes over ${mostMemory / 1_048_576} MB of memory to read.`, {
    hint: 'Save the report alone as text and add that.',
  });
}
