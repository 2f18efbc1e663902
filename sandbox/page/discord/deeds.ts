import { ComponentType, ApplicationCommandOptionType as Kind } from 'discord-api-types/v10';
import type {
  Answer,
  CommandOption,
  Component,
  FieldValue,
  OptionValue,
  SeenMessage,
  SentFile,
} from '../../discord/index.ts';
import { isSelect } from '../../discord/messages/tree.ts';
import { type Deed, discordScreen, type Scene, textIn } from '../scene.ts';
import { typable } from './commands.ts';
import { optionName } from './composer.ts';
import { fieldName, inputOf } from './form.ts';
import { messagesAt } from './message.ts';

/** What is on the screen after an answer: its form, or no form any more. */
function show(scene: Scene, answer: Answer): void {
  discordScreen(scene).form = answer.modal ? answer : undefined;
}

function messageIn(scene: Scene, form: FormData): SeenMessage {
  const id = textIn(form, 'message');
  const message = messagesAt(scene).find((each) => each.id === id);
  if (!message) throw new Error('That message is gone.');
  return message;
}

/** A number where the option takes one, as the client sends it; what is none stays a text, which Discord then refuses. */
function toValue({ type }: CommandOption, text: string): OptionValue {
  if (type === Kind.Boolean) return text === 'true';
  const isNumber = (type === Kind.Integer || type === Kind.Number) && text.trim() !== '';
  return isNumber && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** What a field of a form holds. */
type Entry = File | string | null;

const isChosenFile = (value: Entry): value is File => value instanceof File && value.size > 0;

/** What stands in the fields of a command; empty ones were not typed. Files go by their text. */
export async function optionsIn(
  options: readonly CommandOption[],
  form: { get(name: string): Entry },
): Promise<Record<string, OptionValue>> {
  const typed: Record<string, OptionValue> = {};
  for (const option of options) {
    const value = form.get(optionName(option.name));
    if (isChosenFile(value)) typed[option.name] = await value.text();
    else if (typeof value === 'string' && value !== '') typed[option.name] = toValue(option, value);
  }
  return typed;
}

const run: Deed = async (scene, form) => {
  const { actor, spot } = scene.view;
  const words = textIn(form, 'command');
  const command = typable(scene.view).find((each) => each.words === words);
  if (!command || spot.kind === 'dms') throw new Error(`There is no command /${words} here.`);
  show(scene, await actor.run(words, await optionsIn(command.options, form), { channel: spot.channel }));
  return { command: undefined };
};

/** A plain message, as people write to each other; a thread of the program's hears of it. */
const say: Deed = async ({ view: { actor, spot } }, form) => {
  const text = textIn(form, 'text').trim();
  if (spot.kind === 'dms') throw new Error('Nobody reads messages to GuildOps itself.');
  if (text === '') throw new Error('There is nothing in that message.');
  if (text.startsWith('/')) throw new Error(`There is no command ${text} here.`);
  actor.write(text, { channel: spot.channel });
  return {};
};

const click: Deed = async (scene, form) => {
  show(scene, await scene.view.actor.click(messageIn(scene, form), textIn(form, 'id')));
  return {};
};

const choose: Deed = async (scene, form) => {
  const values = form.getAll('values').map(String);
  show(scene, await scene.view.actor.select(messageIn(scene, form), textIn(form, 'id'), values));
  return {};
};

const toSentFile = async (file: File): Promise<SentFile> => ({
  filename: file.name,
  contentType: file.type || 'application/octet-stream',
  content: Buffer.from(await file.arrayBuffer()),
});

async function filledIn(input: Component, form: FormData): Promise<FieldValue> {
  const values = form.getAll(fieldName(input));
  switch (input.type) {
    case ComponentType.TextInput:
      // A browser ends lines with two characters, Discord with one.
      return String(values[0] ?? '').replaceAll('\r\n', '\n');
    case ComponentType.Checkbox:
      return values.length > 0;
    case ComponentType.FileUpload:
      return Promise.all(values.flatMap((value) => (isChosenFile(value) ? [toSentFile(value)] : [])));
    default:
      return values.map(String).filter((value) => value !== '' || !isSelect(input));
  }
}

const submit: Deed = async (scene, form) => {
  const shown = discordScreen(scene).form;
  if (!shown?.modal || shown.interactionId !== textIn(form, 'interaction')) throw new Error('That form is closed.');
  const inputs = shown.modal.components.flatMap((component) => inputOf(component) ?? []);
  const fields = await Promise.all(
    inputs.map(async (input) => [input.custom_id ?? '', await filledIn(input, form)] as const),
  );
  show(scene, await scene.view.actor.submitModal(shown, Object.fromEntries(fields)));
  return {};
};

const closeForm: Deed = async (scene) => {
  discordScreen(scene).form = undefined;
  return {};
};

const dismiss: Deed = async (scene, form) => {
  discordScreen(scene).dismissed.add(textIn(form, 'message'));
  return {};
};

/** What a person can do in Discord's half; each is an interaction that the program answers, or a change of the screen alone. */
export const DISCORD_DEEDS: Readonly<Record<string, Deed>> = {
  run,
  say,
  click,
  choose,
  submit,
  'close-form': closeForm,
  dismiss,
  'close-notice': async () => ({}),
};
