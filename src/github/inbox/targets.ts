import type { Deploy } from '../../core/deploy.ts';
import type { PlanId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Selection } from '../comment/flags.ts';
import type { Verb } from '../comment/verbs.ts';
import type { Story } from '../deliver.ts';

export type Act = Exclude<Verb, 'help'>;

/** A deploy that a command is about; `plan` where the person said, or could only have meant, exactly that one. */
export interface Target {
  deploy: Deploy;
  plan?: PlanId;
}

/** States in which a command has something to do. A command without a selection leaves the pull request's other deploys alone. */
const MEANT: Record<Act, (deploy: Deploy) => boolean> = {
  plan: ({ state }) => state.at !== 'applying' && state.at !== 'applied',
  apply: ({ state }) => state.at === 'plan_ready' || state.at === 'approved',
  approve: ({ state }) => state.at === 'plan_ready' || state.at === 'approved',
  discard: ({ state }) => !['applying', 'applied', 'cancelled', 'expired'].includes(state.at),
};

/**
 * The deploys of a pull request that a command is about.
 * @throws Refusal `nothing-to-do` for a pull request without deploys, `no-such` for a selection that finds none
 */
export async function targetsOf(
  { listProjects }: Pick<Story, 'listProjects'>,
  deploys: readonly Deploy[],
  act: Act,
  selection: Selection,
): Promise<Target[]> {
  const [first] = deploys;
  if (!first) throw new Refusal({ code: 'nothing-to-do', what: 'This pull request changes no project.' });
  const folders = new Map((await listProjects(first.guild)).map(({ id, directory }) => [id, directory]));
  const chosen = deploys.filter(
    ({ id, project }) =>
      (selection.project === undefined || selection.project === project) &&
      (selection.dir === undefined || selection.dir === folders.get(project)) &&
      (selection.workspace === undefined || selection.workspace === 'default') &&
      (selection.id === undefined || selection.id.split('.')[0] === id),
  );
  if (chosen.length === 0) throw new Refusal({ code: 'no-such', what: 'deploy', id: wordsOf(selection) });
  const meant = chosen.filter(MEANT[act]);
  // Where the command has nothing to do anywhere, each deploy says why.
  return (meant.length > 0 ? meant : chosen).map((deploy) => toTarget(deploy, selection.id));
}

const wordsOf = ({ id, project, dir, workspace }: Selection): string => id ?? project ?? dir ?? workspace ?? '';

const toTarget = (deploy: Deploy, id: string | undefined): Target =>
  id?.includes('.') ? { deploy, plan: id as PlanId } : { deploy };
