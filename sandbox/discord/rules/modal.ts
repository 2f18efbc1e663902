import { ComponentType } from 'discord-api-types/v10';
import type { ModalRecord } from '../interactions/model.ts';
import type { Component } from '../messages/model.ts';
import { isSelect, type Placed, placed, SELECTS } from '../messages/tree.ts';
import { componentProblems, optionProblems, selectProblems } from './components.ts';
import { countProblems, lengthProblems, type Problem, problem } from './problem.ts';

const { ActionRow, Label, TextDisplay, TextInput, FileUpload, RadioGroup, CheckboxGroup, Checkbox } = ComponentType;
const FIELDS: readonly ComponentType[] = [TextInput, ...SELECTS, FileUpload, RadioGroup, CheckboxGroup, Checkbox];

/** A form holds labels with one field each, and texts; rows with a text input are the old way and still accepted. */
function placeProblems({ component, path, parent }: Placed): Problem[] {
  const allowed: readonly ComponentType[] =
    parent?.type === Label
      ? FIELDS
      : parent?.type === ActionRow
        ? [TextInput]
        : parent
          ? []
          : [Label, TextDisplay, ActionRow];
  if (allowed.includes(component.type)) return [];
  return [
    problem([...path, 'type'], 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${allowed.join(', ')}).`),
  ];
}

function labelProblems(label: Component, path: Placed['path']): Problem[] {
  return [
    ...lengthProblems([...path, 'label'], label.label ?? '', [1, 45]),
    ...lengthProblems([...path, 'description'], label.description, [1, 100]),
    ...(label.component ? [] : [problem([...path, 'component'], 'BASE_TYPE_REQUIRED', 'This field is required')]),
  ];
}

function textProblems(input: Component, path: Placed['path']): Problem[] {
  const [min, max] = [input.min_length ?? 0, input.max_length ?? 4000];
  const badRange = min > max || min < 0 || max > 4000 || max < 1;
  return [
    ...(badRange
      ? [problem([...path, 'max_length'], 'NUMBER_TYPE_MAX', 'Lengths must lie within 0 and 4000, the smaller first.')]
      : []),
    ...lengthProblems([...path, 'value'], input.value, [0, max]),
    ...lengthProblems([...path, 'placeholder'], input.placeholder, [0, 100]),
  ];
}

/** `disabled` does not exist in forms, and "none" can only be an answer where none is required. */
function fieldProblems(field: Component, path: Placed['path']): Problem[] {
  const found: Problem[] = [];
  if (field.disabled)
    found.push(
      problem([...path, 'disabled'], 'MODAL_COMPONENT_DISABLED', 'A component in a modal cannot be disabled.'),
    );
  if (field.min_values === 0 && field.required !== false) {
    found.push(problem([...path, 'min_values'], 'MODAL_MIN_VALUES_REQUIRED', 'min_values 0 needs required: false.'));
  }
  if (isSelect(field)) return [...found, ...selectProblems(field, path)];
  if (field.type === TextInput) return [...found, ...textProblems(field, path)];
  if (field.type === RadioGroup) return [...found, ...optionProblems(field, path, [2, 10])];
  return field.type === CheckboxGroup ? [...found, ...optionProblems(field, path, [1, 10])] : found;
}

export function modalProblems(modal: ModalRecord): Problem[] {
  const all = placed(modal.components);
  const own = all.flatMap(({ component, path }) => {
    if (component.type === Label) return labelProblems(component, path);
    return FIELDS.includes(component.type) ? fieldProblems(component, path) : [];
  });
  const notYetJudged = all.filter(({ component }) => !isSelect(component));
  const found = [
    ...lengthProblems(['title'], modal.title ?? '', [1, 45]),
    ...lengthProblems(['custom_id'], modal.custom_id ?? '', [1, 100]),
    ...countProblems(['components'], modal.components, [1, 5]),
    ...all.flatMap(placeProblems),
    ...own,
    ...componentProblems(notYetJudged),
  ];
  return found.map(({ path, ...rest }) => ({ path: ['data', ...path], ...rest }));
}
