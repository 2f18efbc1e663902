import picomatch from 'picomatch';
import { type Deploy, isWhollyApplied } from '../../core/deploy.ts';
import type { StateName } from '../../core/deploy-state.ts';
import type { PlanId } from '../../core/ids.ts';
import { workspaceOf } from '../../core/project.ts';
import { Refusal } from '../../core/refusal.ts';
import { folderOf } from '../../repo/folder.ts';
import type { Selection } from '../comment/flags.ts';
import type { Verb } from '../comment/verbs.ts';
import type { Story } from '../deliver.ts';

/** Commands that do something to each deploy they are about. */
export type Act = Extract<Verb, 'plan' | 'retry' | 'apply' | 'approve' | 'discard' | 'unlock' | 'cancel'>;

/** Commands about the state of one project. */
export type StateVerb = Extract<Verb, 'import' | 'state'>;

const ACTS: ReadonlySet<Verb> = new Set<Act>(['plan', 'retry', 'apply', 'approve', 'discard', 'unlock', 'cancel']);
export const isAct = (verb: Verb): verb is Act => ACTS.has(verb);

const ENDED: readonly StateName[] = ['cancelled', 'expired'];
const hasEnded = (deploy: Deploy): boolean => isWhollyApplied(deploy) || ENDED.includes(deploy.state.at);

/** A deploy that a command is about; `plan` where the person said, or could only have meant, exactly that one. */
export interface Target {
  deploy: Deploy;
  plan?: PlanId;
}

/** States in which a command has something to do. A command without a selection leaves the pull request's other deploys alone. */
const MEANT: Record<Act | StateVerb | 'status', (deploy: Deploy) => boolean> = {
  status: () => true,
  plan: (deploy) => deploy.state.at !== 'applying' && !isWhollyApplied(deploy),
  retry: ({ state }) => state.at === 'failed',
  apply: ({ state }) => state.at === 'plan_ready' || state.at === 'approved',
  approve: ({ state }) => state.at === 'plan_ready' || state.at === 'approved',
  discard: (deploy) => deploy.state.at !== 'applying' && !hasEnded(deploy),
  unlock: (deploy) => !hasEnded(deploy),
  import: (deploy) => !hasEnded(deploy),
  state: (deploy) => !hasEnded(deploy),
  cancel: ({ state }) => ['validating', 'planning', 'applying'].includes(state.at),
};

/**
 * The deploys of a pull request that a command is about.
 * @throws Refusal `nothing-to-do` for a pull request without deploys, or where nothing failed that could be tried again, `no-such` for a selection that finds none
 */
export async function targetsOf(
  { listProjects }: Pick<Story, 'listProjects'>,
  deploys: readonly Deploy[],
  act: Act | StateVerb | 'status',
  selection: Selection,
): Promise<Target[]> {
  const [first] = deploys;
  if (!first) throw new Refusal({ code: 'nothing-to-do', what: 'This pull request changes no project.' });
  const rows = new Map((await listProjects(first.guild)).map((row) => [row.id, row]));
  const chosen = deploys.filter(
    ({ id, project }) =>
      (selection.project === undefined || selection.project === project) &&
      isIn(selection.dir, rows.get(project)?.directory) &&
      (selection.workspace === undefined || selection.workspace === workspaceOf(rows.get(project) ?? {})) &&
      (selection.id === undefined || selection.id.split('.')[0] === id),
  );
  if (chosen.length === 0) throw new Refusal({ code: 'no-such', what: 'deploy', id: wordsOf(selection) });
  const meant = chosen.filter(MEANT[act]);
  if (meant.length === 0 && act === 'retry')
    throw new Refusal({ code: 'nothing-to-do', what: 'Nothing of it has failed.' });
  // Where the command has nothing to do anywhere, each deploy says why.
  return (meant.length > 0 ? meant : chosen).map((deploy) => toTarget(deploy, selection.id));
}

/** Those in which a command has something to do; all of them where it has nowhere, so that each says why. */
export function meantBy(act: Act, deploys: readonly Deploy[]): readonly Deploy[] {
  const meant = deploys.filter(MEANT[act]);
  return meant.length > 0 ? meant : deploys;
}

/** Whether a folder is the one that was named, or fits the pattern. */
const isIn = (wanted: string | undefined, folder: string | undefined): boolean =>
  wanted === undefined ||
  (folder !== undefined && picomatch.isMatch(folderOf(folder) ?? folder, wanted, { dot: true }));

const wordsOf = ({ id, project, dir, workspace }: Selection): string => id ?? project ?? dir ?? workspace ?? '';

const toTarget = (deploy: Deploy, id: string | undefined): Target =>
  id?.includes('.') ? { deploy, plan: id as PlanId } : { deploy };
