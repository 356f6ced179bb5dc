import { isObject, type JsonObject } from './json.js';

/** Discord's answer to a request that it does not grant. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: JsonObject | undefined;

  constructor(status: number, code: number, message: string, errors?: JsonObject) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  /** The body as Discord sends it. */
  body(): JsonObject {
    return { message: this.message, code: this.code, ...(this.errors === undefined ? {} : { errors: this.errors }) };
  }
}

export const refusals = {
  unauthorized: () => new Refusal(401, 0, '401: Unauthorized'),
  notFound: () => new Refusal(404, 0, '404: Not Found'),
  methodNotAllowed: () => new Refusal(405, 0, '405: Method Not Allowed'),
  unknownApplication: () => new Refusal(404, 10002, 'Unknown Application'),
  unknownChannel: () => new Refusal(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new Refusal(404, 10004, 'Unknown Guild'),
  unknownMember: () => new Refusal(404, 10007, 'Unknown Member'),
  unknownMessage: () => new Refusal(404, 10008, 'Unknown Message'),
  unknownUser: () => new Refusal(404, 10013, 'Unknown User'),
  unknownWebhook: () => new Refusal(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new Refusal(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new Refusal(404, 10063, 'Unknown application command'),
  tooManyCommands: (most: number) =>
    new Refusal(400, 30032, `Maximum number of application commands reached (${String(most)})`),
  tooManyCreates: () =>
    new Refusal(429, 30034, 'Max number of daily application command creates has been reached (200)'),
  tooLarge: () => new Refusal(413, 40005, 'Request entity too large'),
  alreadyAcknowledged: () => new Refusal(400, 40060, 'Interaction has already been acknowledged.'),
  tooManyFollowUps: () =>
    new Refusal(400, 40094, 'This interaction has reached the maximum number of follow up messages'),
  missingAccess: () => new Refusal(403, 50001, 'Missing Access'),
  othersMessage: () => new Refusal(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new Refusal(400, 50006, 'Cannot send an empty message'),
  cannotSendToUser: () => new Refusal(403, 50007, 'Cannot send messages to this user'),
  cannotSendInChannel: () => new Refusal(400, 50008, 'Cannot send messages in a non-text channel'),
  missingPermissions: () => new Refusal(403, 50013, 'Missing Permissions'),
  invalidWebhookToken: () => new Refusal(401, 50027, 'Invalid Webhook Token'),
  invalidApiVersion: () => new Refusal(400, 50041, 'Invalid API version'),
  invalidJson: () => new Refusal(400, 50109, 'The request body contains invalid JSON.'),
  cannotReplyWithoutHistory: () =>
    new Refusal(400, 160002, 'You cannot reply without permission to read message history'),
} as const;

/** Where in a request's body something is wrong. */
export type Path = readonly (string | number)[];

interface Issue {
  readonly path: Path;
  readonly code: string;
  readonly message: string;
}

/** The faults found in one body, which Discord reports together as a tree. */
export class Issues {
  readonly #found: Issue[] = [];

  add(path: Path, code: string, message: string): void {
    this.#found.push({ path, code, message });
  }

  get isEmpty(): boolean {
    return this.#found.length === 0;
  }

  /** Throws 50035 with the tree of all faults, if there are any. */
  refuse(): void {
    if (this.isEmpty) return;
    throw new Refusal(400, 50035, 'Invalid Form Body', this.#tree());
  }

  #tree(): JsonObject {
    const root: Record<string, JsonObject[string]> = {};
    for (const { path, code, message } of this.#found) {
      let node = root;
      for (const step of path) {
        const next = node[step];
        const child: Record<string, JsonObject[string]> = isObject(next) ? next : {};
        node[step] = child;
        node = child;
      }
      const errors = node['_errors'];
      node['_errors'] = [...(Array.isArray(errors) ? errors : []), { code, message }];
    }
    return root;
  }
}
