import type { Loopback } from '../loopback.js';
import type { ApiReply, ApiRequest } from './request.js';

/** What a route is handed: the request, and the parts of its path in their order. */
export type Handler = (loopback: Loopback, request: ApiRequest, ...parts: string[]) => ApiReply | Promise<ApiReply>;

export interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly handler: Handler;
  /** Whether a token in the path stands for the bot's own. */
  readonly isOpen: boolean;
}

/** A route; `:name` stands for one part of the path. */
export function on(method: string, path: string, handler: Handler, { isOpen = false } = {}): Route {
  return { method, pattern: new RegExp(`^${path.replace(/:\w+/gu, '([^/]+)')}$`, 'u'), handler, isOpen };
}
