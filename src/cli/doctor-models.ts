import { stat } from 'node:fs/promises';
import { z } from 'zod';
import type { ChatModel } from '../ai/models/chat-model.ts';
import { ModelTrouble, type TroubleKind } from '../ai/models/trouble.ts';
import type { Environment, ModelConfig } from '../config.ts';
import { modelSchema } from '../review/advice/model-schema.ts';
import { mappingOfModels, modelsOf } from '../reviewer.ts';
import { geminiKeyOf, groqKeyOf } from '../secrets.ts';
import { type Finding, fine, weak, wrong } from './finding.ts';

const NAME = 'models';
const KEYS = ['GROQ_API_KEY', 'GEMINI_API_KEY'] as const;

/** Which models explain plans, or why none does, and whether their keys are kept well. They are asked, each once, only where that is wanted. */
export async function models(config: ModelConfig, environment: Environment, isAsked: boolean): Promise<Finding[]> {
  const all = modelsOf(config);
  const mapping = mappingOfModels(config);
  const kept = await Promise.all(KEYS.map((key) => keyOf(key, environment)));
  return [
    all.length === 0
      ? fine(NAME, `limited mode: ${whyNone(config)}; rules, prices and practices need no model`)
      : chain(all),
    ...(mapping === undefined ? [] : [weak(NAME, mapping, 'Name the models that are meant; docs/ai.md has a table.')]),
    ...kept.flat(),
    ...(isAsked ? await Promise.all(all.map(asked)) : []),
  ];
}

const titleOf = ({ provider, id }: ChatModel): string => `${provider} ${id}`;
const chain = (all: readonly ChatModel[]): Finding =>
  fine(NAME, `${all.map(titleOf).join(' → ')}; guildops doctor --models asks each once`);

const whyNone = (config: ModelConfig): string =>
  groqKeyOf(config) === undefined && geminiKeyOf(config) === undefined
    ? 'neither GROQ_API_KEY_FILE nor GEMINI_API_KEY_FILE is set'
    : 'there is a key, and GROQ_MODELS or GEMINI_MODELS ask for none of its models';

/** A key is for whoever runs the service alone. */
async function keyOf(key: (typeof KEYS)[number], environment: Environment): Promise<Finding[]> {
  const file = environment[`${key}_FILE`];
  const hint = `Write it to a file that only the user of the service reads, and set ${key}_FILE.`;
  if (environment[key])
    return [weak(NAME, `${key} is in the environment, which other programs of this user can read`, hint)];
  if (!file) return [];
  const mode = (await stat(file)).mode & 0o777;
  return (mode & 0o077) === 0
    ? []
    : [weak(NAME, `${key}_FILE is open to others on this machine (mode ${mode.toString(8)})`, `chmod 600 ${file}`)];
}

const QUESTION = {
  system: 'Answer with one JSON object of the given schema. Say true.',
  data: '{}',
  schema: modelSchema(z.strictObject({ ok: z.boolean() })),
  timeoutMs: 20_000,
};

const HINTS: Readonly<Record<TroubleKind, string>> = {
  busy: 'Its quota is used up for now; the next model is asked meanwhile.',
  down: 'Check the address (GROQ_API_URL, GEMINI_API_URL), and whether this machine reaches it.',
  slow: 'Raise GUILDOPS_AI_SECONDS, or name a faster model.',
  refused: 'A filter stopped a harmless question: name another model.',
  broken: 'It does not answer by a schema: name another model.',
  gone: 'Name a model that is there in GROQ_MODELS or GEMINI_MODELS.',
  key: 'Make a new key, and write it to its file.',
};

async function asked(model: ChatModel): Promise<Finding> {
  try {
    await model.complete(QUESTION);
    return fine(NAME, `${titleOf(model)} answers`);
  } catch (error) {
    const { kind, message } = error instanceof ModelTrouble ? error : new ModelTrouble('broken', String(error));
    return wrong(NAME, `${titleOf(model)}: ${message}`, HINTS[kind]);
  }
}
