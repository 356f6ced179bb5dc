import type { MessageView } from '../src/discord/view/message.js';
import { escapeHtml, messageHtml } from './render.js';
import { style } from './style.js';

export type Theme = 'dark' | 'light';

export interface Page {
  readonly view: MessageView;
  readonly theme: Theme;
  /** The command that is answered, and what was given to it. */
  readonly command: string;
  readonly given: string;
}

/** Width of the page in pixels. */
export const pageWidth = 760;

/** One self-contained HTML page that shows a message as Discord would, in a light imitation. */
export function pageHtml({ view, theme, command, given }: Page): string {
  return `<!doctype html>
<html lang="en" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Isnad: preview</title>
<style>${style}</style>
</head>
<body>
<article>
<div class="avatar" aria-hidden="true">إ</div>
<div class="message">
<div class="asked">/${escapeHtml(command)} <bdi>${escapeHtml(given)}</bdi></div>
<header><b>Isnad</b> <span class="app">APP</span> <time>12:00</time></header>
${messageHtml(view)}
</div>
</article>
</body>
</html>
`;
}
