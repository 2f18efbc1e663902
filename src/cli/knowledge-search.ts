import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CATEGORIES, type Category, type Scope } from '../ai/knowledge/entry.ts';
import { foldersOf } from '../ai/knowledge/folders.ts';
import { createGeminiEmbedder } from '../ai/knowledge/gemini-embedder.ts';
import { createKnowledge, type KnowledgeNeeds } from '../ai/knowledge/knowledge.ts';
import { toScope } from '../ai/knowledge/scope.ts';
import type { Found } from '../ai/knowledge/search-index.ts';
import { createVectors } from '../ai/knowledge/vectors.ts';
import { type Environment, type KnowledgeConfig, parseKnowledgeConfig } from '../config.ts';
import { Refusal } from '../core/refusal.ts';
import { geminiKeyOf } from '../secrets.ts';
import { messageOf } from './finding.ts';

export interface SearchOptions {
  provider?: string;
  category?: string;
  limit?: number;
  json?: boolean;
}

/** What `guildops knowledge search` prints. @throws Refusal for a provider or category nobody has; ConfigError */
export async function searchKnowledge(
  environment: Environment,
  question: string,
  options: SearchOptions,
): Promise<string> {
  const config = parseKnowledgeConfig(environment);
  const { provider, category, limit = 5, json = false } = options;
  const wanted = {
    ...(provider && { provider: knownScope(provider) }),
    ...(category && { category: knownCategory(category) }),
    limit,
  };
  const knowledge = createKnowledge({
    folders: foldersOf(config),
    ...byMeaningOf(config),
    onTrouble: (error) => process.stderr.write(`found by words alone: ${messageOf(error)}\n`),
  });
  try {
    const found = await knowledge.search(question, wanted);
    return json ? JSON.stringify(found.map(toJson), null, 2) : found.map(toText).join('\n\n') || 'Nothing was found.';
  } finally {
    knowledge.close();
  }
}

/** Search by meaning where there is a key for it; vectors are kept among the data. */
function byMeaningOf(config: KnowledgeConfig): Pick<KnowledgeNeeds, 'byMeaning'> {
  const apiKey = geminiKeyOf(config);
  const { GEMINI_API_URL: origin, GEMINI_EMBEDDING_MODEL: model } = config;
  if (!apiKey) return {};
  mkdirSync(config.GUILDOPS_DATA, { recursive: true, mode: 0o700 });
  const embedder = createGeminiEmbedder({ apiKey, origin, model });
  return {
    byMeaning: { embedder, vectors: createVectors(join(config.GUILDOPS_DATA, 'knowledge-vectors.db'), embedder) },
  };
}

const round = (score: number): number => Number(score.toFixed(4));

const toJson = ({ entry: { id, title, provider, category, text }, score }: Found) => ({
  ...{ id, title, provider, category, score: round(score), text },
});

const toText = ({ entry: { id, title, provider, category, text, reference }, score }: Found): string =>
  [`${id} ${title} (${provider}, ${category}, ${round(score)})`, text, ...(reference ? [reference] : [])].join('\n');

function knownScope(name: string): Scope {
  const scope = toScope(name);
  if (scope) return scope;
  throw new Refusal({
    code: 'bad-input',
    field: 'provider',
    why: `there is no ${name}`,
    expected: 'gcp, aws or azure',
  });
}

function knownCategory(name: string): Category {
  const found = CATEGORIES.find((category) => category === name.toLowerCase());
  if (found) return found;
  throw new Refusal({
    code: 'bad-input',
    field: 'category',
    why: `there is no ${name}`,
    expected: CATEGORIES.join(', '),
  });
}
