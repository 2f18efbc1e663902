import type { Config } from '../config.ts';
import { addressOf, type CloudBackend } from '../core/backend.ts';
import { backendNeeds } from '../core/backend-needs.ts';
import { explain } from '../core/explain.ts';
import type { Project } from '../core/project.ts';
import { Refusal } from '../core/refusal.ts';
import { createCredentials, isSignedFor } from '../credentials.ts';
import { databaseOf } from '../database.ts';
import { lookAtBucket } from '../state/buckets/look.ts';
import { readProjects } from '../store/read-projects.ts';
import { type Finding, fine, messageOf, weak, wrong } from './finding.ts';

type Needs = Pick<Config, 'GUILDOPS_DATA' | 'GUILDOPS_BACKUPS' | 'GUILDOPS_CREDENTIALS'>;

/** Every project's bucket, seen with the credentials of its plan, which have to be able to lock: there, versioned, locking. */
export async function states(config: Needs): Promise<Finding[]> {
  try {
    const projects = readProjects(databaseOf(config).file);
    return (await Promise.all(projects.map((project) => stateOf(project, config)))).flat();
  } catch (error) {
    return [wrong('state', messageOf(error), 'The database could not be read; see GUILDOPS_DATA.')];
  }
}

async function stateOf(project: Project, { GUILDOPS_CREDENTIALS: path }: Needs): Promise<Finding[]> {
  const { backend, id } = project;
  if (backend.kind === 'http') return [];
  try {
    const at = `${id}: ${addressOf(backend)}`;
    if (await isSignedFor(path, project, 'plan'))
      return [
        weak('state', `${at} is reached by web_identity, and was not looked at`, 'A plan shows whether it works.'),
      ];
    const remarks = await lookAtBucket(backend, await createCredentials(path)(project, 'plan'));
    if (remarks.length === 0) return [fine('state', `${at} is there, versioned, and locks`)];
    return remarks.map(({ is, what }) => ({ name: 'state', is, what: `${at}: ${what}`, hint: hintOf(backend) }));
  } catch (error) {
    if (!(error instanceof Refusal))
      return [wrong('state', `${id}: ${messageOf(error)}`, 'Correct GUILDOPS_CREDENTIALS.')];
    return error.problems.map(explain).map(({ what, wayOn }) => wrong('state', `${id}: ${what}`, wayOn));
  }
}

const hintOf = (backend: CloudBackend): string =>
  [...backendNeeds(backend).what, ...backendNeeds(backend).commands].join(`\n${' '.repeat(19)}`);
