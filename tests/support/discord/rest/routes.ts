import type { Loopback } from '../loopback.js';
import { refusals } from '../refusal.js';
import { channelRoutes } from './channel-routes.js';
import { commandRoutes } from './command-routes.js';
import { interactionRoutes } from './interaction-routes.js';
import { knowledgeRoutes } from './knowledge-routes.js';
import type { ApiReply, ApiRequest } from './request.js';
import type { Route } from './route.js';
import { webhookRoutes } from './webhook-routes.js';

const routes: readonly Route[] = [
  ...interactionRoutes,
  ...webhookRoutes,
  ...channelRoutes,
  ...commandRoutes,
  ...knowledgeRoutes,
];

function authorize(loopback: Loopback, { authorization }: ApiRequest, isOpen: boolean): void {
  if (authorization === undefined && isOpen) return;
  if (authorization !== `Bot ${loopback.token}`) throw refusals.unauthorized();
}

/** Finds a request's route and has it answered. Throws the refusal otherwise. */
export async function route(loopback: Loopback, request: ApiRequest): Promise<ApiReply> {
  let isKnown = false;
  for (const { method, pattern, handler, isOpen } of routes) {
    const match = pattern.exec(request.path);
    if (match === null) continue;
    isKnown = true;
    if (method !== request.method) continue;
    authorize(loopback, request, isOpen);
    return handler(loopback, request, ...match.slice(1));
  }
  throw isKnown ? refusals.methodNotAllowed() : refusals.notFound();
}
