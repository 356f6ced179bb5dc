import { isIPv6 } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import { Cooldown } from '../answer/cooldown.js';
import type { ReaderContext } from './respond.js';

/** What one address may do: so many at once after a rest, then one every so many milliseconds. */
const pages = { burst: 60, interval: 500 };
const questions = { burst: 8, interval: 4_000 };
/** What all together may ask, so that many addresses cannot do what one may not. */
const questionsOfAll = { burst: 60, interval: 250 };

/**
 * Refuses whoever asks for too many pages, or asks too many questions, with a page that says when to come again (429, `Retry-After`).
 * @param say makes that page of the seconds to wait
 */
export function limitRate(say: (context: ReaderContext, seconds: number) => string): MiddlewareHandler {
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

/**
 * Who asks, as far as that can be known: the address of the connection; where that is this machine itself, the address for which a proxy
 * on it says to ask (the last of `X-Forwarded-For`, which no visitor can write).
 */
export function visitorOf(context: ReaderContext): string {
  const own = context.env?.incoming?.socket.remoteAddress ?? '';
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  const isLocal = /^(?:::1|(?:::ffff:)?127\..*)$/.test(own);
  return network(isLocal && forwarded !== '' ? forwarded.slice(0, 45) : own);
}

/** Whoever has one address of IPv6 has a whole network of them (RFC 6177): they count as one. */
function network(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const rest = tail === undefined ? [] : tail.split(':').filter((group) => group !== '');
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0');
  return [...groups, ...zeros, ...rest].slice(0, 4).join(':');
}
