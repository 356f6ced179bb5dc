import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memberAllowance } from '../../src/discord/gate/allowances.js';
import { type Admission, type Allowance, Cooldown } from '../../src/answer/cooldown.js';

const unlimited: Allowance = { burst: 1_000_000, interval: 0 };

/** A cooldown whose clock is set by hand. */
function cooldownAt(start: number, options: { member?: Allowance; server?: Allowance; capacity?: number }) {
  const clock = { now: start };
  const cooldown = new Cooldown({
    ...{ member: options.member ?? unlimited, server: options.server ?? unlimited, now: () => clock.now },
    ...(options.capacity === undefined ? {} : { capacity: options.capacity }),
  });
  return { clock, cooldown };
}

const allowances = fc.record({ burst: fc.integer({ min: 1, max: 5 }), interval: fc.integer({ min: 1, max: 1000 }) });
/** Milliseconds between two questions. */
const pauses = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 60 });

describe('a cooldown', () => {
  test('lets a burst through, then one each interval, and says when', () => {
    const { clock, cooldown } = cooldownAt(50_000, { member: { burst: 2, interval: 1_000 } });
    expect(cooldown.admit('ann', 'x')).toEqual({ isAllowed: true });
    expect(cooldown.admit('ann', 'x')).toEqual({ isAllowed: true });
    const refused: Admission = { isAllowed: false, spentBy: 'member', readyAt: 51_000 };
    expect(cooldown.admit('ann', 'x')).toEqual(refused);
    expect(cooldown.admit('ben', 'x')).toEqual({ isAllowed: true });
    clock.now = 51_000;
    expect(cooldown.admit('ann', 'x')).toEqual({ isAllowed: true });
    expect(cooldown.admit('ann', 'x')).toMatchObject({ readyAt: 52_000 });
  });

  test('counts what a member asks in each server, and directly, by itself', () => {
    const { cooldown } = cooldownAt(0, { member: { burst: 1, interval: 1_000 } });
    for (const server of ['x', 'y', null]) {
      expect(cooldown.admit('ann', server)).toEqual({ isAllowed: true });
      expect(cooldown.admit('ann', server)).toMatchObject({ isAllowed: false, readyAt: 1_000 });
    }
  });

  test('goes by the allowance of the server, from the moment at which it is another', () => {
    const { clock, cooldown } = cooldownAt(0, { member: { burst: 1, interval: 1_000 } });
    const hour = memberAllowance(3600);
    expect(cooldown.admit('ann', 'x', hour)).toEqual({ isAllowed: true });
    expect(cooldown.admit('ann', 'x', hour)).toMatchObject({ readyAt: 3_600_000 });
    expect(cooldown.admit('ann', 'y')).toEqual({ isAllowed: true });
    expect(cooldown.admit('ann', 'x', memberAllowance(0))).toEqual({ isAllowed: true });
    clock.now = 1;
    expect(cooldown.admit('ann', 'x', hour)).toEqual({ isAllowed: true });
  });

  test.each([
    [0, { burst: 1, interval: 0 }],
    [1, { burst: 20, interval: 1_000 }],
    [4, { burst: 5, interval: 4_000 }],
    [15, { burst: 1, interval: 15_000 }],
    [3600, { burst: 1, interval: 3_600_000 }],
  ])('of a question every %s seconds lets twenty seconds of them through at once', (seconds, allowance) => {
    expect(memberAllowance(seconds)).toEqual(allowance);
  });

  test('counts the members of a server together, and direct messages for no server', () => {
    const { clock, cooldown } = cooldownAt(0, { server: { burst: 1, interval: 100 } });
    expect(cooldown.admit('ann', 'x')).toEqual({ isAllowed: true });
    expect(cooldown.admit('ben', 'x')).toEqual({ isAllowed: false, spentBy: 'server', readyAt: 100 });
    expect(cooldown.admit('ben', 'y')).toEqual({ isAllowed: true });
    expect(cooldown.admit('ben', null)).toEqual({ isAllowed: true });
    clock.now = 100;
    expect(cooldown.admit('ben', 'x')).toEqual({ isAllowed: true });
  });

  test('takes nothing from a member whose server has nothing left, nor the other way round', () => {
    const { clock, cooldown } = cooldownAt(0, {
      member: { burst: 1, interval: 1_000 },
      server: { burst: 1, interval: 100 },
    });
    cooldown.admit('ann', 'x');
    expect(cooldown.admit('ben', 'x')).toMatchObject({ spentBy: 'server' });
    expect(cooldown.admit('ben', null)).toEqual({ isAllowed: true });
    clock.now = 100;
    expect(cooldown.admit('ann', 'x')).toEqual({ isAllowed: false, spentBy: 'member', readyAt: 1_000 });
    expect(cooldown.admit('cem', 'x')).toEqual({ isAllowed: true });
  });

  test('allows in no stretch of time more than the burst and what was earned in it', () => {
    fc.assert(
      fc.property(allowances, pauses, (allowance, steps) => {
        const { clock, cooldown } = cooldownAt(1_000, { member: allowance });
        const admitted: number[] = [];
        for (const step of steps) {
          clock.now += step;
          if (cooldown.admit('ann', null).isAllowed) admitted.push(clock.now);
        }
        for (const [first, from] of admitted.entries()) {
          for (const [last, to] of admitted.entries()) {
            if (last < first) continue;
            expect(last - first + 1).toBeLessThanOrEqual(allowance.burst + (to - from) / allowance.interval);
          }
        }
      }),
    );
  });

  test('allows at the time it named, and not a millisecond earlier', () => {
    fc.assert(
      fc.property(allowances, allowances, pauses, (member, server, steps) => {
        const { clock, cooldown } = cooldownAt(0, { member, server });
        for (const step of steps) {
          clock.now += step;
          const admission = cooldown.admit('ann', 'x');
          if (admission.isAllowed) continue;
          clock.now = admission.readyAt - 1;
          expect(cooldown.admit('ann', 'x')).toEqual(admission);
          clock.now = admission.readyAt;
          expect(cooldown.admit('ann', 'x')).toEqual({ isAllowed: true });
        }
      }),
    );
  });

  test('locks nobody out when the clock is set back', () => {
    const { clock, cooldown } = cooldownAt(1_000_000, { member: { burst: 2, interval: 100 } });
    cooldown.admit('ann', null);
    cooldown.admit('ann', null);
    clock.now = 0;
    expect(cooldown.admit('ann', null)).toEqual({ isAllowed: false, spentBy: 'member', readyAt: 100 });
    clock.now = 100;
    expect(cooldown.admit('ann', null)).toEqual({ isAllowed: true });
  });

  test('forgets those whose allowance is whole again', () => {
    const { clock, cooldown } = cooldownAt(0, {
      member: { burst: 3, interval: 10 },
      server: { burst: 1, interval: 10 },
    });
    for (let number = 0; number < 10_000; number += 1) {
      clock.now += 1;
      cooldown.admit(`member ${number}`, `server ${number}`);
      expect(cooldown.remembered).toBeLessThanOrEqual(40);
    }
  });

  test('remembers no more than its capacity, and the latest of them', () => {
    const { cooldown } = cooldownAt(0, { member: { burst: 1, interval: 1e9 }, capacity: 100 });
    for (let number = 0; number < 1_000; number += 1) cooldown.admit(`member ${number}`, null);
    expect(cooldown.remembered).toBe(100);
    expect(cooldown.admit('member 999', null).isAllowed).toBe(false);
    expect(cooldown.admit('member 0', null).isAllowed).toBe(true);
  });

  test('is not made of an allowance that lets nobody through', () => {
    expect(() => new Cooldown({ member: { burst: 0, interval: 10 }, server: unlimited })).toThrow(RangeError);
    expect(() => new Cooldown({ member: unlimited, server: { burst: 1, interval: -1 } })).toThrow(RangeError);
  });
});
