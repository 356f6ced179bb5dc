import { IsnadError } from '../../errors.js';
import { baseScope } from '../../library/scope.js';
import { wordingIn } from '../../wording/wordings.js';
import { commandMentions } from '../answering/command-mentions.js';
import type { ChatContext } from '../commands/context.js';
import { languageOf } from '../events/interaction-language.js';
import { tellProgress } from '../library/progress.js';
import { limits } from '../limits.js';
import { placeOf, serverAt, settingsAt } from '../place.js';
import { completeAnswer, promiseAnswer } from '../replies.js';
import { baseRefreshedView, indexView, refreshingView } from '../view/index-status.js';
import type { MessageView } from '../view/message.js';
import { noticeView } from '../view/notice.js';
import type { RefreshPhase } from './refresh-base.js';

/** Milliseconds before the end of an interaction's token in which the last word is said. */
const spare = 60_000;

/** `/index status` */
export async function runIndexStatus({ interaction, services }: ChatContext): Promise<void> {
  const language = await languageOf(interaction, services);
  await promiseAnswer(interaction, { isPrivate: true });
  const place = placeOf(interaction);
  const server = serverAt(place);
  const base = await services.session.reader(baseScope);
  const command = await commandMentions(interaction.client, services);
  const shown = {
    own: server === null ? null : await services.reports.status(server),
    base: await base.state(),
    usesBase: (await settingsAt(place, services.records)).usesBase,
    refreshCommand: command('index refresh'),
  };
  await completeAnswer(interaction, indexView(shown, wordingIn(language)));
}

/** `/index refresh`: makes the server's own reports anew. */
export async function runIndexRefresh({ interaction, services }: ChatContext): Promise<void> {
  const wording = wordingIn(await languageOf(interaction, services));
  await promiseAnswer(interaction, { isPrivate: true });
  const server = serverAt(placeOf(interaction));
  if (server === null) throw new Error('This belongs to a server that the bot is in.');
  const { reports } = await services.reports.status(server);
  if (reports === 0) {
    await completeAnswer(interaction, noticeView(wording.index.ownNone));
    return;
  }
  await told({ interaction, services }, async (tell) => {
    const refreshed = await services.reports.refresh(server, {
      by: interaction.user.id,
      onProgress: (done, total) => tell('embedding', done, total),
    });
    return noticeView(wording.index.ownRefreshed, { ...refreshed });
  });
}

/** `/index refresh-base`: brings the base library up to its corpus. */
export async function runIndexRefreshBase({ interaction, services }: ChatContext): Promise<void> {
  const wording = wordingIn(await languageOf(interaction, services));
  await promiseAnswer(interaction, { isPrivate: true });
  await told({ interaction, services }, async (tell) => {
    try {
      const summary = await services.refreshBase(tell);
      services.log.info({ ...summary }, 'The base library is refreshed.');
      return baseRefreshedView(summary, wording);
    } catch (error) {
      const isRunning = error instanceof IsnadError && error.identifier === 'reindex-running';
      if (isRunning) return noticeView(wording.index.running);
      throw error;
    }
  });
}

/**
 * Does some work, tells how far it is, and shows what came of it. Discord takes no word on an interaction after a quarter of an hour: then it says
 * that the work goes on.
 */
async function told(
  { interaction, services }: ChatContext,
  work: (tell: (phase: RefreshPhase, done: number, total: number) => void) => Promise<MessageView>,
): Promise<void> {
  const wording = wordingIn(await languageOf(interaction, services));
  await completeAnswer(interaction, noticeView(wording.index.started));
  let phase: RefreshPhase = 'reading';
  const progress = tellProgress(interaction, (done, total) => refreshingView(phase, done, total, wording));
  const command = await commandMentions(interaction.client, services);
  let isSilent = false;
  const sayLast = async (): Promise<void> => {
    isSilent = true;
    await progress.end();
    await completeAnswer(interaction, noticeView(wording.index.goesOn, {}, { status: command('index status') }));
  };
  const left = limits.tokenLife - spare - (Date.now() - interaction.createdTimestamp);
  const silence = setTimeout(
    () => void sayLast().catch((error: unknown) => services.log.debug({ error }, 'Nothing more can be told.')),
    left,
  );
  try {
    const outcome = await work((now, done, total) => {
      phase = now;
      progress.update(done, total);
    });
    await progress.end();
    if (!isSilent) await completeAnswer(interaction, outcome);
  } finally {
    clearTimeout(silence);
    await progress.end();
  }
}
