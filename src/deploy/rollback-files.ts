import type { Deploy } from '../core/deploy.ts';
import type { Sha } from '../core/ids.ts';
import type { Project } from '../core/project.ts';
import { Refusal } from '../core/refusal.ts';
import { generateProject } from '../generators/generate.ts';
import { providersPath } from '../generators/project-files.ts';
import { readFacts, readProject } from '../generators/read-project.ts';
import type { Folder } from './diff-points.ts';
import type { CommitFacts, Ports, UndoingFiles } from './ports.ts';

export type Changes = ReadonlyMap<string, string | null>;

/** What a rollback writes, and what has to be said of it. */
export interface RollbackFiles {
  files: Changes;
  /** Where a plain revert conflicts: then the whole folder is as it was before that change. */
  conflicts: readonly string[];
  /** Other changes of the folder that are undone on the way, oldest first. */
  alsoUndone: readonly CommitFacts[];
  /** Others of the same pull request, whose folders stay as they are. */
  others: readonly Deploy[];
}

type Needs = Pick<Ports, 'repositories' | 'store'>;

/**
 * The files that take a deploy back, or bring its project's folder to a point, on top of `base`. A revert that conflicts becomes the folder
 * as it was before the change. What is generated is generated anew, by today's rules, from what is asked for there.
 * @throws Refusal `conflict` where that cannot be said in text, `bad-input` for resource files that today's rules refuse
 */
export async function rollbackFiles(
  ports: Needs,
  deploy: Deploy,
  project: Project,
  { base, present }: { base: Sha; present: Folder },
): Promise<RollbackFiles> {
  const found = deploy.restores
    ? await restored(ports, project, { from: deploy.restores.to, at: deploy.restores.to, base })
    : await reverted(ports, deploy, project, base);
  return { ...found, files: inStep(project, present, found.files) };
}

/** The folder at a point. What else changed it since `from` goes with it. */
async function restored(
  { repositories }: Needs,
  { repo, directory }: Project,
  { from, at, base }: { from: Sha; at: Sha; base: Sha },
): Promise<RollbackFiles> {
  const alsoUndone = await repositories.commits(repo, from, base, directory);
  const files = cleanOr(await repositories.restore(repo, at, base, directory));
  return { files, conflicts: [], alsoUndone, others: [] };
}

async function reverted(ports: Needs, { reverts }: Deploy, project: Project, base: Sha): Promise<RollbackFiles> {
  const target = reverts && (await ports.store.deploys.get(reverts.deploy));
  if (target?.state.at !== 'applied' || target.state.merge.is !== 'merged')
    throw new Refusal({ code: 'nothing-to-do', what: 'That deploy was never merged.' });
  const { sha, before, since } = target.state.merge;
  const all = target.pull ? await ports.store.deploys.byPull(target.repo, target.pull.number) : [];
  const others = all.filter(({ id }) => id !== target.id);
  const undone = await ports.repositories.revert(project.repo, sha, base, since);
  if (undone.kind === 'clean') {
    const files = others.length > 0 ? inFolder(undone.files, project) : undone.files;
    return { files, conflicts: [], alsoUndone: [], others };
  }
  return { ...(await restored(ports, project, { from: sha, at: before, base })), conflicts: undone.paths, others };
}

function cleanOr(undoing: UndoingFiles): Changes {
  if (undoing.kind === 'conflict') throw new Refusal({ code: 'conflict', paths: undoing.paths });
  return undoing.files;
}

const inFolder = (files: Changes, { directory }: Project): Changes =>
  directory === '.' ? files : new Map([...files].filter(([path]) => path.startsWith(`${directory}/`)));

/** The folder once these changes are made. */
export function folderAfter(present: Folder, changes: Changes): Folder {
  const after = new Map(present);
  for (const [path, text] of changes)
    if (text === null) after.delete(path);
    else after.set(path, text);
  return after;
}

/**
 * A project of ours is generated anew from what is asked for then. terraform removes what stands in a region by the provider of that region,
 * so the providers of now go into that. A folder that people write themselves is left as it was.
 */
function inStep(project: Project, present: Folder, changes: Changes): Changes {
  const { directory } = project;
  if (!readFacts(present, directory)) return changes;
  const providers = providersPath(project);
  const kept = new Map([...changes].filter(([path]) => path !== providers));
  const after = folderAfter(present, kept);
  const { resources } = readProject(after, directory, project);
  return differences(present, new Map([...kept, ...generateProject({ project, resources, present: after })]));
}

/** Only what differs; what is to be deleted and is not there is no change. */
export const differences = (present: Folder, wanted: Changes): Changes =>
  new Map([...wanted].filter(([path, text]) => (text === null ? present.has(path) : present.get(path) !== text)));
