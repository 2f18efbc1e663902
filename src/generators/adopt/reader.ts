import type { Kind, Resource } from '../../core/request.ts';
import type { ProjectFacts } from '../kind.ts';
import type { RawSettings } from '../settings/check.ts';
import type { StateResource } from './state.ts';

/** What a reader sees beside the thing it reads. */
export interface Around {
  project: ProjectFacts;
  state: readonly StateResource[];
  /** What is adopted together with it, by the address in the state. */
  adopted(kind: Kind, address: string | undefined): Resource | undefined;
}

/** What was read, as a person would have asked for it; or why that cannot be said. */
export type Reading = { name: string; settings: RawSettings } | { why: string };

/** Reads one kind of one provider back from terraform's attributes. */
export interface Reader {
  kind: Kind;
  /** The type that is the thing itself; all else that we write for the kind are its parts. */
  type: string;
  /** Terraform's address of the thing itself, for a name. */
  addressOf(name: string): string;
  /** Whether the thing is one that people ask for by itself. */
  isHead?(head: StateResource, around: Around): boolean;
  read(head: StateResource, around: Around): Reading;
  /** Types of parts that must be there already: a second one would be wrong, or would fail. */
  wanted?(resource: Resource): readonly string[];
}
