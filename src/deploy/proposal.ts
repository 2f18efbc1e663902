import type { Deploy } from '../core/deploy.ts';
import type { Sha } from '../core/ids.ts';
import type { Project } from '../core/project.ts';
import { Refusal } from '../core/refusal.ts';
import { applyDeltas, deltaKey } from '../core/request.ts';
import { generateProject } from '../generators/generate.ts';
import { refuseHandEdited } from '../generators/hand-edited.ts';
import { providersPath } from '../generators/project-files.ts';
import { inertLine } from './inert-text.ts';
import type { Ports } from './ports.ts';
import { projectAtBase } from './project-tree.ts';

/** What a pull request of ours brings. */
export interface Proposal {
  base: Sha;
  files: ReadonlyMap<string, string | null>;
  title: string;
  body: string;
  message: string;
}

const VERBS = { add: 'add', change: 'change', remove: 'remove' } as const;

/** `guildops/7f3k-add-vm-web`: made of the id and our own words and checked names only, so always a legal ref. */
export function branchOf({ id, deltas, reverts }: Pick<Deploy, 'id' | 'deltas' | 'reverts'>): string {
  const first = deltas[0];
  const slug = reverts ? `revert-${reverts.deploy}` : first ? `${VERBS[first.do]}-${deltaKey(first)}` : 'change';
  return `guildops/${id}-${slug}`
    .toLowerCase()
    .replace(/[^a-z0-9/-]/g, '-')
    .slice(0, 80);
}

/** The deploy a branch of ours belongs to, as the branch's name says it. */
export const deployOfBranch = (branch: string): string | undefined =>
  /^guildops\/([0-9a-hjkmnp-tv-z]{4})-/.exec(branch)?.[1]?.toUpperCase();

const titleOf = ({ deltas, project, reverts }: Deploy): string =>
  reverts
    ? `${project}: roll back ${reverts.deploy} (#${reverts.pull})`
    : `${project}: ${deltas.map((delta) => `${VERBS[delta.do]} ${deltaKey(delta)}`).join(', ')}`.slice(0, 200);

const SURFACE = { discord: 'discord', github: 'github', system: 'guildops' } as const;

/** Who asked, for git: one trailer a line, nothing of the name can begin another. */
const trailersOf = ({ id, requester, reverts }: Deploy): string =>
  [
    `Requested-by: ${inertLine(requester.name)} (${SURFACE[requester.surface]}:${requester.id})`,
    `Guildops-Request: ${id}`,
    ...(reverts ? [`Guildops-Reverts: #${reverts.pull} ${reverts.deploy}`] : []),
  ].join('\n');

async function filesOf(
  ports: Pick<Ports, 'repositories' | 'store'>,
  deploy: Deploy,
  project: Project,
): Promise<{ base: Sha; files: Map<string, string | null> }> {
  const { base, files, resources } = await projectAtBase(ports, project);
  if (!base) throw new Error(`repository ${project.repo} is empty`);
  if (deploy.reverts) return { base, files: withProviders(await revertFiles(ports, deploy, base), project) };
  const wanted = generateProject({ project, resources: applyDeltas(resources, deploy.deltas), present: files });
  refuseHandEdited(files, { project, resources }, deploy.deltas);
  return { base, files: changesBetween(files, wanted) };
}

/** terraform removes what stands in a region by the provider of that region, so a rollback leaves the providers as they are. */
function withProviders(reverted: Map<string, string | null>, project: Project): Map<string, string | null> {
  const path = providersPath(project);
  return new Map([...reverted].filter(([one, text]) => one !== path || text === null));
}

async function revertFiles(
  { repositories, store }: Pick<Ports, 'repositories' | 'store'>,
  { repo, reverts }: Deploy,
  base: Sha,
): Promise<Map<string, string | null>> {
  const state = reverts && (await store.deploys.get(reverts.deploy)).state;
  if (state?.at !== 'applied' || state.merge.is !== 'merged')
    throw new Refusal({ code: 'nothing-to-do', what: 'That deploy was never merged.' });
  const reverted = await repositories.revert(repo, state.merge.sha, base);
  if (reverted.kind === 'conflict') throw new Refusal({ code: 'conflict', paths: reverted.paths });
  return reverted.files;
}

/** Only what differs; a generated file that is wanted no longer is deleted. */
function changesBetween(
  present: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string | null>,
): Map<string, string | null> {
  return new Map(
    [...wanted].filter(([path, text]) => (text === null ? present.has(path) : present.get(path) !== text)),
  );
}

/** What the deploy's branch must hold on top of the default branch as it is now. @throws Refusal when the request no longer fits */
export async function proposalOf(
  ports: Pick<Ports, 'repositories' | 'store'>,
  deploy: Deploy,
  project: Project,
): Promise<Proposal> {
  const { base, files } = await filesOf(ports, deploy, project);
  if (files.size === 0)
    throw new Refusal({ code: 'nothing-to-do', what: 'The request changes nothing that is not there already.' });
  const title = titleOf(deploy);
  const trailers = trailersOf(deploy);
  return {
    base,
    files,
    title,
    message: `${title}\n\n${trailers}\n`,
    body: `Asked for in Discord; GuildOps writes its plan into a comment below and keeps it current.\n\n\`\`\`text\n${trailers}\n\`\`\`\n`,
  };
}
