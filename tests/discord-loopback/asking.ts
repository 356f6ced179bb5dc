import type { Json, JsonObject } from '../support/discord/json.js';
import { isObject, plain } from '../support/discord/json.js';
import type { LoopbackDiscord } from '../support/discord/discord.js';

export interface Reply {
  readonly status: number;
  readonly code: number | null;
  readonly message: string;
  /** The faults of Discord's error tree, each as `path: CODE`. */
  readonly faults: readonly string[];
  readonly body: Json;
  readonly headers: Headers;
}

/** The faults in Discord's error tree, each as `path: CODE`. */
export function faultsIn(errors: Json | undefined, path = ''): string[] {
  if (!isObject(errors)) return [];
  return Object.entries(errors).flatMap(([key, value]) => {
    if (key !== '_errors') return faultsIn(value, path === '' ? key : `${path}.${key}`);
    return Array.isArray(value) ? (value as JsonObject[]).map(({ code }) => `${path}: ${plain(code)}`) : [];
  });
}

/** Asks the REST interface as the bot does, or with another authorization; null for none. */
export async function ask(
  discord: LoopbackDiscord,
  method: string,
  path: string,
  body?: unknown,
  authorization: string | null = `Bot ${discord.token}`,
): Promise<Reply> {
  const isForm = body instanceof FormData;
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: {
      ...(authorization === null ? {} : { authorization }),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const read = text === '' ? null : (JSON.parse(text) as Json);
  const refused = response.status >= 400 && isObject(read) ? read : {};
  return {
    status: response.status,
    code: typeof refused['code'] === 'number' ? refused['code'] : null,
    message: String(refused['message'] as string | undefined),
    faults: faultsIn(refused['errors']),
    body: read,
    headers: response.headers,
  };
}

/** Responds to an interaction. */
export function respond(
  discord: LoopbackDiscord,
  { id, token }: { readonly id: string; readonly token: string },
  type: number,
  data?: unknown,
): Promise<Reply> {
  return ask(discord, 'POST', `/interactions/${id}/${token}/callback`, { type, data }, null);
}

/** Asks about an interaction's messages: `''` for follow-ups, `/messages/@original` and so on. */
export function webhook(
  discord: LoopbackDiscord,
  method: string,
  { token }: { readonly token: string },
  path: string,
  body?: unknown,
): Promise<Reply> {
  return ask(discord, method, `/webhooks/${discord.applicationId}/${token}${path}`, body, null);
}

export const long = (length: number): string => 'x'.repeat(length);

export const many = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, i) => make(i));
