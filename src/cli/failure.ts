import { CommanderError } from 'commander';
import { IsnadError } from '../errors.js';
import { visible } from '../language/visible.js';

export const exitCode = { failure: 1, usage: 2, interrupted: 130 } as const;

/** Ends a command that was interrupted, after it has put everything away. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export interface FailureStyle {
  /** One JSON object a line instead of words. */
  readonly json: boolean;
  /** Whether stack traces are shown. */
  readonly debug: boolean;
}

/** What is written to standard error about a failure, and the exit code it leads to. */
export function describeFailure(error: unknown, style: FailureStyle): { text: string; exitCode: number } {
  if (error instanceof CommanderError) {
    // Commander has written its own message, or the help that was asked for.
    return { text: '', exitCode: error.exitCode === 0 ? 0 : exitCode.usage };
  }
  if (error instanceof Interrupted) return { text: `${error.message}\n`, exitCode: exitCode.interrupted };
  const text = style.json ? `${JSON.stringify({ error: failureJson(error) })}\n` : failureText(error);
  const trace = style.debug && error instanceof Error ? `${traceOf(error)}\n` : '';
  const isUsage = error instanceof IsnadError && error.identifier === 'command-invalid';
  return { text: `${text}${trace}`, exitCode: isUsage ? exitCode.usage : exitCode.failure };
}

/** A failure as JSON. `identifier` is one of src/errors.ts, or `defect` for what should never happen. */
export function failureJson(error: unknown): { identifier: string; message: string; hint: string | null } {
  if (error instanceof IsnadError) {
    return { identifier: error.identifier, message: error.message, hint: error.hint ?? null };
  }
  return { identifier: 'defect', message: error instanceof Error ? error.message : String(error), hint: defectHint };
}

const defectHint = 'This is a defect of Isnad. LOG_LEVEL=debug shows where it happened; please report it.';

/** A failure in words: `error: ` and what is wrong, then what to do. */
export function failureText(error: unknown): string {
  const { message, hint } = failureJson(error);
  const lines = message.split('\n').map(visible);
  return `error: ${lines.join('\n       ')}\n${hint === null ? '' : `hint: ${visible(hint)}\n`}`;
}

function traceOf(error: Error): string {
  const own = error.stack ?? error.message;
  return error.cause instanceof Error ? `${own}\ncaused by: ${traceOf(error.cause)}` : own;
}
