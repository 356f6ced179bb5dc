import { hasFlag, messageFlag, type MessageBody } from './message.js';

/**
 * Addresses in a message's content that Discord would show a preview of: not those in angle brackets, and none in
 * messages of components or with previews switched off.
 */
export function previewedAddresses(body: MessageBody): string[] {
  if (hasFlag({ body }, messageFlag.componentsV2 | messageFlag.suppressEmbeds)) return [];
  const shown = body.content.replace(/<https?:\/\/[^>\s]+>/gu, ' ').replace(/```[\s\S]*?```|`[^`\n]*`/gu, ' ');
  return [...new Set(shown.match(/https?:\/\/[^\s<>)\]]+/gu) ?? [])];
}
