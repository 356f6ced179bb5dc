import { ComponentType, time, TimestampStyles } from 'discord.js';
import type { ServerLibraryStatus } from '../../indexing/server/server-reports.js';
import type { LibraryState } from '../../library/library.js';
import type { Wording } from '../../wording/wording.js';
import type { BaseRefreshSummary, RefreshPhase } from '../indexes/refresh-base.js';
import { colours } from './colours.js';
import { type Line, say, textDisplays } from './lines.js';
import { fitMessage, type MessageView } from './message.js';
import { noticeView } from './notice.js';

/** How the libraries are that are asked in a place. */
export interface ShownIndexes {
  /** The server's own; null outside of servers. */
  readonly own: ServerLibraryStatus | null;
  readonly base: LibraryState;
  /** Whether the base library is searched here. */
  readonly usesBase: boolean;
  /** Discord text of the command that indexes the server's reports anew. */
  readonly refreshCommand: string;
}

/** What is indexed, since when, and what is being done about it. */
export function indexView({ own, base, usesBase, refreshCommand }: ShownIndexes, { index }: Wording): MessageView {
  const ownLines = own === null ? [] : [say('### ', index.own), ...ownStatus(own, refreshCommand, index)];
  const baseLines = usesBase
    ? [say('', index.counts, countsOf(base)), ...changed(base.publishedAt, index)]
    : [say('', index.baseUnused)];
  const lines = [...ownLines, say('### ', index.base), ...baseLines];
  return fitMessage(() => [
    { type: ComponentType.Container, accent_color: colours.reading, components: textDisplays(lines) },
  ]);
}

function ownStatus(own: ServerLibraryStatus, refresh: string, index: Wording['index']): Line[] {
  const busy = own.isBusy ? [say('', index.busy)] : [];
  if (own.reports === 0) return [say('', index.ownNone), ...busy];
  return [
    say('', index.counts, countsOf(own)),
    ...changed(own.publishedAt, index),
    ...busy,
    ...(own.isStale ? [say('', index.stale, {}, { refresh })] : []),
    ...(own.isCalibrated || own.isStale ? [] : [say('', index.measuring)]),
  ];
}

const countsOf = ({ reports, passages }: { readonly reports: number; readonly passages: number }) => ({
  reports,
  passages,
});

function changed(publishedAt: string | null, index: Wording['index']): Line[] {
  if (publishedAt === null) return [];
  const when = time(Math.floor(Date.parse(publishedAt) / 1000), TimestampStyles.RelativeTime);
  return [say('', index.changed, {}, { when })];
}

/** How far a refresh is. */
export const refreshingView = (phase: RefreshPhase, done: number, total: number, { index }: Wording): MessageView =>
  noticeView(index[phase], { done, total });

/** What a refresh of the base library did. */
export function baseRefreshedView({ failed, ...counts }: BaseRefreshSummary, { index }: Wording): MessageView {
  const unread = failed === 0 ? [] : [say('', index.unread, { failed })];
  return { components: textDisplays([say('', index.baseRefreshed, counts), ...unread]) };
}
