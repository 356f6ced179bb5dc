import { type APIMessageComponent, type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { limits } from '../limits.js';

/** A message of Components V2. Whoever sends it sets its flags, and allows no mentions. */
export interface MessageView {
  readonly components: readonly APIMessageTopLevelComponent[];
}

/** How long the texts of a message may be, in characters before their marks are escaped. */
export interface TextLimits {
  readonly quote: number;
  readonly title: number;
  readonly outlet: number;
  readonly question: number;
  /** Whether titles are links: an address counts as text. */
  readonly links: boolean;
  /** Whether a link into the reader stands beside the one to a report's source. */
  readonly readerBesideSource: boolean;
}

/**
 * From what a message should show to what always fits, whatever its reports hold: with the last, three quotes with all their marks and
 * their citations stay under 3,000 characters.
 */
const textLimits: readonly TextLimits[] = [
  { quote: 600, title: 200, outlet: 80, question: 150, links: true, readerBesideSource: true },
  { quote: 600, title: 200, outlet: 80, question: 150, links: true, readerBesideSource: false },
  { quote: 600, title: 150, outlet: 60, question: 100, links: false, readerBesideSource: false },
  { quote: 450, title: 100, outlet: 60, question: 100, links: false, readerBesideSource: false },
  { quote: 300, title: 80, outlet: 60, question: 80, links: false, readerBesideSource: false },
  { quote: 200, title: 80, outlet: 40, question: 60, links: false, readerBesideSource: false },
  { quote: 80, title: 60, outlet: 40, question: 60, links: false, readerBesideSource: false },
];

/**
 * The message made with the widest limits with which it fits into what Discord takes.
 * @throws RangeError when even the narrowest do not: a defect of the view
 */
export function fitMessage(build: (limits: TextLimits) => readonly APIMessageTopLevelComponent[]): MessageView {
  for (const allowed of textLimits) {
    const components = build(allowed);
    if (fits(components)) return { components };
  }
  throw new RangeError('The message does not fit into the limits of Discord.');
}

/** Whether a message's components and their text are within Discord's limits. */
export function fits(components: readonly APIMessageTopLevelComponent[]): boolean {
  return countText(components) <= limits.messageText && countComponents(components) <= limits.messageComponents;
}

/** Characters over all text displays. */
export function countText(components: readonly APIMessageTopLevelComponent[]): number {
  return all(components).reduce(
    (sum, one) => sum + (one.type === ComponentType.TextDisplay ? one.content.length : 0),
    0,
  );
}

/** Components, nested ones counted. */
export function countComponents(components: readonly APIMessageTopLevelComponent[]): number {
  return all(components).length;
}

/** Every component of a message, in the order in which it is read. */
export function all(components: readonly APIMessageTopLevelComponent[]): APIMessageComponent[] {
  return components.flatMap(withNested);
}

function withNested(component: APIMessageComponent): APIMessageComponent[] {
  const nested: readonly APIMessageComponent[] = 'components' in component ? component.components : [];
  const beside: readonly APIMessageComponent[] = 'accessory' in component ? [component.accessory] : [];
  return [component, ...[...nested, ...beside].flatMap(withNested)];
}
