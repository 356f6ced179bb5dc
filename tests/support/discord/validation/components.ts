import { ComponentType } from 'discord.js';
import { numberOf, textOf } from '../json.js';
import type { Issues, Path } from '../refusal.js';
import { checkButton } from './buttons.js';
import type { Fields } from './fields.js';
import { checkLayout, layoutTypes } from './layout.js';
import { checkSelect, selectTypes } from './selects.js';
import { lengthOf } from './fields.js';

const mostComponents = 40;
const mostText = 4000;

/** What is counted over all components of one message or modal. */
export class ComponentTally {
  components = 0;
  text = 0;
  readonly #customIds = new Set<string>();
  readonly #ids = new Set<number>();

  readonly issues: Issues;
  /** Names of the files that come with the message or stay on it. */
  readonly files: ReadonlySet<string>;

  constructor(issues: Issues, files: ReadonlySet<string>) {
    this.issues = issues;
    this.files = files;
  }

  /** Counts a component and notes custom ids and ids that were there before. */
  count(component: Fields): void {
    this.components += 1;
    const id = component.integer('id', { least: 0, most: 2 ** 31 - 1 });
    if (id !== undefined && id > 0) {
      if (this.#ids.has(id)) component.wrong('id', 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
      this.#ids.add(id);
    }
    const customId = component.object['custom_id'];
    if (typeof customId !== 'string') return;
    if (this.#customIds.has(customId)) {
      component.wrong('custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
    }
    this.#customIds.add(customId);
  }

  countText(component: Fields): void {
    this.text += lengthOf(textOf(component.object['content']));
  }
}

/** Notes a component whose type cannot stand here; true where it can. */
export function hasTypeOf(component: Fields, types: readonly number[]): boolean {
  if (types.includes(numberOf(component.object['type']))) return true;
  const message = `Value of field "type" must be one of (${types.join(', ')}${types.length === 1 ? ',' : ''}).`;
  component.wrong('type', 'UNION_TYPE_CHOICES', message);
  return false;
}

/** An action row: up to five buttons, or a single select. */
export function checkRow(row: Fields, tally: ComponentTally): void {
  const children = row.objects('components', { least: 1, most: 5, required: true });
  const kinds = new Set<string>();
  for (const child of children) {
    if (!hasTypeOf(child, [ComponentType.Button, ...selectTypes])) continue;
    tally.count(child);
    const isButton = child.object['type'] === ComponentType.Button;
    kinds.add(isButton ? 'button' : 'select');
    if (isButton) checkButton(child);
    else checkSelect(child, 'message');
  }
  if (kinds.has('select') && children.length > 1) {
    const message = 'The specified component exceeds the maximum width';
    row.wrong('components', 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message);
  }
}

/** A message's components, by the rules of plain messages or of Components V2. */
export function checkMessageComponents(body: Fields, isV2: boolean, files: ReadonlySet<string>): void {
  const tally = new ComponentTally(body.issues, files);
  const components = body.objects('components', { most: isV2 ? mostComponents : 5 });
  for (const component of components) {
    if (!hasTypeOf(component, isV2 ? layoutTypes : [ComponentType.ActionRow])) continue;
    if (isV2) checkLayout(component, tally);
    else {
      tally.count(component);
      checkRow(component, tally);
    }
  }
  const at: Path = [...body.path, 'components'];
  if (tally.components > mostComponents) {
    const message = `The total number of components cannot exceed ${String(mostComponents)}`;
    body.issues.add(at, 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message);
  }
  if (tally.text > mostText) {
    const message = `Total displayable text size exceeds maximum size of ${String(mostText)} characters`;
    body.issues.add(at, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message);
  }
}
