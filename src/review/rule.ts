import type { Finding, Severity } from '../core/verdict.ts';
import type { Here } from './here.ts';
import type { Place } from './plan/place.ts';
import type { World } from './plan/world.ts';

/** What a check found at a resource. */
export interface Hit {
  /** What is so here, as the end of a sentence that begins with the address. */
  what: string;
  /** Where it is not the rule's own. */
  severity?: Severity;
  /** Which of several switches it is about, so that each is a finding of its own. */
  part?: string;
  /** Where the resource's own address is not what it is about. */
  at?: string;
}

/** Looks at one resource as it is at one moment. */
export type Check = (it: Place, here: Here) => readonly Hit[];

/** A check of resources of some types; `*` for all managed ones. */
export interface Row {
  types: readonly string[];
  check: Check;
}

/** Both moments of a plan. */
export type Worlds = Readonly<Record<World['when'], World>>;

/** What a rule says of the plan as a whole, told what the others found. Each hit names its address. */
export interface Look {
  look(worlds: Worlds, around: Around, found: readonly Finding[]): readonly (Hit & { at: string })[];
}

/** What is known beside the plan. */
export interface Around {
  environment?: string;
  requiredTags: readonly string[];
  /** Monthly US dollars; absent where nobody asked for a limit, or nobody knows the cost. */
  budgetUsd?: number;
  cost?: { beforeUsd: number; afterUsd: number };
  /** Whether a compliance framework asks for keys of one's own. */
  isRegulated: boolean;
  /** More changed resources are a large change set. */
  manyChanges: number;
}

/** The checks of rules, by their ids. */
export type Rules = Readonly<Record<string, readonly (Row | Look)[]>>;

/** A row: the types in one text, with blanks between them. */
export const on = (types: string, check: Check): Row => ({ types: types.split(' '), check });

/** One hit when something is so; nothing when it is not, or nobody knows. */
export const when = (isSo: boolean | undefined, what: string, more: Omit<Hit, 'what'> = {}): Hit[] =>
  isSo ? [{ what, ...more }] : [];
