import type { PlanId } from './ids.ts';

/** A practice or pattern that fits a plan; its id is what may be cited. */
export interface Practice {
  id: string;
  title: string;
  text: string;
  /** Address of the documentation it rests on. */
  reference?: string;
}

/** Something a model said that rests on what is there: a resource of the plan, and rules or practices. */
export interface Claim {
  text: string;
  address: string;
  /** Ids of rules and practices, one at least. */
  cites: readonly string[];
}

/** What a choice is worth on, each from 1 to 5. */
export const SCORES = ['cost', 'simplicity', 'security', 'scalability', 'reliability'] as const;
export type Scores = Readonly<Record<(typeof SCORES)[number], number>>;

export interface TradeOff extends Claim {
  gains: string;
  loses: string;
  scores: Scores;
}

/** A hint is never graver than that: what is grave, rules say. */
export interface Hint extends Claim {
  severity: 'low' | 'medium';
  why: string;
  fix: string;
  attribute?: string;
  /** The rule whose finding at the same place it explains; it stands beside that one and changes nothing of it. */
  explains?: string;
}

export interface Alternative extends Claim {
  gains: string;
  loses: string;
}

/** The steps of a review, as people read them. */
export interface Steps {
  requirements: readonly Claim[];
  constraints: readonly Claim[];
  practices: readonly Claim[];
  tradeOffs: readonly TradeOff[];
  hints: readonly Hint[];
  alternatives: readonly Alternative[];
}

/** Why something a model said is not shown. */
export const DROPS = [
  'shape',
  'address',
  'citation',
  'observed',
  'absence',
  'money',
  'authority',
  'duplicate',
  'too many',
] as const;
export type Drop = (typeof DROPS)[number];
export type Drops = Readonly<Partial<Record<Drop, number>>>;

export interface Tokens {
  in: number;
  out: number;
}

/** What a model said of a plan, as far as it holds. */
export interface Said {
  model: string;
  steps: Steps;
  drops: Drops;
  tokens: Tokens;
  at: Date;
}

/** What a model said of a draft: a sentence for each thing that rules said something grave of, at the place of that. */
export interface Explanation {
  model: string;
  sentences: readonly Claim[];
}

/** What a plan's resources are made of, as a picture: places in `nodes` that refer to others. */
export interface Diagram {
  nodes: readonly { address: string; action: string }[];
  edges: readonly (readonly [from: number, to: number])[];
  /** Resources for which there is no room. */
  left: number;
}

/** Why no model says anything where nobody wants one to. */
export const NO_MODEL = 'no model is set up';

/** What accompanies a plan and decides nothing. */
export interface Advice {
  plan: PlanId;
  practices: readonly Practice[];
  diagram: Diagram;
  said?: Said;
  /** Why no model said anything; absent while one is asked, and where one has answered. */
  limited?: string;
}

/** People's thumbs under a model's advice. */
export interface Thumbs {
  up: number;
  down: number;
}

/** What identifies a hint from plan to plan: what it cites first, at which type and attribute. */
export const hintKey = ({
  cites: [first = ''],
  address,
  attribute = '',
}: Pick<Hint, 'cites' | 'address' | 'attribute'>): string => JSON.stringify([first, typeOf(address), attribute]);

const typeOf = (address: string): string =>
  /(?:^|\.)([a-z][a-z0-9_]*)\.[^.]+$/.exec(address.replace(/\[[^\]]*\]/g, ''))?.[1] ?? '';

const NOTHING: Steps = { requirements: [], constraints: [], practices: [], tradeOffs: [], hints: [], alternatives: [] };

/** True when none of it held. */
export const isSilent = (steps: Steps): boolean =>
  Object.values(steps).every((some: readonly unknown[]) => some.length === 0);

export const noSteps = (): Steps => NOTHING;
