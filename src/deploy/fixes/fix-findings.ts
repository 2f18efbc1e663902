import type { Deploy } from '../../core/deploy.ts';
import type { DeployId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import type { Project } from '../../core/project.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import { applyDeltas, type Delta, deltaKey, fingerprint, type Resource, resourceKey } from '../../core/request.ts';
import type { Mend } from '../../core/review.ts';
import { generateProject } from '../../generators/generate.ts';
import { known, lacks, permissionOf, projectOf, roleFor } from '../authority.ts';
import type { Folder } from '../diff-points.ts';
import { isAmendable } from '../drafts/amendable.ts';
import { redraft } from '../drafts/redraft.ts';
import type { Ports } from '../ports.ts';
import { projectAtBase } from '../project-tree.ts';
import { begin, openOne } from '../reconcile-drift.ts';
import { refuseDeltas } from '../refuse-deltas.ts';
import { type Changes, differences, folderAfter } from '../rollback-files.ts';
import { mendedFiles } from './mended-files.ts';
import { settingFor } from './setting-for.ts';
import { type Wanted, wantedFixes } from './wanted-fixes.ts';

export interface FixAsked extends Wanted {
  /** Whose plan has the findings. */
  deploy: DeployId;
  by: Person;
  cause: string;
  /** Discord channel of the lobby. */
  channel?: string;
}

/**
 * A pull request of its own that mends findings of a plan, on top of the default branch, planned and reviewed like any other. What an open
 * request itself asks for is changed in that request instead, by whoever asked for it: the deploy that comes back is the same one then.
 * Asking while one is open answers with that one.
 * @throws Refusal `nothing-to-do` where no constant and no setting mends it
 */
export async function fixFindings(ports: Ports, input: FixAsked): Promise<Deploy> {
  const seen = await ports.store.deploys.get(input.deploy);
  const project = await projectOf(ports.store, seen.guild, seen.project);
  const permission = await permissionOf(ports, input.by, seen.repo);
  const role = await roleFor(ports.store, ports, await known(ports.store, input.by), seen, permission);
  refuseIf(lacks(role, 'user', 'have this mended'));
  if (seen.amended) return seen; // it was asked for a moment ago
  const wanted = wantedFixes(seen, input);
  await ports.repositories.refresh(seen.repo);
  const { files, resources } = await projectAtBase(ports, project);
  const own = isAmendable(seen) ? seen.deltas : [];
  const settled = settledBy(project, applyDeltas(resources, own), files, wanted);
  const asked = settled.filter((one) => own.some((delta) => deltaKey(delta) === resourceKey(one)));
  if (asked.length > 0) return amend(ports, input, asked);
  const deltas = settled.flatMap((resource) => changeOf(resources, resource));
  const code = mendedFiles(project, folderAfter(files, generated(project, resources, deltas, files)), wanted);
  const mends = wanted.filter((one) => !code.left.includes(one));
  if (differences(files, code.files).size === 0) throw elsewhere(seen);
  return ports.store.transaction(async (tables) => {
    const by = await known(tables, input.by);
    const about = { guild: seen.guild, project: seen.project, by, cause: input.cause };
    const begun = await openOne(tables, about, (one) => isSame(one.mends, mends));
    if (begun) return begun;
    if (deltas.length > 0) await refuseDeltas(tables, ports, { project, by, files, resources, deltas });
    const channel = input.channel === undefined ? {} : { channel: input.channel };
    return begin(tables, ports, project, { ...about, ...channel }, { mends, deltas });
  });
}

const isSame = (some: readonly Mend[] | undefined, others: readonly Mend[]): boolean =>
  JSON.stringify(some) === JSON.stringify(others);

/** Resources that are other ones, so that what is generated of them is mended. */
function settledBy(
  project: Project,
  resources: readonly Resource[],
  files: Folder,
  wanted: readonly Mend[],
): readonly Resource[] {
  if (project.found) return [];
  let present = resources;
  for (const mend of wanted) {
    const changed = settingFor(project, present, files, mend);
    if (changed) present = present.map((one) => (resourceKey(one) === resourceKey(changed) ? changed : one));
  }
  return present.filter((one) => !resources.includes(one));
}

function changeOf(resources: readonly Resource[], resource: Resource): Delta[] {
  const present = resources.find((one) => resourceKey(one) === resourceKey(resource));
  return present ? [{ do: 'change', resource, was: fingerprint(present) }] : [];
}

function generated(
  project: Project,
  resources: readonly Resource[],
  deltas: readonly Delta[],
  present: Folder,
): Changes {
  if (deltas.length === 0) return new Map();
  return generateProject({ project, resources: applyDeltas(resources, deltas), present });
}

/** The lines of a request as they would be right; its branch is written anew, and planned again. */
async function amend(ports: Ports, { deploy, by }: FixAsked, changed: readonly Resource[]): Promise<Deploy> {
  const withFix = (delta: Delta): Delta => {
    const resource = changed.find((one) => resourceKey(one) === deltaKey(delta));
    return resource && delta.do !== 'remove' ? { ...delta, resource } : delta;
  };
  const { deploy: after } = await redraft(
    ports,
    { deploy, by },
    (deltas) => deltas.map(withFix),
    (problems) => problems,
  );
  return after;
}

const elsewhere = ({ pull }: Deploy): Refusal =>
  new Refusal({
    code: 'nothing-to-do',
    what: `The code of the default branch does not have it that way${pull ? `: #${pull.number} brings it. Take the suggestion there, or change it in that branch` : ''}.`,
  });
