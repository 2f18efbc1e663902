import type { Deploy } from '../core/deploy.ts';
import { parseDeployId, type Sha } from '../core/ids.ts';
import type { Project } from '../core/project.ts';
import { Refusal } from '../core/refusal.ts';
import type { Ports } from './ports.ts';

/** A commit in the history of a project's default branch, and the name somebody gave it. */
export interface NamedPoint {
  sha: Sha;
  name: string;
}

const LONGEST = 200;
const EXPECTED = 'an applied deploy such as 7F3K, a tag, or at least seven digits of a commit';

/**
 * What people mean by a deploy (as it left the default branch), a tag or a commit; read from the mirror, so `refresh` first.
 * @throws Refusal `bad-input` for what is none of these, or lies outside of the default branch's history
 */
export async function pointOf(
  { store, repositories }: Pick<Ports, 'store' | 'repositories'>,
  project: Pick<Project, 'guild' | 'id' | 'repo'>,
  typed: string,
): Promise<NamedPoint> {
  const name = typed.trim().slice(0, LONGEST);
  const id = parseDeployId(name);
  const deploy = id && (await store.deploys.find(id));
  if (deploy && deploy.guild === project.guild) return { sha: mergeOf(deploy, project), name: deploy.id };
  const branch = await repositories.defaultBranch(project.repo);
  const tip = await repositories.branch(project.repo, branch);
  const point = tip && (await repositories.point(project.repo, name, tip));
  if (!point) throw noPoint(`"${name}" is none that there is`);
  if (!point.isBefore) throw noPoint(`"${name}" is not in the history of ${branch}`);
  return { sha: point.sha, name };
}

/** The commit that a deploy of this very project came to. */
function mergeOf({ id, project: of, state }: Deploy, { id: wanted }: Pick<Project, 'id'>): Sha {
  if (of !== wanted) throw noPoint(`deploy ${id} is of ${of}, not of ${wanted}`);
  if (state.at !== 'applied' || state.merge.is !== 'merged') throw noPoint(`deploy ${id} was not applied and merged`);
  return state.merge.sha;
}

const noPoint = (why: string): Refusal => new Refusal({ code: 'bad-input', field: 'point', why, expected: EXPECTED });
