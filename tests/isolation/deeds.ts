import fc from 'fast-check';
import { browsing } from './browsing.js';
import { maintaining } from './maintaining.js';
import { moderating } from './moderating.js';
import type { Outcome, Play, Turn } from './play.js';
import { reading } from './reading.js';

/** Who something is for: everybody, moderators, or nobody in Discord. */
export type Surface = 'reading' | 'moderating' | 'maintaining';

export type Deed = keyof typeof reading | keyof typeof browsing | keyof typeof moderating | keyof typeof maintaining;

interface DeedParts {
  readonly surface: Surface;
  /** @returns null where there was nothing to do it with */
  readonly perform: (turn: Turn, play: Play) => Promise<Outcome | null>;
}

const on = <Name extends Deed>(surface: Surface, all: Readonly<Record<Name, DeedParts['perform']>>) =>
  Object.fromEntries(
    Object.entries<DeedParts['perform']>(all).map(([name, perform]) => [name, { surface, perform }]),
  ) as Record<Name, DeedParts>;

export const deeds: Readonly<Record<Deed, DeedParts>> = {
  ...on('reading', reading),
  ...on('reading', browsing),
  ...on('moderating', moderating),
  ...on('maintaining', maintaining),
};

/** How often each deed is done, to one another. */
const weights: Readonly<Record<Deed, number>> = {
  ...{
    ask: 150,
    mention: 40,
    more: 20,
    propose: 60,
    report: 60,
    sources: 15,
    press: 120,
    forge: 60,
    help: 5,
    privacy: 5,
  },
  ...{ follow: 50, forgeLink: 40, browse: 20 },
  ...{ list: 25, show: 25, edit: 10, remove: 10, restore: 10, hide: 10, unhide: 8, export: 8, import: 6 },
  ...{
    proposeInLibrary: 50,
    pressInLibrary: 50,
    forgeInLibrary: 45,
    saveCitation: 14,
    offerPassages: 20,
    hidePassages: 12,
  },
  ...{ upload: 20, status: 6, refresh: 1, refreshBase: 2, insights: 20, download: 25 },
  ...{ settings: 20, changeSettings: 16, pressInSettings: 10, forgeInSettings: 12, chooseInSettings: 3 },
  ...{ leaveOrReturn: 6, keepHouse: 2, exportServer: 4, probe: 4 },
};

/** Something that is done somewhere by somebody. The numbers choose among what there is then. */
export interface Act {
  readonly deed: Deed;
  readonly place: number;
  readonly person: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** Whether what follows is done at the same time. */
  readonly together: boolean;
}

/** Acts of people, one after the other. @param often deeds that are done ten times as often */
export function actsUpTo(most: number, often: readonly Deed[] = []): fc.Arbitrary<Act[]> {
  const deed = fc.oneof(
    ...(Object.entries(weights) as [Deed, number][]).map(([name, weight]) => ({
      weight: often.includes(name) ? 10 * weight : weight,
      arbitrary: fc.constant(name),
    })),
  );
  const act = fc.record<Act>(
    {
      deed,
      place: fc.nat(15),
      person: fc.nat(39),
      ...{ a: fc.nat(999), b: fc.nat(999), c: fc.nat(999) },
      together: fc.boolean(),
    },
    { noNullPrototype: true },
  );
  return fc.array(act, { minLength: 1, maxLength: most, size: 'max' });
}

/** Acts that are done at the same time. What only looks can be, with others that look. */
export function inGroups(acts: readonly Act[]): Act[][] {
  const groups: Act[][] = [];
  let isOpen = false;
  for (const act of acts) {
    const isLook = deeds[act.deed].surface === 'reading';
    const group = groups.at(-1);
    if (isOpen && isLook && group !== undefined && group.length < mostTogether) group.push(act);
    else groups.push([act]);
    isOpen = isLook && act.together;
  }
  return groups;
}

const mostTogether = 4;
