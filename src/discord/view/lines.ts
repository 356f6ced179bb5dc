import { type APITextDisplayComponent, ComponentType } from 'discord.js';
import { directed, type Direction, directionOf, hasRightToLeft, isolateRun } from '../../language/direction.js';
import { fill } from '../../wording/wording.js';
import { escapeText, readable } from './escape.js';

/** One line of a message, of one direction. */
export interface Line {
  /** What makes the line a heading, a quote or small print: `### `, `> `, `-# `, or nothing. */
  readonly form: '' | '### ' | '> ' | '-# ';
  /** Discord text. */
  readonly markup: string;
  readonly direction: Direction;
}

/** A line of words, escaped. Its direction is that of the words unless given. */
export function line(form: Line['form'], words: string, direction: Direction = directionOf(words)): Line {
  return { form, markup: escapeText(words), direction };
}

/**
 * Lines as text displays, one for each run of lines of one direction: Discord may give a whole text the direction of its first letter.
 */
export function textDisplays(lines: readonly Line[]): APITextDisplayComponent[] {
  const runs: Line[][] = [];
  for (const one of lines) {
    const last = runs.at(-1);
    if (last !== undefined && last[0]?.direction === one.direction) last.push(one);
    else runs.push([one]);
  }
  return runs.map((run) => ({
    type: ComponentType.TextDisplay,
    content: run.map(({ form, markup, direction }) => form + directed(markup, direction)).join('\n'),
  }));
}

/**
 * Words of the interface as a line.
 * @param values put in for `{names}` as the text that they are, each in its own direction: what somebody typed can neither format nor ping
 * @param markup the same with Discord text, such as the mention of a command
 */
export function say(
  form: Line['form'],
  words: string,
  values: Readonly<Record<string, string | number>> = {},
  markup: Readonly<Record<string, string>> = {},
): Line {
  const direction = directionOf(words.replace(/\{\w+\}/g, ''));
  const escaped = Object.entries(values).map(([name, value]) => [name, escapeText(readable(String(value)))] as const);
  const runs = [...escaped, ...Object.entries(markup)].map(([name, run]) => [name, runIn(direction, run)] as const);
  // A number at the beginning, filled in and followed by a stop, would make a list.
  const template = escapeText(words).replace(/^(\{\w+\})\./, '$1\\.');
  return { form, markup: fill(template, Object.fromEntries(runs)), direction };
}

/** Runs of one line, with a middle dot between them. */
export function runsOnLine(form: Line['form'], runs: readonly string[], direction: Direction): Line {
  return { form, markup: runs.map((run) => runIn(direction, run)).join(' · '), direction };
}

/** A run as it may stand in a line of this direction. */
function runIn(direction: Direction, run: string): string {
  return direction === 'right-to-left' || hasRightToLeft(run) ? isolateRun(run) : run;
}
