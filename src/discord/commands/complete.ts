import { limits } from '../limits.js';
import type { ChatLeaf } from './define.js';
import type { Choice, CompletionServices } from './options.js';

/** What to propose for the option that is being filled in; nothing where it has no proposals. */
export async function complete(
  { options }: Pick<ChatLeaf, 'options'>,
  focused: { readonly name: string; readonly value: string },
  services: CompletionServices,
): Promise<readonly Choice[]> {
  const option = Object.hasOwn(options, focused.name) ? options[focused.name] : undefined;
  const choices = await option?.complete?.(focused.value, services);
  return choices?.slice(0, limits.choices) ?? [];
}
