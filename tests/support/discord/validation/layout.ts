import { numberOf } from '../json.js';
import { ComponentType } from 'discord.js';
import { checkButton } from './buttons.js';
import { checkRow, hasTypeOf, type ComponentTally } from './components.js';
import type { Fields } from './fields.js';

const nested = [
  ComponentType.ActionRow,
  ComponentType.Section,
  ComponentType.TextDisplay,
  ComponentType.MediaGallery,
  ComponentType.File,
  ComponentType.Separator,
];

/** What may stand at the top of a message of Components V2. */
export const layoutTypes: readonly number[] = [...nested, ComponentType.Container];

const mediaSchemes = ['http', 'https', 'attachment'];

/** Media by its address; an attachment must have come with the message. */
function checkMedia(holder: Fields, name: string, tally: ComponentTally, schemes = mediaSchemes): void {
  const media = holder.child(name, true);
  const url = media?.url('url', { required: true, schemes });
  if (media === undefined || url?.startsWith('attachment://') !== true) return;
  const file = url.slice('attachment://'.length);
  if (tally.files.has(file)) return;
  const code = 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND';
  media.wrong('url', code, `The referenced attachment '${file}' was not found`);
}

function checkText(display: Fields, tally: ComponentTally): void {
  const content = display.text('content', { least: 1, most: 4000, required: true });
  tally.countText(display);
  if (content?.trim() === '') display.wrong('content', 'BASE_TYPE_REQUIRED', 'This field is required');
}

function checkSection(section: Fields, tally: ComponentTally): void {
  for (const text of section.objects('components', { least: 1, most: 3, required: true })) {
    if (!hasTypeOf(text, [ComponentType.TextDisplay])) continue;
    tally.count(text);
    checkText(text, tally);
  }
  const accessory = section.child('accessory', true);
  if (accessory === undefined || !hasTypeOf(accessory, [ComponentType.Button, ComponentType.Thumbnail])) return;
  tally.count(accessory);
  if (accessory.object['type'] === ComponentType.Button) checkButton(accessory);
  else {
    checkMedia(accessory, 'media', tally);
    accessory.text('description', { least: 1, most: 1024 });
    accessory.boolean('spoiler');
  }
}

function checkGallery(gallery: Fields, tally: ComponentTally): void {
  for (const item of gallery.objects('items', { least: 1, most: 10, required: true })) {
    checkMedia(item, 'media', tally);
    item.text('description', { least: 1, most: 1024 });
    item.boolean('spoiler');
  }
}

function checkContainer(container: Fields, tally: ComponentTally): void {
  container.integer('accent_color', { least: 0, most: 0xffffff });
  container.boolean('spoiler');
  for (const child of container.objects('components', { least: 1, most: 40, required: true })) {
    if (hasTypeOf(child, nested)) checkLayout(child, tally);
  }
}

/** A component of Components V2 with everything in it. */
export function checkLayout(component: Fields, tally: ComponentTally): void {
  tally.count(component);
  const type: ComponentType = numberOf(component.object['type']);
  switch (type) {
    case ComponentType.ActionRow:
      return checkRow(component, tally);
    case ComponentType.Section:
      return checkSection(component, tally);
    case ComponentType.TextDisplay:
      return checkText(component, tally);
    case ComponentType.MediaGallery:
      return checkGallery(component, tally);
    case ComponentType.File:
      component.boolean('spoiler');
      return checkMedia(component, 'file', tally, ['attachment']);
    case ComponentType.Separator:
      component.boolean('divider');
      component.choice('spacing', [1, 2]);
      return;
    case ComponentType.Container:
      return checkContainer(component, tally);
    default:
  }
}
