import type { Fault as RequestFault } from '../../../tests/support/discord/faults.js';
import type { InteractionHandle } from '../../../tests/support/discord/driver/handle.js';
import type { Random } from '../../random.js';
import type { DeedOptions } from '../deeds.js';
import type { FaultRecord } from '../record.js';
import type { Stage } from '../stage.js';
import type { Fault } from './fault.js';

/** A kind of fault of Discord's REST interface, which hits the requests of one interaction. */
export interface TargetedFault {
  readonly name: string;
  readonly fault: (random: Random) => RequestFault;
  /** How many requests it hits. */
  readonly times: (random: Random) => number;
  /** Why the interaction need not be answered, if it need not. */
  readonly excuse?: string;
  /** Milliseconds that it is waited for, where it is not the usual. */
  readonly patience?: number;
  readonly only?: 'acknowledgement';
}

const once = (): number => 1;
const seconds = (random: Random): number => random.between(1, 4) / 10;
const soon = (random: Random): number => random.between(100, 900);
const serverErrors = [500, 502, 503, 504] as const;

const targetedFaults: readonly TargetedFault[] = [
  { name: 'request limited (429)', fault: (random) => ({ kind: 'rate limit', after: seconds(random) }), times: once },
  {
    name: 'all requests limited (429, global)',
    fault: (random) => ({ kind: 'rate limit', after: seconds(random), global: true }),
    times: once,
  },
  {
    name: 'request fails once or twice (5xx)',
    fault: (random) => ({ kind: 'status', status: random.pick(serverErrors) }),
    times: (random) => random.between(1, 2),
  },
  {
    name: 'request fails until it is given up (5xx)',
    fault: (random) => ({ kind: 'status', status: random.pick(serverErrors) }),
    times: () => 4,
  },
  {
    name: 'request fails with a body that is none (5xx)',
    fault: (random) => ({ kind: 'status', status: 502, body: random.pick(['', '{', '[]', '\u0000', 'null']) }),
    times: once,
  },
  { name: 'slow answer', fault: (random) => ({ kind: 'slow', milliseconds: soon(random) }), times: once },
  { name: 'request arrives late', fault: (random) => ({ kind: 'late', milliseconds: soon(random) }), times: once },
  { name: 'request breaks off', fault: () => ({ kind: 'drop' }), times: once },
  { name: 'half an answer', fault: () => ({ kind: 'half' }), times: once },
];

/** Later than Discord takes a first word; nothing can be answered then. */
const tooLate: TargetedFault = {
  name: 'acknowledgement too late for Discord',
  fault: () => ({ kind: 'late', milliseconds: 3_200 }),
  times: once,
  excuse: 'it reached Discord too late',
  patience: 4_000,
  only: 'acknowledgement',
};

/** Share of the draws in which one comes too late: that takes longer than all others together. */
const tooLateShare = 0.2;

/** Draws so many, and now and then one that comes too late. */
export function drawTargeted(random: Random, count: number): TargetedFault[] {
  const drawn = Array.from({ length: count }, () => random.pick(targetedFaults));
  return random.number() < tooLateShare ? [...drawn, tooLate] : drawn;
}

/** Lets a fault hit a question, a vote, a change of settings or a button, at its acknowledgement or at its answer. @returns whether it did */
export async function hitOne(stage: Stage, kind: TargetedFault, record: FaultRecord): Promise<boolean> {
  const { discord, fate } = stage;
  const isAcknowledgement = kind.only === 'acknowledgement' || fate.number() < 0.5;
  const [fault, times] = [kind.fault(fate), kind.times(fate)];
  let isHit = false;
  const hit = ({ interaction }: InteractionHandle): void => {
    isHit = true;
    const method = isAcknowledgement ? 'POST' : 'PATCH';
    discord.faults.next(
      fault,
      (request) => request.method === method && request.path.includes(`/${interaction.token}/`),
      times,
    );
  };
  const { excuse, patience } = kind;
  const options = {
    ...{ record, onSent: hit },
    ...(excuse === undefined ? {} : { excuse }),
    ...(patience === undefined ? {} : { patience }),
  };
  await act(stage, options);
  return isHit;
}

async function act({ members, moderators, fate }: Stage, options: DeedOptions): Promise<void> {
  const guild = fate.pick(['One', 'Two']);
  const place = fate.number();
  if (place < 0.4) await members.askByCommand(guild, options);
  else if (place < 0.55) await fate.pick(moderators).changeSetting(options);
  else {
    const { message, fate: became } = await members.askByCommand(guild, { record: options.record });
    if (message === null || became !== 'answered') return;
    if (place < 0.85) await members.vote(message, options);
    else await members.look(message, options);
  }
}

/** Faults that hit whatever request comes, for a while. */
function storm(name: string, weight: number, faultOf: (random: Random) => RequestFault | null): Fault {
  return {
    name,
    weight,
    async inject({ discord, members, fate }) {
      const requests = fate.between(15, 40);
      let hit = 0;
      for (let each = 0; each < requests; each += 1) {
        const fault = faultOf(fate);
        // What is not hit uses its turn up all the same.
        discord.faults.next(fault ?? { kind: 'slow', milliseconds: 0 });
        if (fault !== null) hit += 1;
      }
      const asked = Array.from({ length: 8 }, (_, number) => members.ask(number % 2 === 0 ? 'One' : 'Two'));
      await Promise.all(asked);
      discord.faults.clear();
      return `${hit} requests`;
    },
  };
}

export const stormFaults: readonly Fault[] = [
  storm('storm of limits (429)', 2, (random) => ({
    kind: 'rate limit',
    after: seconds(random) / 2,
    global: random.number() < 0.3,
  })),
  // Rarely four times in a row, which is as often as the client tries: then nobody could be told anything.
  storm('storm of failures (5xx, broken connections)', 2, (random) => {
    const kind = random.number();
    if (kind > 0.4) return null;
    if (kind > 0.25) return { kind: random.pick(['drop', 'half'] as const) };
    return { kind: 'status', status: random.pick(serverErrors) };
  }),
];
