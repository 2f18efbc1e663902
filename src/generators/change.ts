import type { Resource } from '../core/request.ts';
import type { FormField, FormValues } from './forms.ts';
import type { ProjectFacts, Surroundings } from './kind.ts';
import { checkedResource, formOf, menuOf, rawSettings } from './kinds.ts';
import { asText } from './settings/as-text.ts';
import { withoutDefaults } from './templates/condense.ts';

const MOST_FIELDS = 5;
/** What a form of Discord holds in one field. */
const LONGEST = 4_000;

/**
 * The form that changes a resource: its kind's own form, filled with what the resource says. Instead of the name, which stays, it asks for
 * what a menu asked before. Texts that are too long for a form are left out, and stay as they are.
 */
export function changeForm(around: Surroundings, resource: Resource): FormField[] {
  const others = around.resources.filter((one) => one !== resource);
  const asked = formOf(around.project, resource.kind, others).filter(({ id }) => id !== 'name');
  return [...menuField(around.project, resource.kind), ...asked]
    .slice(0, MOST_FIELDS)
    .map((field) => filled(field, resource))
    .filter(({ value = '' }) => value.length <= LONGEST);
}

/** The setting that the last menu before the form asks for, as a text. */
function menuField(project: ProjectFacts, kind: Resource['kind']): FormField[] {
  const answers: Record<string, string> = {};
  let last: FormField | undefined;
  for (let menu = menuOf(project, kind); menu; menu = menuOf(project, kind, answers)) {
    const [first] = menu.options;
    if (!first) break;
    answers[menu.id] = first.value;
    last = { id: menu.id, label: menu.label, type: 'text', required: true, maxLength: 63 };
  }
  return last ? [last] : [];
}

function filled(field: FormField, { settings }: Resource): FormField {
  const { options = [] } = field;
  if (field.type === 'checks')
    return { ...field, options: options.map((one) => ({ ...one, isSelected: settings[one.value] === true })) };
  const { [field.id]: setting } = settings;
  const { value: _, ...empty } = field;
  if (setting === undefined) return field.type === 'text' ? empty : field;
  const value = asText(setting);
  if (field.type === 'text')
    return value === '' ? empty : { ...field, value, maxLength: Math.max(field.maxLength ?? LONGEST, value.length) };
  const known = options.some((one) => one.value === value)
    ? options
    : [...options.slice(0, 24), { value, label: value }];
  return { ...field, options: known.map((one) => ({ ...one, isSelected: one.value === value })) };
}

/**
 * A resource after its form was answered. What was never asked for follows from the new answers, as an image follows from the machine.
 * @throws Refusal `bad-input` for every answer that does not fit
 */
export function changedResource(project: ProjectFacts, resource: Resource, values: FormValues): Resource {
  const { kind, name } = resource;
  const raw = rawSettings(formOf(project, kind), values);
  return checkedResource(project, kind, name, { ...withoutDefaults(resource, project), ...raw });
}
