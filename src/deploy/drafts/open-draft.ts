import type { Deploy } from '../../core/deploy.ts';
import { sameness } from '../../core/person.ts';
import type { Ports } from '../ports.ts';
import type { DraftUseCases } from '../use-cases/drafts.ts';

/** Drafts live for minutes; further back there is none. */
const LOOKED_AT = 50;

/** The draft of a person in a project that was changed last, if one is open. */
export async function openDraft(
  { store }: Pick<Ports, 'store'>,
  { guild, project, by }: Parameters<DraftUseCases['openDraft']>[0],
): Promise<Deploy | undefined> {
  const deploys = await store.deploys.ofProject(guild, project, LOOKED_AT);
  return deploys
    .filter(({ state, requester }) => state.at === 'draft' && sameness(requester, by) === 'same')
    .sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime())[0];
}
