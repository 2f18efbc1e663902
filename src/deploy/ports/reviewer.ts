/** Models that are asked, what of their answers is kept, and what it costs. */
import type { Advice, Drops, Explanation, Practice, Said, Thumbs, Tokens } from '../../core/advice.ts';
import type { DeployId, Digest, GuildId, PlanId, ProjectId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import type { Provider } from '../../core/project.ts';

/** What a model is asked, and how its answer is read. */
export interface Question<Answer> {
  purpose: 'review' | 'advise' | 'explain';
  /** What it is told whatever the question; comes first, so that providers keep it in their cache. */
  system: string;
  /** What it is told this time: data, never instructions. */
  data: string;
  /** JSON Schema of the answer: every field required, nothing else allowed. */
  schema: object;
  /** Checks what came back. @throws Error when it is no answer, or nothing of it holds: the next model is asked */
  read(value: unknown): Answer;
  /** A model to ask first, by its name or one that people know it by. */
  model?: string;
  /** Aborted when nobody waits for the answer any more: then the model is hung up on. */
  signal?: AbortSignal;
}

export type Asked<Answer> =
  | { is: 'answered'; answer: Answer; model: string; tokens: Tokens }
  /** No model answered; `why` in a sentence for people. */
  | { is: 'limited'; why: string };

export interface AiStatus {
  /** In the order they are asked; `why` says of one why it is not asked at the moment. */
  models: readonly { name: string; why?: string }[];
  /** `groq openai/gpt-oss-120b → gemini gemini-3.8-flash (not asked: …)`, or `limited`. */
  text: string;
}

/** The models that the settings name, one after the other until one answers. Never throws for what a model does. */
export interface Reviewer {
  /** @throws the reason of the question's signal once that is aborted */
  ask<Answer>(question: Question<Answer>): Promise<Asked<Answer>>;
  status(): AiStatus;
  /** Which model is asked first for a question of this digest, so that an answer kept for it is one of that model. */
  firstFor(digest: Digest): string | undefined;
}

/** What practices are looked for. */
export interface Situation {
  provider: Provider;
  /** Rules that fired, the gravest first. */
  rules: readonly string[];
  /** Types of what changes. */
  types: readonly string[];
}

export interface Practices {
  /** Best first; at once, without network. */
  fitting(situation: Situation): readonly Practice[];
  /** The same for a question in words. @throws Error when they cannot be read */
  about(question: string, provider: Provider, limit: number): readonly Practice[];
}

export interface StoredAdvice extends Advice {
  guild: GuildId;
  project: ProjectId;
  /** Of what was sent and whom it was sent to first; the same again needs no model. */
  digest?: Digest;
}

export interface StoredExplanation {
  deploy: DeployId;
  /** Of the draft that it is about. */
  revision: number;
  digest: Digest;
  explanation: Explanation;
}

export interface ModelFigures {
  model: string;
  /** Plans that it advised on. */
  advised: number;
  up: number;
  down: number;
  /** Claims that were shown, and those that were dropped, by reason. */
  shown: number;
  drops: Drops;
}

export interface Advices {
  /** Replaces what there was of that plan. */
  put(advice: StoredAdvice): Promise<void>;
  of(plan: PlanId): Promise<Advice | undefined>;
  /** What a model said to exactly this before. */
  said(digest: Digest): Promise<Said | undefined>;
  /** Replaces what there was of that deploy. */
  explain(explanation: StoredExplanation): Promise<void>;
  /** Of the draft as it is at that revision. */
  explanation(deploy: DeployId, revision: number): Promise<Explanation | undefined>;
  /** What a model said to exactly this before. */
  explained(digest: Digest): Promise<Explanation | undefined>;
  /** One a person and plan; a later one replaces it. */
  vote(vote: { plan: PlanId; by: Person; up: boolean; at: Date }): Promise<void>;
  thumbs(plan: PlanId): Promise<Thumbs>;
  /** Hides hints of this key (`hintKey`) in a project from now on; never a finding. */
  dismiss(hint: { guild: GuildId; project: ProjectId; key: string; by: Person; at: Date }): Promise<void>;
  dismissed(guild: GuildId, project: ProjectId): Promise<ReadonlySet<string>>;
  figures(): Promise<ModelFigures[]>;
}

/** What asking models came to on one day (UTC, `2026-11-28`). */
export interface Used {
  requests: number;
  failed: number;
  tokensIn: number;
  tokensOut: number;
}

export interface ModelUse {
  /** Of all models together. */
  on(day: string): Promise<Used>;
  add(day: string, model: string, used: Partial<Used>): Promise<void>;
  /** Of each model, newest day first. */
  since(day: string): Promise<({ day: string; model: string } & Used)[]>;
}
