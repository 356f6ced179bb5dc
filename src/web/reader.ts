import { randomBytes } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { secureHeaders } from 'hono/secure-headers';
import { interfaceLanguage } from '../answer/interface-language.js';
import { isLanguage } from '../language/languages.js';
import { baseScope } from '../library/scope.js';
import { fill } from '../wording/wording.js';
import { wordingIn } from '../wording/wordings.js';
import { assets } from './assets/assets.js';
import { keepCatalogue } from './catalogue.js';
import { contentSecurityPolicy } from './policy.js';
import { noticePage } from './pages/layout.js';
import { acceptedLanguage, type Place } from './place.js';
import { limitRate } from './rate.js';
import { comeAgainAfter, passingFault } from './passing-fault.js';
import { page, type ReaderContext, type ReaderEnvironment, type ReaderOptions } from './respond.js';
import { showAnswer } from './show-answer.js';
import { evaluationShower } from './show-evaluation.js';
import { showLibrary } from './show-library.js';
import { showReport } from './show-report.js';

/** One year, in seconds. */
const forEver = 31_536_000;

/**
 * The reader: pages to ask on, to read reports on, and the list of them. The base library is shown to everybody or, where it is not public,
 * to nobody; reports of single servers, and what is not public, open through signed links alone. All of it is made here for each request; the
 * addresses say everything, and nothing is kept of who asks.
 */
export function createReader(options: ReaderOptions): Hono<ReaderEnvironment> {
  const { readerUrl, isPublic, proxies, onFailure, evaluation } = options;
  const place = (context: ReaderContext, question = ''): Place => placeOf(context, options, question);
  const app = new Hono<ReaderEnvironment>();
  app.use(compress());
  app.use(etag());
  app.use(
    secureHeaders({
      contentSecurityPolicy,
      crossOriginOpenerPolicy: 'same-origin',
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: readerUrl?.startsWith('https:') === true,
      xFrameOptions: 'DENY',
      permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
    }),
  );
  app.get('/healthz', (context) => health(context, options));
  for (const { name, type, content } of assets) {
    app.get(`/${name}`, (context) =>
      context.body(content, 200, { 'content-type': type, 'cache-control': `public, max-age=${forEver}, immutable` }),
    );
  }
  app.get('/robots.txt', (context) => context.text(`User-agent: *\nDisallow: /${isPublic ? '*?' : ''}\n`));
  app.use(
    limitRate(proxies, (context, seconds) => {
      const at = place(context);
      return noticePage(fill(wordingIn(at.language).web.tooOften, { seconds }), at);
    }),
  );
  if (!isPublic) app.use(leaveReportsOnly(place));
  const parts = { ...options, readCatalogue: keepCatalogue() };
  app.get('/', (context) => showAnswer(context, parts, (question) => place(context, question)));
  app.get('/reports/:id', (context) => showReport(context, parts, place(context)));
  app.get('/library', (context) => showLibrary(context, parts, place(context)));
  if (evaluation !== undefined) {
    const show = evaluationShower(evaluation, options.session);
    app.get('/evaluation', (context) => show(context, place(context)));
  }
  app.notFound((context) => {
    const at = place(context);
    return page(context, noticePage(wordingIn(at.language).web.notFound, at), 404);
  });
  app.onError((error, context) => failurePage(error, context, { place: place(context), onFailure }));
  return app;
}

/** What is shown where a page cannot be made: when to come again, or by which reference it is found in the log. */
function failurePage(
  error: unknown,
  context: ReaderContext,
  { place, onFailure }: Pick<ReaderOptions, 'onFailure'> & { readonly place: Place },
): Response {
  const { failures } = wordingIn(place.language);
  const passing = passingFault(error, failures);
  if (passing !== null) {
    context.header('retry-after', comeAgainAfter);
    return page(context, noticePage(passing, place), 503);
  }
  const reference = randomBytes(4).toString('hex');
  onFailure(error, reference);
  return page(context, noticePage(fill(failures.broken, { reference }), place), 500);
}

/** Answers for every page but reports, which see to it themselves: none is for everybody. */
function leaveReportsOnly(place: (context: ReaderContext) => Place): MiddlewareHandler {
  return async (context: ReaderContext, next) => {
    if (context.req.path.startsWith('/reports/')) return next();
    const at = place(context);
    return page(context, noticePage(wordingIn(at.language).web.notPublic, at), 403);
  };
}

function placeOf(
  context: ReaderContext,
  { readerUrl, isPublic, evaluation }: Pick<ReaderOptions, 'readerUrl' | 'isPublic' | 'evaluation'>,
  question: string,
): Place {
  const { lang, ...query } = context.req.query();
  const chosen = lang !== undefined && isLanguage(lang) ? lang : undefined;
  const locale = acceptedLanguage(context.req.header('accept-language'));
  const language = interfaceLanguage({ chosen, question, locale });
  return {
    base: readerUrl === null ? '' : new URL(readerUrl).pathname.replace(/\/$/, ''),
    readerUrl,
    isPublic,
    language,
    hasEvaluation: evaluation !== undefined,
    isChosen: chosen !== undefined,
    isCarried: chosen !== undefined || language !== interfaceLanguage({ locale }),
    path: context.req.path,
    query: chosen === undefined ? query : { ...query, lang: chosen },
  };
}

async function health(
  context: ReaderContext,
  { session, isPublic }: Pick<ReaderOptions, 'session' | 'isPublic'>,
): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  try {
    const { generation, reports, passages } = await (await session.currentReader(baseScope)).state();
    const figures = isPublic ? { generation, reports, passages } : {};
    return context.json({ status: 'ready', ...figures }, 200, headers);
  } catch {
    // Whoever asks is to see that nothing can be read; why is not for them.
    return context.json({ status: 'not-ready' }, 503, headers);
  }
}
