import type { DeployState } from './deploy-state.ts';
import type { Digest } from './ids.ts';
import { type Person, sameness } from './person.ts';

/** One person's wish for changes before anything is applied: a review on GitHub or a form in Discord. It holds as long as an approval would. */
export interface Objection {
  by: Person;
  /** What should change; empty where nothing was said. */
  text: string;
  at: Date;
  /** What the plan changed that it was said of; absent where there was none yet. */
  changes?: Digest;
  /** The GitHub review it came from. */
  review?: number;
}

/** Who wants something changed first, wherever the deploy is. */
export function objectionsOf({ state }: { state: DeployState }): readonly Objection[] {
  const given = 'carried' in state ? state.carried : state;
  return ('objections' in given && given.objections) || [];
}

/** Those that hold for a plan of these changes: of exactly them, or said before there was any. */
export const heldAgainst = (objections: readonly Objection[] = [], changes: Digest): Objection[] =>
  objections.filter((one) => (one.changes ?? changes) === changes).map((one) => ({ ...one, changes }));

/** Without those of a person, or without the one that a review was. */
export const withoutObjection = (
  objections: readonly Objection[] = [],
  { by, review }: { by: Person; review?: number },
): Objection[] =>
  objections.filter((one) => (review === undefined ? sameness(one.by, by) !== 'same' : one.review !== review));

/** As part of what a plan has or hands on: nothing where there are none. */
export const objecting = (objections: readonly Objection[]): { objections?: readonly Objection[] } =>
  objections.length > 0 ? { objections } : {};
