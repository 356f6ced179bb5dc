import { time, TimestampStyles } from 'discord.js';
import type { Language } from '../../language/languages.js';
import { wordingIn } from '../../wording/wordings.js';
import { failureView } from '../answering/failure-view.js';
import type { ServerSettings } from '../../records/settings.js';
import type { Services } from '../services.js';
import type { MessageView } from '../view/message.js';
import { noticeView } from '../view/notice.js';
import { memberAllowance } from './allowances.js';

/** Who takes turns in the queue: a server, or a person outside of servers. */
export const turnOf = (server: string | null, person: string): string => server ?? `person ${person}`;

/** Who would ask, and where. */
export interface Asker {
  /** Discord id. */
  readonly person: string;
  readonly server: string | null;
  /** Of the interface. */
  readonly language: Language;
  /** Of the server. */
  readonly settings: Pick<ServerSettings, 'memberCooldownSeconds'>;
}

/**
 * Whether a question is let in now; otherwise what to tell the asker. Being let in uses up a part of the allowance, and promises a place
 * in the queue only until something else is awaited.
 */
export function refusalOf(
  { person, server, language, settings }: Asker,
  { cooldown, queue }: Pick<Services, 'cooldown' | 'queue'>,
): MessageView | null {
  if (!queue.accepts(turnOf(server, person))) return failureView(queue.refusal(), language, '');
  const admission = cooldown.admit(person, server, memberAllowance(settings.memberCooldownSeconds));
  if (admission.isAllowed) return null;
  const { failures } = wordingIn(language);
  const words = admission.spentBy === 'member' ? failures.cooldown : failures.serverCooldown;
  const seconds = Math.ceil(admission.readyAt / 1000);
  return noticeView(words, {}, { when: time(seconds, TimestampStyles.RelativeTime) });
}
