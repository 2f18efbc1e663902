import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { FormField } from '../../generators/forms.ts';
import type { Surroundings } from '../../generators/kind.ts';
import { formOf } from '../../generators/kinds.ts';
import { cardId } from '../custom-id.ts';
import { MAX_OPTIONS } from '../render/components.ts';
import { KIND_WORDS } from '../render/kinds.ts';
import { label } from '../render/text.ts';
import { toArgs, type Wanted } from './wanted.ts';

const MAX_FIELDS = 5;
const MAX_RADIOS = 10;
const MAX_TEXT = 4000;

const toOptions = ({ options = [] }: FormField) =>
  options.slice(0, MAX_OPTIONS).map(({ value, label: name, description, isSelected }) => ({
    value,
    label: label(name, 100),
    ...(description !== undefined && { description: label(description, 100) }),
    ...(isSelected && { default: true }),
  }));

function toComponent(field: FormField): APIComponentInLabel {
  const { id: custom_id, required } = field;
  const options = toOptions(field);
  switch (field.type) {
    case 'text':
      return {
        type: ComponentType.TextInput,
        custom_id,
        required,
        style: field.isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
        max_length: Math.min(field.maxLength ?? MAX_TEXT, MAX_TEXT),
        ...(field.placeholder && { placeholder: label(field.placeholder, 100) }),
        ...(field.value && { value: field.value }),
      };
    case 'checks':
      return { type: ComponentType.CheckboxGroup, custom_id, required, min_values: required ? 1 : 0, options };
    case 'choice':
      return options.length >= 2 && options.length <= MAX_RADIOS
        ? { type: ComponentType.RadioGroup, custom_id, required, options }
        : { type: ComponentType.StringSelect, custom_id, required, options };
  }
}

const toLabel = (field: FormField): APILabelComponent => ({
  type: ComponentType.Label,
  label: label(field.label, 45),
  ...(field.help && { description: label(field.help, 100) }),
  component: toComponent(field),
});

/** Fields as the components of a form, at most five. */
export const formComponents = (fields: readonly FormField[]): APILabelComponent[] =>
  fields.slice(0, MAX_FIELDS).map(toLabel);

/** A name that came with the command stands in its field. */
const filledIn = (fields: readonly FormField[], answers: Wanted['answers']): FormField[] =>
  fields.map((field) => {
    const said = answers.find(({ id }) => id === 'name' && id === field.id);
    return said ? { ...field, value: said.value } : field;
  });

/** The form of a resource: its fields, and in its id what the menus before it gave. */
export function resourceForm(wanted: Wanted, around: Surroundings): APIModalInteractionResponseCallbackData {
  const { deploy, at, kind, answers } = wanted;
  const chosen = answers.at(-1)?.value;
  return {
    custom_id: cardId('add-resource', deploy, at, ...toArgs(wanted)),
    title: label(chosen ? `${KIND_WORDS[kind]}: ${chosen}` : KIND_WORDS[kind], 45),
    components: formComponents(filledIn(formOf(around.project, kind, around.resources), answers)),
  };
}
