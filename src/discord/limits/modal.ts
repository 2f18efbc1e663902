import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord.js';
import { allOf, choiceProblems, count, customIdProblems, isSelect, length, type Node } from './node.ts';

const MAX_TEXT_INPUT = 4000;

function inputProblems(input: Node): string[] {
  const { min_length: min = 0, max_length: max = MAX_TEXT_INPUT } = input;
  return [
    ...length('placeholder', input.placeholder, 1, 100),
    ...length('value', input.value, 0, max),
    ...(max < 1 || max > MAX_TEXT_INPUT || min < 0 || min > max ? [`lengths ${min} to ${max} of a text input`] : []),
  ];
}

function choosingProblems(node: Node): string[] {
  if (node.type === ComponentType.RadioGroup) return choiceProblems(node, 10);
  if (node.type === ComponentType.CheckboxGroup)
    return choiceProblems({ max_values: node.options?.length ?? 0, ...node }, 10);
  if (!isSelect(node)) return [];
  return [
    ...(node.type === ComponentType.StringSelect ? choiceProblems(node, 25) : []),
    ...length('placeholder', node.placeholder, 1, 150),
    ...(node.disabled ? ['a disabled select in a form'] : []),
  ];
}

function topProblems(node: Node): string[] {
  if (node.type === ComponentType.TextDisplay) return length('text', node.content, 1, MAX_TEXT_INPUT);
  if (node.type !== ComponentType.Label || !node.component)
    return ['a form holds labels with one component each, or text'];
  const { component } = node;
  return [
    ...length('label', node.label, 1, 45),
    ...length('description', node.description, 1, 100),
    ...(component.type === ComponentType.TextInput ? inputProblems(component) : choosingProblems(component)),
    ...(component.min_values === 0 && component.required !== false ? ['min_values 0 of something required'] : []),
  ];
}

/** What Discord would refuse in a form. */
export function modalProblems(modal: APIModalInteractionResponseCallbackData): string[] {
  const top = modal.components as readonly Node[];
  return [
    ...length('title', modal.title, 1, 45),
    ...count('components in a form', top.length, 1, 5),
    ...top.flatMap(topProblems),
    ...customIdProblems([{ type: 0, custom_id: modal.custom_id }, ...top.flatMap(allOf)]),
  ];
}
