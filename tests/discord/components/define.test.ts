import type { ComponentInteraction, Use } from '../../../src/discord/components/define.js';
import { describe, expect, it } from 'vitest';
import { componentsFor, defineComponents } from '../../../src/discord/components/define.js';
import type { Services } from '../../../src/discord/services.js';

const done: string[] = [];
const lamps = defineComponents({
  name: 'lamps',
  prefix: '1L',
  for: 'moderators',
  read: (customId) => (/^1L\d$/.test(customId) ? customId.slice(2) : null),
  button: async (_use, lamp) => void done.push(`pressed ${lamp}`),
  modal: async (_use, lamp) => void done.push(`filled in ${lamp}`),
});
const shelves = defineComponents({ name: 'shelves', prefix: '1S', for: 'everybody', read: () => null });

const used = (customId: string, kind: 'button' | 'select' | 'modal'): Use => {
  const interaction = { customId, isButton: () => kind === 'button', isModalSubmit: () => kind === 'modal' };
  return { interaction: interaction as unknown as ComponentInteraction, services: {} as Services };
};

describe('components', () => {
  it('are found by what their custom ids begin with', () => {
    expect(componentsFor('1L3', [lamps, shelves])).toBe(lamps);
    expect(componentsFor('1S', [lamps, shelves])).toBe(shelves);
    for (const unknown of ['', '1', '1l3', '2L3', ' 1L3'])
      expect(componentsFor(unknown, [lamps, shelves])).toBeUndefined();
  });

  it('do what their kind does, once they are told to', async () => {
    const press = lamps.actionOf(used('1L3', 'button'));
    expect(done).toEqual([]);
    await press?.();
    await lamps.actionOf(used('1L4', 'modal'))?.();
    expect(done).toEqual(['pressed 3', 'filled in 4']);
  });

  it('are refused where the custom id is not one of theirs, or the kind has nothing to do', () => {
    expect(lamps.actionOf(used('1L', 'button'))).toBeNull();
    expect(lamps.actionOf(used('1L3', 'select'))).toBeNull();
    expect(shelves.actionOf(used('1S', 'button'))).toBeNull();
  });
});
