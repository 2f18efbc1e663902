import type { Deploy } from '../core/deploy.ts';
import type { Sha } from '../core/ids.ts';
import type { Project } from '../core/project.ts';
import { Refusal } from '../core/refusal.ts';
import { applyDeltas, deltaKey } from '../core/request.ts';
import type { Mend } from '../core/review.ts';
import { generateProject } from '../generators/generate.ts';
import { refuseHandEdited } from '../generators/hand-edited.ts';
import { acceptText } from './accept-text.ts';
import type { Folder } from './diff-points.ts';
import { editedFiles } from './edited-files.ts';
import { mendText } from './fixes/mend-text.ts';
import { mendedFiles } from './fixes/mended-files.ts';
import { inertLine, inertTitle } from './inert-text.ts';
import type { Ports } from './ports.ts';
import { projectAtBase } from './project-tree.ts';
import { differences, folderAfter, rollbackFiles } from './rollback-files.ts';
import { rollbackNotes } from './rollback-notes.ts';
import { rollbackText } from './rollback-text.ts';

/** What a pull request of ours brings. */
export interface Proposal {
  base: Sha;
  files: ReadonlyMap<string, string | null>;
  title: string;
  body: string;
  message: string;
}

type Needs = Pick<Ports, 'repositories' | 'store'>;

const VERBS = { add: 'add', change: 'change', remove: 'remove' } as const;

type Named = Pick<Deploy, 'id' | 'deltas' | 'reverts' | 'restores' | 'reconciles' | 'accepts' | 'mends'>;

/** `guildops/7f3k-add-vm-web`: made of the id and our own words and checked names only, so always a legal ref. */
export function branchOf({ id, deltas, reverts, restores, reconciles, accepts, mends }: Named): string {
  const first = deltas[0];
  const back = reverts ? `revert-${reverts.deploy}` : restores && `back-to-${restores.to.slice(0, 8)}`;
  const drift = reconciles ? 'reconcile' : accepts && 'accept-drift';
  const slug =
    drift ?? (mends && 'fix-findings') ?? back ?? (first ? `${VERBS[first.do]}-${deltaKey(first)}` : 'change');
  return `guildops/${id}-${slug}`
    .toLowerCase()
    .replace(/[^a-z0-9/-]/g, '-')
    .slice(0, 80);
}

/** The deploy a branch of ours belongs to, as the branch's name says it. */
export const deployOfBranch = (branch: string): string | undefined =>
  /^guildops\/([0-9a-hjkmnp-tv-z]{4})-/.exec(branch)?.[1]?.toUpperCase();

function titleOf({ deltas, project, reverts, restores, reconciles, accepts, mends }: Deploy): string {
  if (accepts) return `${project}: accept what was changed outside`;
  if (mends) return `${project}: mend what the rules found`;
  if (reconciles) return `${project}: back to what the code says`;
  if (reverts) return `${project}: roll back ${reverts.deploy} (#${reverts.pull})`;
  if (restores) return `${project}: back to ${inertTitle(restores.point)} (${restores.to.slice(0, 8)})`;
  return `${project}: ${deltas.map((delta) => `${VERBS[delta.do]} ${deltaKey(delta)}`).join(', ')}`.slice(0, 200);
}

const SURFACE = { discord: 'discord', github: 'github', system: 'guildops' } as const;

/** Who asked, for git: one trailer a line, nothing of the name can begin another. */
const trailersOf = ({ id, requester, reverts, restores }: Deploy): string =>
  [
    `Requested-by: ${inertLine(requester.name)} (${SURFACE[requester.surface]}:${requester.id})`,
    `Guildops-Request: ${id}`,
    ...(reverts ? [`Guildops-Reverts: #${reverts.pull} ${reverts.deploy}`] : []),
    ...(restores ? [`Guildops-Back-To: ${restores.to}`] : []),
  ].join('\n');

/** Said of a pull request without a changed file. */
const RECONCILES =
  'Changes no file. What exists is not what the state says any more; the plan in the comment below is the way back to what the code says. To keep what was changed outside instead, change the code in another pull request and close this one.';

interface Proposed {
  base: Sha;
  files: ReadonlyMap<string, string | null>;
  /** What is said beside who asked for it. */
  text: string;
}

async function filesOf(ports: Needs, deploy: Deploy, project: Project): Promise<Proposed> {
  const { base, files, resources } = await projectAtBase(ports, project);
  if (!base) throw new Error(`repository ${project.repo} is empty`);
  if (deploy.origin === 'rollback') return rolledBack(ports, deploy, project, { base, present: files });
  if (deploy.reconciles) return { base, files: new Map(), text: RECONCILES };
  if (deploy.accepts && project.found) return { base, ...editedFiles(deploy.accepts, project, files) };
  if (deploy.mends && project.found) return mendedIn(project, deploy.mends, { base, files });
  const wanted = generateProject({ project, resources: applyDeltas(resources, deploy.deltas), present: files });
  refuseHandEdited(files, { project, resources }, deploy.deltas);
  if (deploy.mends) return mendedIn(project, deploy.mends, { base, files }, folderAfter(files, wanted));
  const text = deploy.accepts ? acceptText(deploy.accepts) : `Asked for in Discord.${fromCounsel(deploy)}`;
  return { base, files: differences(files, wanted), text };
}

/** The folder with what can be mended in it now, on top of what was generated anew. */
function mendedIn(
  project: Project,
  mends: readonly Mend[],
  { base, files }: { base: Sha; files: Folder },
  generated: Folder = files,
): Proposed {
  const { files: after, left } = mendedFiles(project, generated, mends);
  const gone = [...files.keys()].filter((path) => !after.has(path));
  const changed = new Map<string, string | null>([...after, ...gone.map((path): [string, null] => [path, null])]);
  const done = mends.filter((one) => !left.includes(one));
  return { base, files: differences(files, changed), text: mendText({ done, left }) };
}

/** The title is one of ours. */
const fromCounsel = ({ counsel }: Deploy): string =>
  counsel ? ` It began with the advice ${counsel.id}: ${counsel.title}.` : '';

async function rolledBack(
  ports: Needs,
  deploy: Deploy,
  project: Project,
  at: { base: Sha; present: Folder },
): Promise<Proposed> {
  const files = await rollbackFiles(ports, deploy, project, at);
  const notes = await rollbackNotes(ports.store, deploy);
  return { base: at.base, files: files.files, text: rollbackText(deploy, project, { files, ...at, notes }) };
}

/** What the deploy's branch must hold on top of the default branch as it is now. @throws Refusal when the request no longer fits */
export async function proposalOf(ports: Needs, deploy: Deploy, project: Project): Promise<Proposal> {
  const { base, files, text } = await filesOf(ports, deploy, project);
  if (files.size === 0 && !deploy.reconciles)
    throw new Refusal({ code: 'nothing-to-do', what: 'The request changes nothing that is not there already.' });
  const title = titleOf(deploy);
  const trailers = trailersOf(deploy);
  return {
    base,
    files,
    title,
    message: `${title}\n\n${trailers}\n`,
    body: `${text}\n\nGuildOps writes its plan into a comment below and keeps it current.\n\n\`\`\`text\n${trailers}\n\`\`\`\n`,
  };
}
