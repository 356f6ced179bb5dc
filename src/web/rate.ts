import type { MiddlewareHandler } from 'hono';
import { Cooldown } from '../answer/cooldown.js';
import type { ReaderContext } from './respond.js';
import { type TrustedProxies, visitorReader } from './visitor.js';

/** What one address may do: so many at once after a rest, then one every so many milliseconds. */
const pages = { burst: 60, interval: 500 };
const questions = { burst: 8, interval: 4_000 };
/** What all together may ask, so that many addresses cannot do what one may not. */
const questionsOfAll = { burst: 60, interval: 250 };

/**
 * Refuses whoever asks for too many pages, or asks too many questions, with a page that says when to come again (429, `Retry-After`).
 * @param say makes that page of the seconds to wait
 */
export function limitRate(
  proxies: TrustedProxies,
  say: (context: ReaderContext, seconds: number) => string,
): MiddlewareHandler {
  const visitorOf = visitorReader(proxies);
  const ofPages = new Cooldown({ member: pages, server: pages });
  const ofQuestions = new Cooldown({ member: questions, server: questionsOfAll });
  return async (context: ReaderContext, next) => {
    const visitor = visitorOf(context);
    const asks = context.req.path === '/' && (context.req.query('q') ?? '').trim() !== '';
    const admission = asks ? ofQuestions.admit(visitor, 'all') : ofPages.admit(visitor, null);
    if (admission.isAllowed) return next();
    const seconds = Math.max(1, Math.ceil((admission.readyAt - Date.now()) / 1000));
    context.header('retry-after', String(seconds));
    context.header('cache-control', 'no-store');
    return context.html(say(context, seconds), 429);
  };
}
