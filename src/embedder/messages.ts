import { type ErrorIdentifier, IsnadError } from '../errors.js';
import type { TextRole } from './embedder.js';
import type { TransformerOptions } from './transformer.js';

/** What the worker thread is started with. */
export type WorkerStart = TransformerOptions;

/** Some texts to embed. The worker is sent one request after the other, and answers in that order. */
export interface EmbedRequest {
  readonly texts: readonly string[];
  readonly role: TextRole;
}

/** Asks the worker to end, after the texts that it is embedding. */
export const closeRequest = 'close';

export type WorkerRequest = EmbedRequest | typeof closeRequest;

/** What the worker says: once `ready` or `failed`, then `embedded` or `failed` for every request. */
export type WorkerReply =
  | { readonly kind: 'ready'; readonly dimension: number; readonly fingerprint: string }
  | { readonly kind: 'embedded'; readonly vectors: Float32Array; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** An error as plain data: classes do not survive the way between threads. */
export interface Failure {
  readonly identifier: ErrorIdentifier;
  readonly message: string;
  readonly hint: string | undefined;
  readonly cause: string | undefined;
}

/** An error made ready for another thread. What is no `IsnadError` becomes `model-failed`. */
export function toFailure(error: unknown): Failure {
  const known =
    error instanceof IsnadError
      ? error
      : new IsnadError('model-failed', 'The embedding model failed unexpectedly.', { cause: error });
  const { cause } = known;
  return {
    identifier: known.identifier,
    message: known.message,
    hint: known.hint,
    cause:
      cause instanceof Error ? (cause.stack ?? cause.message) : cause === undefined ? undefined : JSON.stringify(cause),
  };
}

/** The error that a failure was made of. */
export function fromFailure({ identifier, message, hint, cause }: Failure): IsnadError {
  return new IsnadError(identifier, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(cause === undefined ? {} : { cause: new Error(cause) }),
  });
}
