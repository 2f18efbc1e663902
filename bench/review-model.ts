import { foldersOf } from '../src/ai/knowledge/folders.ts';
import { createKnowledge } from '../src/ai/knowledge/knowledge.ts';
import { createReviewer } from '../src/ai/models/reviewer.ts';
import { createPractices } from '../src/ai/practices.ts';
import type { ModelConfig } from '../src/config.ts';
import type { Json } from '../src/core/json.ts';
import { parsePlanJson } from '../src/core/plan-json/parse.ts';
import type { Provider } from '../src/core/project.ts';
import { createRedactor } from '../src/core/redact.ts';
import type { Log, Reviewer, Used } from '../src/deploy/ports.ts';
import { readAnswer } from '../src/review/advice/answer.ts';
import { ground } from '../src/review/advice/ground.ts';
import { promptOf, promptText } from '../src/review/advice/prompt.ts';
import { reviewPlan } from '../src/review/review-plan.ts';
import { modelsOf } from '../src/reviewer.ts';
import type { Found, Labelled } from './review-corpus.ts';

/** What a model said of a plan, as far as it holds. */
export interface SaidOf {
  /** Which spoke, or why none did. */
  by: string;
  /** Hints by what they cite, as findings of their own; none of them is ever grave. */
  hints: readonly Found[];
  shown: number;
  dropped: number;
  promptBytes: number;
}

const SILENT: Log = { info() {}, warn() {}, error() {}, child: () => SILENT };
const USED: Used = { requests: 0, failed: 0, tokensIn: 0, tokensOut: 0 };
const practices = createPractices(createKnowledge({ folders: foldersOf({}) }));

/** A reviewer without a budget, for one run over the corpus. */
export const reviewerWith = (config: ModelConfig): Reviewer =>
  createReviewer({
    models: modelsOf(config),
    budget: { requests: Number.POSITIVE_INFINITY, tokens: Number.POSITIVE_INFINITY },
    use: { on: async () => USED, add: async () => {}, since: async () => [] },
    clock: { now: () => new Date() },
    log: SILENT,
    redact: createRedactor([]),
  });

const providerOf = (name: string): Provider =>
  name.startsWith('gcp-') ? 'gcp' : name.startsWith('az-') ? 'azure' : 'aws';

/** Asks about one plan as the service does: the same summary, and the same checks of the answer. */
export async function saidOf(reviewer: Reviewer, { name, plan: json }: Labelled): Promise<SaidOf> {
  const plan = parsePlanJson(json as Json);
  const { findings } = reviewPlan(json);
  const provider = providerOf(name);
  const situation = {
    provider,
    rules: [...new Set(findings.map(({ rule }) => rule))],
    types: [...new Set(plan.resource_changes.map(({ type }) => type))],
  };
  const { prompt, briefing } = promptOf({
    ...{ plan, findings, project: { provider }, practices: practices.fitting(situation) },
    cost: { beforeUsd: 0, afterUsd: 0, unpriced: [] },
  });
  const promptBytes = Buffer.byteLength(promptText(prompt));
  const read = (value: unknown) => ground(readAnswer(value), briefing);
  const asked = await reviewer.ask({ purpose: 'review', ...prompt, read });
  if (asked.is === 'limited') return { by: `none: ${asked.why}`, hints: [], shown: 0, dropped: 0, promptBytes };
  const { steps, drops } = asked.answer;
  return {
    by: asked.model,
    hints: steps.hints.flatMap(({ cites, address, severity }) => cites.map((rule) => ({ rule, address, severity }))),
    shown: Object.values(steps).reduce((sum, some: readonly unknown[]) => sum + some.length, 0),
    dropped: Object.values(drops).reduce((sum, n) => sum + n, 0),
    promptBytes,
  };
}
