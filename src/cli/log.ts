import type { LogLevel } from '../config.js';
import { visible } from '../language/visible.js';

/** What is told beside answers, on standard error. */
export interface Log {
  /** Something that helped itself, or that a person should do. */
  readonly warn: (message: string) => void;
  readonly info: (message: string) => void;
  readonly debug: (message: string) => void;
  /** Whether progress is shown. */
  readonly showsProgress: boolean;
}

const order: readonly LogLevel[] = ['silent', 'error', 'warn', 'info', 'debug'];

/** A log that writes messages of its level and the more important ones. Control characters in them are made visible. */
export function openLog(level: LogLevel): Log {
  const shows = (message: LogLevel): boolean => order.indexOf(message) <= order.indexOf(level);
  const writer = (kind: LogLevel) => (message: string) => {
    if (shows(kind)) process.stderr.write(`${kind === 'warn' ? 'note' : kind}: ${visible(message)}\n`);
  };
  return { warn: writer('warn'), info: writer('info'), debug: writer('debug'), showsProgress: shows('warn') };
}
