import type { Practice, Scores } from './advice.ts';
import type { DeployId, GuildId } from './ids.ts';
import type { Person } from './person.ts';
import type { Provider } from './project.ts';
import type { Resource } from './request.ts';

/** What may be spent in a month: less than $100, up to $1,000, or more. */
export const BUDGETS = ['low', 'medium', 'high'] as const;
export type Budget = (typeof BUDGETS)[number];

/** How much is asked for beyond the defaults of every kind, which are private and encrypted. */
export const SECURITY_LEVELS = ['standard', 'enhanced', 'compliance'] as const;
export type SecurityLevel = (typeof SECURITY_LEVELS)[number];

export const FRAMEWORKS = ['hipaa', 'gdpr', 'pci-dss', 'sox'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

/** Names that people know models by; settings and answers have what each means today. */
export const KNOWN_MODELS = ['Groq Llama 3.3', 'Groq Mixtral', 'Gemini Pro', 'Gemini Flash'] as const;

/** What somebody wants to build, before they ask for resources. */
export interface Wish {
  /** In their own words. */
  useCase: string;
  /** Absent: all clouds are compared. */
  provider?: Provider;
  budget?: Budget;
  security: SecurityLevel;
  framework?: Framework;
  /** A model to ask first. */
  model?: string;
}

/** The recommendation on one cloud. */
export interface Candidate {
  provider: Provider;
  /** Where it was priced. */
  region: string;
  /** Checked and complete, as a project there would have them. */
  resources: readonly Resource[];
  /** What it needs that GuildOps does not generate: people write it in the pull request. */
  byHand: readonly string[];
  services: readonly string[];
  /** Sum of what has a price in our catalog, 730 hours. */
  monthlyUsd: number;
  /** What has no known price; not in the sum. */
  unpriced: readonly string[];
  /** What was taken for granted of the price. */
  notes: readonly string[];
  scores: Scores;
}

/** Another way, with what it changes and what it costs to take it. */
export interface OtherWay {
  what: string;
  monthlyUsd?: number;
  impact: string;
  tradeOff: string;
}

/** Something that must not be, and what would be right. */
export interface Violation {
  id: 'over-budget' | 'accelerator-budget' | 'unprotected-data' | 'open';
  what: string;
}

/** A practice or pattern that fits, without its text. */
export type Source = Pick<Practice, 'id' | 'title' | 'reference'>;

/** What a model added, as far as it holds. */
export interface Remarks {
  model: string;
  remarks: readonly { text: string; cites: readonly string[] }[];
  /** Remarks that were dropped: without a source, with prices of its own, or against a guardrail. */
  dropped: number;
}

export interface Recommendation {
  /** Which of our blueprints it follows. */
  blueprint: string;
  title: string;
  why: string;
  size: 'small' | 'medium' | 'large';
  environment: 'dev' | 'prod';
  complexity: 'simple' | 'moderate' | 'complex';
  /** Minutes from the request to something that runs, from and to. */
  setUpMinutes: readonly [from: number, to: number];
  confidence: 'high' | 'medium' | 'low';
  /** Best first. */
  candidates: readonly Candidate[];
  alternatives: readonly OtherWay[];
  /** While there is one, no deploy starts from this. */
  violations: readonly Violation[];
  warnings: readonly string[];
  /** What no plan can show. */
  duties: readonly string[];
  sources: readonly Source[];
  remarks?: Remarks;
  /** Why no model said anything. */
  limited?: string;
}

/** What somebody was told, and what came of it. */
export interface Counsel {
  id: string;
  guild: GuildId;
  by: Person;
  at: Date;
  wish: Wish;
  recommendation: Recommendation;
  deploys: readonly DeployId[];
}

/** Where a deploy came from, as its card and pull request show it. */
export interface CounselLink {
  id: string;
  title: string;
}
