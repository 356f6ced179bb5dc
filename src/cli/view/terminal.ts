import pc from 'picocolors';
import type { Answer, CitedReport, Quote } from '../../answer/answer.js';
import { byReport } from '../../answer/by-report.js';
import { hasRightToLeft, isolate, isRightToLeft } from '../../language/direction.js';
import { visible } from '../../language/visible.js';
import { wordingIn } from '../../wording/wordings.js';
import { columnsOf, type Line, type Run, wrap, wrapText } from './wrap.js';

export interface TerminalOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: boolean;
  /** Number of the first report; 1 unless given. */
  readonly firstNumber?: number;
}

type Styles = ReturnType<typeof pc.createColors>;

const indent = '    ';
const bar = '│ ';

/** Lines longer than this are hard to read, however wide the terminal is. */
const widestText = 100;
/** Narrower columns would hold less than a word. */
const narrowestText = 12;

/**
 * Marks of a highlight where there is no bold. Guillemets would be mistaken for the report's own: Arabic reports put names in them.
 */
const highlightMark = '**';

/**
 * An answer for a terminal. One block a report: number and title, citation, then its quotes behind a bar, each with its paragraph's
 * number and the confidence in it. Text from right to left stands on lines of its own, isolated, never beside Latin words.
 */
export function renderAnswer(answer: Answer, options: TerminalOptions): string {
  const styles = pc.createColors(options.colour);
  const width = Math.max(narrowestText, Math.min(options.width, widestText) - indent.length - bar.length);
  if (!answer.answered) return renderNothing(answer, width, styles);
  const first = options.firstNumber ?? 1;
  return byReport(answer.quotes)
    .map((quotes, index) => renderReport(quotes, first + index, { width, colour: options.colour, styles }))
    .join('\n');
}

interface Layout {
  /** Columns of the text inside the bar. */
  readonly width: number;
  readonly colour: boolean;
  readonly styles: Styles;
}

function renderReport(quotes: readonly Quote[], number: number, layout: Layout): string {
  const { styles, width } = layout;
  const report = quotes[0]?.report;
  if (report === undefined) return '';
  const lines = [
    ...heading(`[${number}]`, report.title, width, styles),
    ...citation(report, width).map((line) => `${indent}${styles.dim(line)}`),
    ...quotes.flatMap((quote) => [
      `${indent}${styles.dim(`¶ ${quote.paragraph} · ${quote.confidence}`)}`,
      ...quoteLines(quote, layout).map((line) => `${indent}${styles.cyan(bar)}${line}`),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function heading(label: string, title: string, width: number, styles: Styles): string[] {
  if (hasRightToLeft(title))
    return [styles.bold(label), ...titleLines(title, width).map((line) => indent + styles.bold(line))];
  return titleLines(title, width).map((line, index) =>
    index === 0 ? styles.bold(`${label.padEnd(indent.length - 1)} ${line}`) : `${indent}${styles.bold(line)}`,
  );
}

function titleLines(title: string, width: number): string[] {
  return isolated(wrapText(title, width), title);
}

/** Outlet, author, date and link (or file): those from left to right together on lines, each other one on a line of its own. */
function citation(report: CitedReport, width: number): string[] {
  const parts = [report.outlet, report.author, report.published, report.url ?? report.file].flatMap((part) =>
    part === null ? [] : [visible(part)],
  );
  const lines: string[] = [];
  let open = false;
  for (const part of parts) {
    const last = lines.at(-1);
    if (hasRightToLeft(part)) {
      lines.push(...isolated(wrapText(part, width), part));
      open = false;
    } else if (open && last !== undefined && columnsOf(`${last} · ${part}`) <= width) {
      lines[lines.length - 1] = `${last} · ${part}`;
    } else {
      // Never broken: a link has to stay whole to be followed.
      lines.push(part);
      open = true;
    }
  }
  return lines;
}

function quoteLines(quote: Quote, { width, colour, styles }: Layout): string[] {
  const runs = colour ? runsOf(quote) : runsOf(quote).map(marked);
  const lines = wrap(runs, width).map((line) => (colour ? styled(line, styles) : plain(line)));
  return isolated(lines, quote.text);
}

function styled(line: Line, styles: Styles): string {
  return line.map(({ text, highlighted }) => (highlighted ? styles.bold(text) : text)).join('');
}

const plain = (line: Line): string => line.map((run) => run.text).join('');

function marked({ text, highlighted }: Run): Run {
  return {
    text: highlighted ? text.replace(/\S(?:.*\S)?/su, `${highlightMark}$&${highlightMark}`) : text,
    highlighted,
  };
}

/** The quote's text cut where its highlights begin and end. */
function runsOf(quote: Quote): Run[] {
  const runs: Run[] = [];
  let at = quote.start;
  const add = (end: number, highlighted: boolean): void => {
    if (end > at) runs.push({ text: quote.text.slice(at - quote.start, end - quote.start), highlighted });
    at = Math.max(at, end);
  };
  for (const { start, end } of [...quote.highlights].sort((a, b) => a.start - b.start)) {
    add(Math.min(start, quote.end), false);
    add(Math.min(end, quote.end), true);
  }
  add(quote.end, false);
  return runs;
}

function isolated(lines: readonly string[], whole: string): string[] {
  if (!hasRightToLeft(whole)) return [...lines];
  const direction = isRightToLeft(whole) ? 'right-to-left' : 'left-to-right';
  return lines.map((line) => isolate(line, direction));
}

function renderNothing(answer: Answer, width: number, styles: Styles): string {
  const words = wordingIn(answer.language).nothing;
  const paragraph = (text: string): string[] => isolated(wrapText(text, width), text);
  const topics = answer.nearest.flatMap(({ report }) => [
    '',
    ...titleLines(report.title, width).map((line) => `${indent}${styles.bold(line)}`),
    ...citation(report, width).map((line) => `${indent}${styles.dim(line)}`),
  ]);
  const lines = [
    ...paragraph(words.message),
    ...(topics.length === 0 ? [] : ['', ...paragraph(words.nearest), ...topics]),
    '',
    ...paragraph(words.advice),
  ];
  return `${lines.join('\n')}\n`;
}
