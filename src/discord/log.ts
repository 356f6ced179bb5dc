import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { loggableFields, redactor } from './redact.js';

/** What a line says besides its message. Errors stand under `error`, what was asked under `question`. */
export type LogFields = Readonly<Record<string, unknown>>;

/** A structured log: one JSON object a line. */
export interface Log {
  error(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  debug(fields: LogFields, message: string): void;
  /** The same log, whose lines bear these fields too: the request they belong to, for one. */
  child(fields: LogFields): Log;
}

type Importance = 'error' | 'warn' | 'info' | 'debug';

export interface LogOptions {
  /** The least important that is written. */
  readonly level: 'silent' | Importance;
  /** Never written, wherever they occur. */
  readonly secrets: readonly string[];
  /** LOG_QUESTIONS: whether the texts of questions are written. */
  readonly showsQuestions: boolean;
  /** Takes each line, its end included; standard error unless said. */
  readonly write?: (line: string) => void;
}

/**
 * Opens a log. Lines are written before the call returns, so that the last one before a crash is there. No line holds a secret, a token
 * of Discord's, the body of a request, or, unless they are asked for, the text of a question; see `loggable`.
 */
export function openLog({ level, secrets, showsQuestions, write = writeToStandardError() }: LogOptions): Log {
  const redact = redactor(secrets);
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    // Redacted once more as a whole: what was missed in a part must not get out.
    { write: (line) => write(redact(line)) },
  );
  const logWith = (bound: LogFields): Log => {
    const writer = (kind: Importance) => (fields: LogFields, message: string) => {
      if (!logger.isLevelEnabled(kind)) return;
      logger[kind](loggableFields({ ...bound, ...fields }, { redact, showsQuestions }), redact(message));
    };
    return {
      error: writer('error'),
      warn: writer('warn'),
      info: writer('info'),
      debug: writer('debug'),
      child: (fields) => logWith({ ...bound, ...fields }),
    };
  };
  return logWith({});
}

/** An id for what is logged of one request, short enough to be told to a person: eight hexadecimal digits. */
export function requestId(): string {
  return randomBytes(4).toString('hex');
}

function writeToStandardError(): (line: string) => void {
  const destination = pino.destination({ dest: 2, sync: true });
  // Nobody listens any more: a log that cannot be written must not end the bot.
  destination.on('error', () => {});
  return (line) => void destination.write(line);
}
