import { ComponentType } from 'discord-api-types/v10';
import type { FieldValue, SentFile } from '../api.ts';
import type { ModalRecord } from '../interactions/model.ts';
import type { Component } from '../messages/model.ts';
import { isSelect } from '../messages/tree.ts';
import type { ChannelRecord } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { chosenValues, pointedAt } from './component.ts';
import { mergeResolved, type Resolved } from './resolve.ts';
import { upload } from './upload.ts';

const { ActionRow, Label, TextDisplay, TextInput, FileUpload, RadioGroup, Checkbox } = ComponentType;

/** A field with the words beside it. */
interface Field {
  label: string;
  input: Component;
}

/** What a field sends, and what goes along with it. */
interface Filled {
  sent: object;
  resolved?: Resolved['resolved'];
}

const listOf = (value: FieldValue | undefined): (string | SentFile)[] | undefined =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value : undefined;

const textsOf = (value: FieldValue | undefined): string[] | undefined =>
  listOf(value)?.filter((each) => typeof each === 'string');

const preset = (input: Component): string[] =>
  input.default_values?.map(({ id }) => id) ??
  (input.options ?? []).filter((option) => option.default).map((option) => option.value);

function fillText({ label, input }: Field, value: FieldValue | undefined): Filled {
  const text = value === undefined ? (input.value ?? '') : String(value);
  const size = [...text].length;
  if (size === 0 && input.required !== false) throw new Error(`"${label}" is required`);
  const [min, max] = [input.min_length ?? 0, input.max_length ?? 4000];
  if (size > max || (size > 0 && size < min))
    throw new Error(`"${label}" takes ${min} to ${max} characters, not ${size}`);
  return { sent: { value: text } };
}

/** Files go up before the form: they become attachments that the client can fetch. */
function fillFiles(
  world: World,
  channel: ChannelRecord,
  { label, input }: Field,
  value: FieldValue | undefined,
): Filled {
  const files = listOf(value) ?? [];
  if (files.length === 0 && input.required !== false) throw new Error(`"${label}" is required`);
  const { ids, resolved } = upload(world, channel.id, files);
  return { sent: { values: ids }, ...(ids.length > 0 ? { resolved } : {}) };
}

function fillChoice(
  world: World,
  channel: ChannelRecord,
  { label, input }: Field,
  value: FieldValue | undefined,
): Filled {
  const wanted = textsOf(value) ?? preset(input);
  if (wanted.length === 0 && input.required === false)
    return { sent: input.type === RadioGroup ? { value: null } : { values: [] } };
  if (wanted.length === 0) throw new Error(`"${label}" is required`);
  // A checkbox group takes as many as it has, a menu takes one, unless told otherwise.
  const most = isSelect(input) || input.type === RadioGroup ? 1 : (input.options ?? []).length;
  const values = chosenValues({ ...input, placeholder: label, max_values: input.max_values ?? most }, wanted);
  if (input.type === RadioGroup) return { sent: { value: values[0] } };
  const { values: ids, resolved } = pointedAt(world, channel, input, values);
  return { sent: { values: ids }, ...(resolved ? { resolved } : {}) };
}

function fillField(world: World, channel: ChannelRecord, field: Field, value: FieldValue | undefined): Filled {
  switch (field.input.type) {
    case TextInput:
      return fillText(field, value);
    case FileUpload:
      return fillFiles(world, channel, field, value);
    case Checkbox:
      return { sent: { value: value === undefined ? (field.input.default ?? false) : value === true } };
    default:
      return fillChoice(world, channel, field, value);
  }
}

/** The one field of a label, or of a row in the old way. */
function fieldOf(component: Component): Field | undefined {
  const input = component.type === Label ? component.component : component.components?.[0];
  return input ? { label: component.label ?? input.label ?? '', input } : undefined;
}

/**
 * The data of a submitted form: every component is echoed with what was put in.
 * @throws Error for what the client would not submit: unknown fields, missing answers, wrong lengths
 */
export function toFormData(
  world: World,
  channel: ChannelRecord,
  modal: ModalRecord,
  answers: Record<string, FieldValue>,
): object {
  let nextId = 0;
  const idOf = ({ id }: Component) => id || ++nextId;
  const unused = new Set(Object.keys(answers));
  const resolved: Resolved['resolved'][] = [];
  const echo = (component: Component): object => {
    const shell = { type: component.type, id: idOf(component) };
    const field = fieldOf(component);
    if (component.type === TextDisplay || !field) return shell;
    const { input, label } = field;
    const key = [label, input.custom_id ?? ''].find((name) => unused.delete(name));
    const filled = fillField(world, channel, field, key === undefined ? undefined : answers[key]);
    if (filled.resolved) resolved.push(filled.resolved);
    const inner = { type: input.type, id: idOf(input), custom_id: input.custom_id, ...filled.sent };
    return component.type === ActionRow ? { ...shell, components: [inner] } : { ...shell, component: inner };
  };
  const components = modal.components.map(echo);
  for (const name of unused) {
    const known = modal.components.flatMap((component) => fieldOf(component)?.label ?? []);
    throw new Error(`The form "${modal.title}" has no field "${name}"; it has: ${known.join(', ')}`);
  }
  return { custom_id: modal.custom_id, components, resolved: mergeResolved(resolved) };
}
