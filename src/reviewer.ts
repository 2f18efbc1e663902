import { foldersOf } from './ai/knowledge/folders.ts';
import { createKnowledge } from './ai/knowledge/knowledge.ts';
import type { ChatModel } from './ai/models/chat-model.ts';
import { createGeminiModel } from './ai/models/gemini.ts';
import { createGroqModel } from './ai/models/groq.ts';
import { mappingOf, modelNamed } from './ai/models/names.ts';
import { createReviewer, patienceOf } from './ai/models/reviewer.ts';
import { createPractices } from './ai/practices.ts';
import type { Config, ModelConfig } from './config.ts';
import { createRedactor } from './core/redact.ts';
import type { Clock, Log, ModelUse, Practices, Reviewer } from './deploy/ports.ts';
import { geminiKeyOf, groqKeyOf, secretsOf } from './secrets.ts';

/** The models that the settings name, those of Groq first; without a key there are none. */
export function reviewerOf(config: Config, { use, clock, log }: { use: ModelUse; clock: Clock; log: Log }): Reviewer {
  const compare = config.GUILDOPS_AI_COMPARE;
  const mapping = mappingOfModels(config);
  if (mapping) log.warn({}, mapping);
  return createReviewer({
    models: modelsOf(config),
    ...{ compare, use, clock, log },
    budget: config.GUILDOPS_AI_DAY,
    patience: patienceOf(config.GUILDOPS_AI_SECONDS * 1_000),
    redact: createRedactor(secretsOf(config)),
  });
}

/** One message about the names in the settings that mean something else; undefined where none does. */
export const mappingOfModels = (config: ModelConfig): string | undefined =>
  mappingOf([
    ...(isGroq(config) ? config.GROQ_MODELS : []),
    ...config.GEMINI_MODELS,
    ...(config.GUILDOPS_AI_COMPARE ? [config.GUILDOPS_AI_COMPARE.model] : []),
  ]);

/** On another server a name means what it means there. */
const isGroq = ({ GROQ_API_URL }: ModelConfig): boolean => new URL(GROQ_API_URL).hostname === 'api.groq.com';

/** The models that the settings name and have a key for, in the order they are asked. */
export function modelsOf(config: ModelConfig): ChatModel[] {
  const [groq, gemini] = [groqKeyOf(config), geminiKeyOf(config)];
  const { GROQ_API_URL, GEMINI_API_URL } = config;
  const names = (given: readonly string[]) => [...new Set(given.map(modelNamed))];
  return [
    ...(groq === undefined
      ? []
      : (isGroq(config) ? names(config.GROQ_MODELS) : config.GROQ_MODELS).map((model) =>
          createGroqModel({ apiKey: groq, url: GROQ_API_URL, model }),
        )),
    ...(gemini === undefined
      ? []
      : names(config.GEMINI_MODELS).map((model) => createGeminiModel({ apiKey: gemini, url: GEMINI_API_URL, model }))),
  ];
}

/** Practices of ours and of the team, for plans. */
export const practicesOf = (config: Pick<Config, 'GUILDOPS_KNOWLEDGE'>): Practices =>
  createPractices(createKnowledge({ folders: foldersOf(config) }));
