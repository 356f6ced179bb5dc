import { type APIButtonComponent, ComponentType } from 'discord.js';
import { type Piece, plainText, readMarkdown } from '../../preview/markdown.js';
import { all, type MessageView } from '../../src/discord/view/message.js';

/** The contents of a message's text displays, in order. */
export const textsOf = ({ components }: MessageView): string[] =>
  all(components).flatMap((one) => (one.type === ComponentType.TextDisplay ? [one.content] : []));

/** All that is read in a message, as Discord shows it. */
export const wordsOf = (view: MessageView): string =>
  textsOf(view)
    .map((text) => plainText(readMarkdown(text)))
    .join('\n');

export const buttonsOf = ({ components }: MessageView): APIButtonComponent[] =>
  all(components).flatMap((one) => (one.type === ComponentType.Button ? [one] : []));

/** The button's id in Discord, or its address. */
export const aimOf = (button: APIButtonComponent): string =>
  'custom_id' in button ? button.custom_id : 'url' in button ? button.url : '';

export const containersOf = ({ components }: MessageView): MessageView[] =>
  components.flatMap((one) => (one.type === ComponentType.Container ? [{ components: one.components }] : []));

/** Every piece of a message with the pieces inside it. */
export const piecesOf = (view: MessageView): Piece[] =>
  textsOf(view).flatMap((text) => readMarkdown(text).flatMap(nested));

const nested = (piece: Piece): Piece[] => ('pieces' in piece ? [piece, ...piece.pieces.flatMap(nested)] : [piece]);

/** The block quotes of a message. */
export const quotesShown = (view: MessageView): (Piece & { readonly kind: 'quote' })[] =>
  piecesOf(view).flatMap((piece) => (piece.kind === 'quote' ? [piece as Piece & { kind: 'quote' }] : []));

/** What is emphasised in a piece. */
export const boldIn = (piece: Piece): string =>
  nested(piece)
    .flatMap((one) => (one.kind === 'bold' ? [plainText(one.pieces)] : []))
    .join(' ');

/** A text without marks of direction and with single spaces, to compare what a reader sees. */
export const seen = (text: string): string =>
  text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
