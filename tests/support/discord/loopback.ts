import type { Clock } from './clock.js';
import type { Faults } from './faults.js';
import type { Gateway } from './gateway/gateway.js';
import type { Interaction } from './interactions/interaction.js';
import type { JsonObject } from './json.js';
import type { Attachment } from './messages/message.js';
import type { MessageStore } from './messages/store.js';
import type { Recent, RecentMap } from './recent.js';
import type { RateLimits } from './rest/rate-limits.js';
import type { Registry } from './registry.js';
import type { Signal } from './signal.js';
import type { World } from './world/world.js';

/** Something that happened, with the time in milliseconds since 1970. */
export interface TimelineEntry {
  readonly at: number;
  readonly what: string;
  readonly detail: JsonObject;
}

/** A request that the REST interface answered. */
export interface RequestRecord {
  readonly at: number;
  readonly method: string;
  /** Path after `/api/v10`, decoded, without the query. */
  readonly path: string;
  readonly status: number;
  /** Discord's error code; null where the request was granted. */
  readonly code: number | null;
  readonly body: JsonObject | null;
}

/** A typing indicator that the bot showed. */
export interface Typing {
  readonly at: number;
  readonly channelId: string;
}

/** Everything that the parts of the loopback share. */
export interface Loopback {
  readonly applicationId: string;
  readonly token: string;
  readonly clock: Clock;
  readonly id: () => string;
  readonly world: World;
  readonly gateway: Gateway;
  readonly messages: MessageStore;
  readonly interactions: RecentMap<string, Interaction>;
  /** By token. */
  readonly tokens: RecentMap<string, Interaction>;
  readonly attachments: RecentMap<string, Attachment>;
  readonly registry: Registry;
  readonly faults: Faults;
  /** Null where requests are not counted. */
  readonly rateLimits: RateLimits | null;
  readonly timeline: Recent<TimelineEntry>;
  readonly requests: Recent<RequestRecord>;
  readonly typing: Recent<Typing>;
  /** Notified of new messages, edits, deletions, typing and commands. */
  readonly changed: Signal;
  /** Milliseconds within which an interaction wants its first response. */
  readonly acknowledgeWithin: number;
  /** Milliseconds that an interaction's token lives. */
  readonly tokenLife: number;
  readonly note: (what: string, detail: JsonObject) => void;
  /** `http://127.0.0.1:PORT`. */
  origin: string;
}
