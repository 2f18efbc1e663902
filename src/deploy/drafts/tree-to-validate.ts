import type { Deploy } from '../../core/deploy.ts';
import type { Project } from '../../core/project.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import { applyDeltas } from '../../core/request.ts';
import { neighbourProblems } from '../../generators/kinds.ts';
import type { Ports } from '../ports.ts';
import { projectAtBase } from '../project-tree.ts';
import { proposalOf } from '../proposal.ts';
import { type TreeToPlan, treeToPlan } from '../tree-to-plan.ts';

/** What can be looked at apart from a plan: a draft, or what has a pull request and is neither applied nor ended for good. */
export function isValidatable({ state, pull, head }: Deploy): boolean {
  if (state.at === 'draft') return true;
  const isOpen = ['validating', 'planning', 'plan_ready', 'approved', 'failed'].includes(state.at);
  return isOpen && pull !== undefined && head !== undefined;
}

/**
 * The tree that a plan would be made of: for a draft the one that its pull request would bring, made in the mirror and pushed nowhere.
 * @throws Refusal `not-now`, `nothing-to-do`, and what would refuse the request or its plan
 */
export async function treeToValidate(
  ports: Pick<Ports, 'repositories' | 'store'>,
  deploy: Deploy,
  project: Project,
): Promise<Pick<TreeToPlan, 'tree' | 'base'>> {
  if (!isValidatable(deploy)) throw new Refusal({ code: 'not-now', state: deploy.state.at, wanted: 'validated' });
  if (deploy.state.at !== 'draft') return treeToPlan(ports, deploy, project);
  if (deploy.deltas.length === 0) throw new Refusal({ code: 'nothing-to-do', what: 'The draft is empty.' });
  const { base, resources } = await projectAtBase(ports, project);
  if (!base)
    throw new Refusal({
      code: 'nothing-to-do',
      what: `The repository ${project.repo} is empty: plan the draft first.`,
    });
  refuseIf(neighbourProblems({ project, resources: applyDeltas(resources, deploy.deltas) }));
  const { files } = await proposalOf(ports, deploy, project);
  return { base, tree: await ports.repositories.treeWith(project.repo, base, files) };
}
