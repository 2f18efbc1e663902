import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Component } from '../messages/model.ts';
import { isSelect, type Placed, SELECTS } from '../messages/tree.ts';
import { countProblems, duplicateProblems, lengthProblems, type Problem, problem } from './problem.ts';

const { ActionRow, Button, StringSelect, Section, TextDisplay, Thumbnail, MediaGallery, File, Separator, Container } =
  ComponentType;
const IN_CONTAINER = [ActionRow, Section, TextDisplay, MediaGallery, File, Separator];

/** Where a component may stand. Source: https://discord.com/developers/docs/components/reference */
export const MAY_HOLD = {
  legacyMessage: [ActionRow],
  message: [...IN_CONTAINER, Container],
  [Container]: IN_CONTAINER,
  [ActionRow]: [Button, ...SELECTS],
  [Section]: [TextDisplay],
  accessory: [Button, Thumbnail],
} as const satisfies Record<string, readonly ComponentType[]>;

function allowedIn(top: 'message' | 'legacyMessage', { path, parent }: Placed): readonly ComponentType[] {
  if (path.at(-1) === 'accessory') return MAY_HOLD.accessory;
  if (!parent) return MAY_HOLD[top];
  const held: { [type: number]: readonly ComponentType[] } = MAY_HOLD;
  return held[parent.type] ?? [];
}

/** Every component stands where it may. */
export function placeProblems(all: Placed[], top: 'message' | 'legacyMessage'): Problem[] {
  return all.flatMap((entry) => {
    const { component, path } = entry;
    const allowed = allowedIn(top, entry);
    if (allowed.includes(component.type)) return [];
    return [
      problem([...path, 'type'], 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${allowed.join(', ')}).`),
    ];
  });
}

/** Five buttons or one select menu. */
function rowProblems({ components }: Component, path: Placed['path']): Problem[] {
  const held = components ?? [];
  const at = [...path, 'components'];
  const selects = held.filter(isSelect).length;
  if (selects === 0) return countProblems(at, held, [1, 5]);
  return held.length === 1
    ? []
    : [problem(at, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A row holds five buttons or one select menu.')];
}

function buttonProblems(button: Component, path: Placed['path']): Problem[] {
  const found: Problem[] = lengthProblems([...path, 'label'], button.label, [1, 80]);
  if (button.style === ButtonStyle.Premium) return found;
  if (!button.label && !button.emoji)
    found.push(problem(path, 'BUTTON_COMPONENT_CONTENT_REQUIRED', 'A button needs a label or an emoji.'));
  const isLink = button.style === ButtonStyle.Link;
  if (isLink && !button.url) found.push(problem([...path, 'url'], 'BASE_TYPE_REQUIRED', 'A link button needs a url.'));
  if (!isLink && !button.custom_id)
    found.push(problem([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required.'));
  if (button.url && button.custom_id)
    found.push(
      problem(
        path,
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and a url cannot both be specified.',
      ),
    );
  return [...found, ...lengthProblems([...path, 'url'], button.url, [1, 512])];
}

/** Options of a select menu, radio group or checkbox group. */
export function optionProblems(
  component: Component,
  path: Placed['path'],
  range: readonly [number, number],
): Problem[] {
  const options = component.options ?? [];
  const at = [...path, 'options'];
  const texts = options.flatMap(({ label, value, description }, index) => [
    ...lengthProblems([...at, index, 'label'], label, [1, 100]),
    ...lengthProblems([...at, index, 'value'], value, [1, 100]),
    ...lengthProblems([...at, index, 'description'], description, [1, 100]),
  ]);
  const values = options.map(({ value }, index) => ({ path: [...at, index, 'value'], key: value }));
  const chosen = options.filter((option) => option.default).length;
  const tooMany = chosen > (component.max_values ?? 1) && component.type !== ComponentType.CheckboxGroup;
  return [
    ...countProblems(at, options, range),
    ...texts,
    ...duplicateProblems(values, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED'),
    ...(tooMany ? [problem(at, 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'More defaults than can be chosen.')] : []),
  ];
}

export function selectProblems(select: Component, path: Placed['path']): Problem[] {
  const { min_values: min, max_values: max } = select;
  const most = select.type === StringSelect ? (select.options ?? []).length : 25;
  const badRange = (min ?? 1) > (max ?? 1) || (min ?? 0) < 0 || (max ?? 1) > Math.max(most, 1) || max === 0;
  return [
    ...lengthProblems([...path, 'placeholder'], select.placeholder, [0, 150]),
    ...(select.type === StringSelect ? optionProblems(select, path, [1, 25]) : []),
    ...(badRange
      ? [problem([...path, 'max_values'], 'NUMBER_TYPE_MAX', `Cannot choose ${min ?? 1} to ${max ?? 1} of ${most}.`)]
      : []),
  ];
}

function sectionProblems({ components, accessory }: Component, path: Placed['path']): Problem[] {
  const missing = accessory ? [] : [problem([...path, 'accessory'], 'BASE_TYPE_REQUIRED', 'This field is required')];
  return [...countProblems([...path, 'components'], components ?? [], [1, 3]), ...missing];
}

function ownProblems({ component, path }: Placed): Problem[] {
  if (isSelect(component)) return selectProblems(component, path);
  switch (component.type) {
    case ActionRow:
      return rowProblems(component, path);
    case Button:
      return buttonProblems(component, path);
    case Section:
      return sectionProblems(component, path);
    case TextDisplay:
      return lengthProblems([...path, 'content'], component.content ?? '', [1, 4000]);
    case Container:
      return countProblems([...path, 'components'], component.components ?? [], [1, 40]);
    case MediaGallery:
      return countProblems([...path, 'items'], component.items ?? [], [1, 10]);
    default:
      return [];
  }
}

/** What each component must keep by itself, and that custom ids and ids are unique over all of them. */
export function componentProblems(all: Placed[]): Problem[] {
  const customIds = all.flatMap(({ component, path }) =>
    typeof component.custom_id === 'string' ? [{ path: [...path, 'custom_id'], key: component.custom_id }] : [],
  );
  const ids = all.flatMap(({ component, path }) =>
    component.id ? [{ path: [...path, 'id'], key: String(component.id) }] : [],
  );
  return [
    ...all.flatMap(ownProblems),
    ...customIds.flatMap(({ path, key }) => lengthProblems(path, key, [1, 100])),
    ...duplicateProblems(customIds, 'COMPONENT_CUSTOM_ID_DUPLICATED'),
    ...duplicateProblems(ids, 'COMPONENT_ID_DUPLICATED'),
  ];
}
