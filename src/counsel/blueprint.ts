import type { OtherWay } from '../core/counsel.ts';
import type { Provider } from '../core/project.ts';
import type { Template } from '../generators/templates/template.ts';

/** Words of a use case that speak for a blueprint; the heavier, the surer. */
export interface Hint {
  words: RegExp;
  weight: number;
}

/** What is built for a kind of use case: a template, and what is known of it before anybody plans it. */
export interface Blueprint {
  id: string;
  title: string;
  /** Why it suits the use case, in a sentence. */
  why: string;
  hints: readonly Hint[];
  template: Template;
  complexity: 'simple' | 'moderate' | 'complex';
  setUpMinutes: readonly [from: number, to: number];
  /** From 1 to 5, on every cloud alike. */
  simplicity: number;
  scalability: number;
  reliability: number;
  /** Where a cloud's own service is better or worse at this, in points. */
  leaning?: Readonly<Partial<Record<Provider, number>>>;
  /** A machine that GuildOps does not generate: its type, priced like any other. */
  byHand?: Readonly<Record<Provider, string>>;
  /** Loses nothing when its machines are stopped. */
  canBeStopped?: true;
  /** Other ways to the same end, beside those that prices speak for. */
  otherWays: readonly OtherWay[];
}
