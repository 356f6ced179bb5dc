import { createHash } from 'node:crypto';
import { evaluationStyle } from './evaluation-style.js';
import { iconSource } from './icon.js';
import { scriptSource } from './script.js';
import { styleSource } from './style.js';

/** A file that pages need. Its name holds a hash of its content, so that it may be kept for ever. */
export interface Asset {
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

function asset(name: string, extension: string, type: string, content: string): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  return { name: `assets/${name}-${hash}.${extension}`, type: `${type}; charset=utf-8`, content };
}

export const styleFile = asset('reader', 'css', 'text/css', styleSource);
/** Only the page of an evaluation needs it. */
export const evaluationStyleFile = asset('evaluation', 'css', 'text/css', evaluationStyle);
export const scriptFile = asset('reader', 'js', 'text/javascript', scriptSource);
export const iconFile = asset('icon', 'svg', 'image/svg+xml', iconSource);

export const assets: readonly Asset[] = [styleFile, evaluationStyleFile, scriptFile, iconFile];
