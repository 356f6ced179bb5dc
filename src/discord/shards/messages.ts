import type { DelayFigures } from '../event-loop-delay.js';
import type { HealthState } from '../health.js';

/** How a shard is, as it tells its supervisor once it is ready and every second from then on. */
export interface ShardReport extends HealthState {
  readonly delay: DelayFigures;
}

/** What a shard tells its supervisor. */
export interface ShardMessage {
  readonly kind: 'isnad-shard-report';
  readonly report: ShardReport;
}

/** What a supervisor tells a shard: to answer what it has, and end. */
export interface SupervisorMessage {
  readonly kind: 'isnad-stop';
}

/** Discord's client talks on the same channel. */
export const isShardMessage = (message: unknown): message is ShardMessage => isOfKind(message, 'isnad-shard-report');

export const isSupervisorMessage = (message: unknown): message is SupervisorMessage => isOfKind(message, 'isnad-stop');

const isOfKind = (message: unknown, kind: string): boolean =>
  typeof message === 'object' && message !== null && 'kind' in message && message.kind === kind;
