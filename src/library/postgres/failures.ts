import { errorCode, IsnadError } from '../../errors.js';

/** SQLSTATE classes and codes (https://www.postgresql.org/docs/current/errcodes-appendix.html) of a server that is going, gone or coming. */
const serverAway = /^(08...|57P0[1-3]|53300)$/;
/** What Node calls a connection that broke or could not be made. */
const connectionCodes: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['ENOTFOUND', 'EAI_AGAIN'],
]);
/** What pg says, without a code, of a connection that broke, or was not made in time. */
const connectionMessages = /Connection terminated|timeout expired|Client has encountered a connection error/;
/** What it says of a pool whose connections are all in use for too long. */
const poolMessage = /timeout exceeded when trying to connect/;
/** What pg and Node say of a server whose encryption is not as the address wants it. */
const encryptionMessage = /does not support SSL|certificate/i;
/** What pg says where the server wants a password and none, or an empty one, was given. */
const passwordMessage = /^SASL: .*password/;
/** Two transactions that got into each other's way: one of them is to begin again. */
const collided = /^40(001|P01)$/;

/** Whether an action that changes nothing, or the same once more, may be tried again. */
export function isPassing(error: unknown): boolean {
  return isConnectionLost(error) || isPoolExhausted(error) || collided.test(errorCode(error));
}

/** Whether the connection broke, so that nobody knows how far the server got. */
export function isConnectionLost(error: unknown): boolean {
  const code = errorCode(error);
  if (serverAway.test(code) || connectionCodes.has(code)) return true;
  return error instanceof Error && connectionMessages.test(error.message);
}

const isPoolExhausted = (error: unknown): boolean => error instanceof Error && poolMessage.test(error.message);

/** Makes of an error of the database the one that a person is told; other errors are defects and stay as they are. */
export function translate(error: unknown, place: string): unknown {
  if (error instanceof IsnadError) return error;
  const code = errorCode(error);
  if (isConnectionLost(error)) {
    return new IsnadError('library-unreachable', `The database ${place} cannot be reached.`, {
      hint: 'Check LIBRARY_URL, the network and whether the server runs; a running bot goes on by itself once it answers.',
      cause: error,
    });
  }
  if (isPoolExhausted(error)) {
    return new IsnadError('library-busy', `All connections to the database ${place} are in use.`, {
      hint: 'Try again in a moment; where it happens often, allow more with pool_size in LIBRARY_URL.',
      cause: error,
    });
  }
  // A lock that was waited for too long, or a statement that took too long.
  if (code === '55P03' || code === '57014' || collided.test(code)) {
    return new IsnadError('library-busy', `The database ${place} is busy: another process is changing the library.`, {
      hint: 'Wait until it has finished, then try again.',
      cause: error,
    });
  }
  if (encryptionMessage.test(messageOf(error)) || code === 'ENOENT') {
    return new IsnadError('setting-invalid', `No encrypted connection to ${place}: ${messageOf(error)}.`, {
      hint: 'Check sslmode and sslrootcert in LIBRARY_URL; docs/postgres.md says what they may be.',
      cause: error,
    });
  }
  if (passwordMessage.test(messageOf(error))) {
    return new IsnadError('setting-invalid', `The database ${place} wants a password.`, {
      hint: 'Give it in LIBRARY_URL: postgres://user:password@host/database.',
      cause: error,
    });
  }
  if (code.startsWith('28') || code === '3D000' || code === '42501') {
    return new IsnadError('setting-invalid', `The database ${place} refuses: ${messageOf(error)}.`, {
      hint: 'Check user, password and database in LIBRARY_URL, and what this user may do.',
      cause: error,
    });
  }
  if (code.startsWith('53') || code === '25006') {
    return new IsnadError('disk-write-failed', `The database ${place} cannot be written: ${messageOf(error)}.`, {
      hint: 'Check the free space of its disk, and whether the server is a standby.',
      cause: error,
    });
  }
  if (code.startsWith('XX')) return damagedLibrary(place, messageOf(error), error);
  return error;
}

/** The error for a database that contradicts itself. */
export function damagedLibrary(place: string, detail: string, cause?: unknown): IsnadError {
  return new IsnadError('library-damaged', `The library in ${place} is damaged: ${detail}.`, {
    hint: 'Restore the database from a backup, or empty it and run `isnad reindex --full`. No report of the corpus is lost.',
    cause,
  });
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
