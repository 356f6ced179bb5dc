import { setTimeout as sleep } from 'node:timers/promises';
import type { Stage } from '../stage.js';
import type { Fault } from './fault.js';

/** Milliseconds in which the bot has to be back in Discord. */
const backWithin = 30_000;
/** Discord waits three seconds for a first word: what was done longer ago than this when the bot came back need not be answered. */
const stillInTime = 2_000;

/** Disturbs the connection, lets people go on, and waits until it stands again. */
function disturbance(name: string, disturb: (stage: Stage) => void, weight = 2): Fault {
  return {
    name,
    weight,
    async inject(stage) {
      const { discord, deeds, members, random } = stage;
      const { gateway } = discord;
      const { identifies } = gateway;
      const before = identifies + gateway.resumes;
      const asked = [members.ask(random.pick(['One', 'Two']))];
      disturb(stage);
      asked.push(members.ask('One'), members.ask('Two'));
      const began = performance.now();
      await gateway.changed.until(
        () => (gateway.identifies + gateway.resumes > before && gateway.isConnected) || undefined,
        backWithin,
        () => `The bot did not come back to Discord after: ${name}`,
      );
      const away = performance.now() - began;
      deeds.excuse('the connection was away for too long', Date.now() - stillInTime);
      // Nobody takes the old session up again, to hear what was kept for it.
      if (gateway.identifies > identifies) deeds.excuse('a new session had to begin', Date.now());
      await Promise.all(asked);
      return away > 1_000 ? 'away for more than a second' : null;
    },
  };
}

/** Payloads that are none, or none that belongs there. */
const malformed = ['{', '', 'null', '0', '[]', '{}', '"op"', '{"op":99,"d":{}}', '{"op":11}', '\u0000', '{"op":10}'];

/** Events whose data is not what their name says. */
const events: readonly (readonly [string | null, unknown])[] = [
  ['INTERACTION_CREATE', null],
  ['INTERACTION_CREATE', {}],
  ['INTERACTION_CREATE', 'interaction'],
  ['INTERACTION_CREATE', { id: '1', type: 2, data: { name: 'ask', type: 1 }, guild_id: '2' }],
  ['INTERACTION_CREATE', { id: '1', type: 77, token: 'x', user: { id: '3' } }],
  ['INTERACTION_CREATE', { id: '1', type: 3, token: 'x', version: 1, user: { id: '3', username: 'x' } }],
  ['MESSAGE_CREATE', null],
  ['MESSAGE_CREATE', { id: '1', channel_id: '2' }],
  ['GUILD_CREATE', null],
  ['GUILD_DELETE', {}],
  ['CHANNEL_CREATE', { id: 5 }],
  ['NOT_AN_EVENT', { id: 5 }],
  [null, null],
];

const malformedPayload: Fault = {
  name: 'malformed payload of the gateway',
  weight: 4,
  async inject({ discord: { gateway }, fate }) {
    if (fate.number() < 0.5) gateway.sendRaw(fate.pick(malformed));
    else {
      const [name, data] = fate.pick(events);
      for (const session of gateway.sessions.values()) {
        if (!session.isAlive || session.connection === null) continue;
        session.sequence += 1;
        session.connection.send(JSON.stringify({ op: 0, s: session.sequence, t: name, d: data }));
      }
    }
    await sleep(200);
    return null;
  },
};

export const gatewayFaults: readonly Fault[] = [
  disturbance('gateway: the connection breaks off', ({ discord }) => discord.gateway.drop()),
  disturbance('gateway: closed by Discord (4000, 4009)', ({ discord, fate }) =>
    discord.gateway.disconnect(fate.pick([4000, 4009])),
  ),
  disturbance('gateway: asked to connect anew (op 7)', ({ discord }) => discord.gateway.askToReconnect()),
  disturbance('gateway: session invalid, resumable (op 9)', ({ discord }) => discord.gateway.invalidate(true), 1),
  disturbance('gateway: session invalid, lost (op 9)', ({ discord }) => discord.gateway.invalidate(false), 1),
  disturbance(
    'gateway: session lost, the next one refused too',
    ({ discord }) => {
      discord.gateway.refuseIdentifies(1);
      discord.gateway.invalidate(false);
    },
    1,
  ),
  disturbance('gateway: heartbeats stay unanswered', ({ discord }) => discord.gateway.silence(), 2),
  malformedPayload,
];
