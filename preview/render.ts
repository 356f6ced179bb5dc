import { type APIMessageComponent, ButtonStyle, ComponentType } from 'discord.js';
import type { MessageView } from '../src/discord/view/message.js';
import { type Piece, readMarkdown } from './markdown.js';

/** A message as HTML, in the manner of Discord's client. */
export function messageHtml({ components }: MessageView): string {
  return components.map(componentHtml).join('\n');
}

function componentHtml(component: APIMessageComponent): string {
  switch (component.type) {
    case ComponentType.Container: {
      const colour = component.accent_color?.toString(16).padStart(6, '0');
      const style = colour === undefined ? '' : ` style="--accent: #${colour}"`;
      return `<section class="container"${style}>\n${component.components.map(componentHtml).join('\n')}\n</section>`;
    }
    case ComponentType.TextDisplay:
      return `<div class="text">${linesHtml(readMarkdown(component.content))}</div>`;
    case ComponentType.Separator:
      return '<hr>';
    case ComponentType.ActionRow:
      return `<div class="row">${component.components.map(componentHtml).join('')}</div>`;
    case ComponentType.Button:
      return buttonHtml(component);
    default:
      throw new RangeError(`The preview does not know components of type ${component.type}.`);
  }
}

function buttonHtml(button: APIMessageComponent & { type: ComponentType.Button }): string {
  const label = escapeHtml('label' in button ? (button.label ?? '') : '');
  if (button.style === ButtonStyle.Link)
    return `<a class="button" href="${escapeHtml(button.url)}" dir="auto">${label} <span class="away">⧉</span></a>`;
  return `<button class="button" dir="auto"${button.disabled === true ? ' disabled' : ''}>${label}</button>`;
}

const blocks = {
  quote: 'blockquote',
  'small print': 'small',
  'list item': 'li',
  'heading 1': 'h1',
  'heading 2': 'h2',
  'heading 3': 'h3',
} as const;

const isBlock = (kind: string): kind is keyof typeof blocks => Object.hasOwn(blocks, kind);

/** Pieces as lines, each of which finds its own direction. */
function linesHtml(pieces: readonly Piece[]): string {
  const html: string[] = [];
  let open = '';
  const endLine = (): void => {
    if (open !== '') html.push(`<div class="line" dir="auto">${open}</div>`);
    open = '';
  };
  for (const piece of pieces) {
    if (piece.kind === 'line end') endLine();
    else if (isBlock(piece.kind) && 'pieces' in piece) {
      endLine();
      const tag = blocks[piece.kind];
      html.push(`<${tag}>${linesHtml(piece.pieces)}</${tag}>`);
    } else open += pieceHtml(piece);
  }
  endLine();
  return html.join('');
}

const inline = { bold: 'strong', italic: 'em', underline: 'u', strike: 's', spoiler: 'mark' } as const;

function pieceHtml(piece: Piece): string {
  switch (piece.kind) {
    case 'text':
      return escapeHtml(piece.text);
    case 'code':
      return `<code>${escapeHtml(piece.text)}</code>`;
    case 'mention':
      return `<span class="mention">${escapeHtml(mentionName(piece.text))}</span>`;
    case 'link':
      return `<a href="${escapeHtml(piece.target)}">${piece.pieces.map(pieceHtml).join('')}</a>`;
    case 'bold':
    case 'italic':
    case 'underline':
    case 'strike':
    case 'spoiler': {
      const tag = inline[piece.kind];
      return `<${tag}>${piece.pieces.map(pieceHtml).join('')}</${tag}>`;
    }
    default:
      return 'pieces' in piece ? linesHtml(piece.pieces) : '';
  }
}

/** What stands for a mention: Discord knows names, the preview only those of commands and its own. */
function mentionName(text: string): string {
  const command = /^<\/([^:]+):/.exec(text)?.[1];
  if (command !== undefined) return `/${command}`;
  return /^<@!?\d+>$/.test(text) ? '@Isnad' : text;
}

/** Text inside HTML, also inside an attribute's quotes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
