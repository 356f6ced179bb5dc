import type { Json, JsonObject } from '../json.js';
import { isObject } from '../json.js';
import type { UploadedFile } from '../messages/draft.js';
import { Refusal } from '../refusal.js';

/** A request to the REST interface. */
export interface ApiRequest {
  readonly method: string;
  /** Path after `/api/v10`, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: Json;
  readonly files: readonly UploadedFile[];
}

export interface ApiReply {
  readonly status: number;
  /** Nothing is sent without it. */
  readonly body?: Json;
}

export const noContent: ApiReply = { status: 204 };

export const ok = (body: Json): ApiReply => ({ status: 200, body });

/** The request's body where it has to be an object. */
export function objectBody({ body }: ApiRequest): JsonObject {
  if (isObject(body)) return body;
  const message = 'Only dictionaries may be used in a ModelType';
  throw new Refusal(400, 50035, 'Invalid Form Body', { _errors: [{ code: 'MODEL_TYPE_CONVERT', message }] });
}
