import type { ProjectFacts } from '../kind.ts';
import { GROUNDS } from '../project-files.ts';
import { compare } from './compare.ts';
import type { StateResource } from './state.ts';
import { type Written, writtenIn } from './written.ts';

/** What a project has beside its resources, in which they all stand: on Azure their resource group. */
export interface Shared {
  written: Written[];
  /** Which thing of the state each of it is, by our address. */
  heads: [address: string, StateResource][];
}

/** Finds each of it in the state, or answers why there is none that could stay as it is. */
export function sharedOf(project: ProjectFacts, state: readonly StateResource[]): Shared | { why: string } {
  const files = Object.values(GROUNDS.of(project.provider).files ?? {});
  const written = files.flatMap((bodyOf) => writtenIn(bodyOf(project)));
  const heads: Shared['heads'] = [];
  for (const one of written) {
    const found = state.find((other) => other.type === one.type && !other.doubt && stays(one, other));
    if (!found) return { why: missing(one) };
    heads.push([one.address, found]);
  }
  return { written, heads };
}

const stays = (written: Written, present: StateResource): boolean =>
  !compare(written, present, () => undefined).some(({ replaces }) => replaces);

const missing = ({ type, values: { name, location } }: Written): string =>
  `GuildOps keeps a project in one ${type} named ${String(name)} in ${String(location)}, and there is none like it in this state`;
