/** A piece of a message as Discord's client reads it. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'line end' }
  | { readonly kind: 'code'; readonly text: string }
  /** Everything that Discord replaces by a name or a picture, or that pings: users, roles, channels, emoji, times, commands. */
  | { readonly kind: 'mention'; readonly text: string }
  | { readonly kind: 'link'; readonly target: string; readonly pieces: readonly Piece[] }
  | { readonly kind: Nesting; readonly pieces: readonly Piece[] };

export type Nesting =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'spoiler'
  | 'quote'
  | 'small print'
  | 'list item'
  | 'heading 1'
  | 'heading 2'
  | 'heading 3';

interface State {
  readonly inQuote: boolean;
  readonly inLink: boolean;
}

interface Rule {
  readonly pattern: RegExp;
  /** Whether it counts at the beginning of a line only. */
  readonly atLineStart?: boolean;
  readonly read: (match: RegExpExecArray, state: State) => readonly Piece[];
}

const nesting =
  (kind: Nesting) =>
  (match: RegExpExecArray, state: State): Piece[] => [{ kind, pieces: piecesOf(match[1] ?? '', state) }];

const mention = ([text]: RegExpExecArray): Piece[] => [{ kind: 'mention', text }];

const link = (words: string, target: string, state: State): Piece[] => [
  { kind: 'link', target, pieces: piecesOf(words, { ...state, inLink: true }) },
];

/** In the order in which they are tried: what people have found out about Discord's client, which documents no grammar. */
const rules: readonly Rule[] = [
  {
    pattern: /^(?: *>>> ?([\s\S]*)| *> ([^\n]*(?:\n *> [^\n]*)*)\n?)/,
    atLineStart: true,
    read: ([, rest, lines], state) =>
      state.inQuote
        ? []
        : [
            {
              kind: 'quote',
              pieces: piecesOf(rest ?? lines?.replace(/^ *> /gm, '') ?? '', { ...state, inQuote: true }),
            },
          ],
  },
  { pattern: /^-# +([^\n]+)(?:\n|$)/, atLineStart: true, read: nesting('small print') },
  {
    pattern: /^(#{1,3}) +([^\n]+)(?:\n|$)/,
    atLineStart: true,
    read: ([, marks = '', words = ''], state) => [
      { kind: `heading ${marks.length as 1 | 2 | 3}`, pieces: piecesOf(words, state) },
    ],
  },
  { pattern: /^ *(?:[*-]|\d+\.) +([^\n]+)(?:\n|$)/, atLineStart: true, read: nesting('list item') },
  { pattern: /^```(?:[a-z0-9_+\-.#]+?\n+)?\n*([\s\S]+?)\n*```/i, read: ([, text = '']) => [{ kind: 'code', text }] },
  { pattern: /^(`+)([\s\S]*?[^`])\1(?!`)/, read: ([, , text = '']) => [{ kind: 'code', text }] },
  { pattern: /^\n/, read: () => [{ kind: 'line end' }] },
  { pattern: /^\\([^0-9A-Za-z\s])/, read: ([, text = '']) => [{ kind: 'text', text }] },
  { pattern: /^<(?:@[!&]?|#|a?:\w+:|t:|\/|id:)[^>\n]*>/, read: mention },
  {
    pattern: /^<((?:https?|steam|mailto|tel):[^>\s]+)>/,
    read: ([, target = ''], state) => link(target, target, state),
  },
  { pattern: /^@(?:everyone|here)/, read: mention },
  { pattern: /^:[a-z0-9_+-]+:/i, read: mention },
  {
    pattern: /^(?:https?|steam):\/\/[^\s<]+[^<.,:;"'\]\s]/,
    read: ([target], state) => (state.inLink ? [] : link(target, target, state)),
  },
  {
    pattern: /^(?:discord\.gg|discord(?:app)?\.com\/invite)\/\w+/i,
    read: ([target], state) => (state.inLink ? [] : link(target, target, state)),
  },
  {
    pattern:
      /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"][\s\S]*?['"])?\s*\)/,
    read: ([, words = '', target = ''], state) => (state.inLink ? [] : link(words, target, state)),
  },
  { pattern: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, read: nesting('bold') },
  { pattern: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, read: nesting('underline') },
  { pattern: /^~~([\s\S]+?)~~(?!_)/, read: nesting('strike') },
  { pattern: /^\|\|([\s\S]+?)\|\|/, read: nesting('spoiler') },
  { pattern: /^\*(?=\S)((?:\*\*|\\[\s\S]|[^*\\])+?)\*(?!\*)/, read: nesting('italic') },
  { pattern: /^_((?:__|\\[\s\S]|[^\\_])+?)_(?![A-Za-z0-9])/, read: nesting('italic') },
];

/** Reads the content of a text display. */
export function readMarkdown(content: string): readonly Piece[] {
  return piecesOf(content, { inQuote: false, inLink: false });
}

function piecesOf(source: string, state: State): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < source.length) {
    const found = firstRule(source, at, state);
    if (found === null) {
      addText(pieces, source.charAt(at));
      at += 1;
      continue;
    }
    for (const piece of found.pieces) {
      if (piece.kind === 'text') addText(pieces, piece.text);
      else pieces.push(piece);
    }
    at += found.length;
  }
  return pieces;
}

/** What a rule that counts anywhere can begin with: a mark, or the letters of `http`, `steam` and `discord`. */
const beginsRule = /[\\`*_~|<@:[\nhsd]/i;

function firstRule(source: string, at: number, state: State): { pieces: readonly Piece[]; length: number } | null {
  const isLineStart = at === 0 || source.charAt(at - 1) === '\n';
  if (!isLineStart && !beginsRule.test(source.charAt(at))) return null;
  const rest = source.slice(at);
  for (const { pattern, atLineStart, read } of rules) {
    if (atLineStart === true && !isLineStart) continue;
    const match = pattern.exec(rest);
    const pieces = match === null ? [] : read(match, state);
    if (match !== null && pieces.length > 0) return { pieces, length: match[0].length };
  }
  return null;
}

function addText(pieces: Piece[], text: string): void {
  const last = pieces.at(-1);
  if (last?.kind === 'text') pieces[pieces.length - 1] = { kind: 'text', text: last.text + text };
  else pieces.push({ kind: 'text', text });
}

/** Pieces that take whole lines. */
const ownLines = /^(?:quote|small print|list item|heading \d)$/;

/** The characters of pieces as a reader sees them, line by line. */
export function plainText(pieces: readonly Piece[]): string {
  return pieces
    .map((piece, index) => {
      if (piece.kind === 'line end') return '\n';
      const text = 'pieces' in piece ? plainText(piece.pieces) : piece.text;
      return ownLines.test(piece.kind) && index < pieces.length - 1 ? `${text}\n` : text;
    })
    .join('');
}
