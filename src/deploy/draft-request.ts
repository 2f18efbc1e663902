import type { Deploy } from '../core/deploy.ts';
import { type DeployId, newDeployId } from '../core/ids.ts';
import type { Person } from '../core/person.ts';
import { type Project, stateIdOf } from '../core/project.ts';
import { type Problem, Refusal, refuseIf } from '../core/refusal.ts';
import { applyDeltas, type Delta, deltaKey, fingerprint, type Resource, resourceKey } from '../core/request.ts';
import { changedResource } from '../generators/change.ts';
import { settingsFor } from '../generators/kinds.ts';
import { expandTemplate, templateResources } from '../generators/templates/expand.ts';
import { known, lacks, projectOf, roleIn } from './authority.ts';
import { redraft } from './drafts/redraft.ts';
import type { Ports, Tables } from './ports.ts';
import { record } from './record.ts';
import { templateNamed } from './templates.ts';
import type { DraftAnswer, UseCases } from './use-cases.ts';

/** A draft that nobody has stored yet. */
export function newDeploy(
  project: Project,
  by: Person,
  facts: Pick<Deploy, 'id' | 'origin' | 'cause' | 'state' | 'createdAt'> & Partial<Deploy>,
): Deploy {
  return {
    guild: project.guild,
    project: project.id,
    stateId: stateIdOf(project),
    repo: project.repo,
    requester: by,
    deltas: [],
    pushers: [],
    plans: 0,
    revision: 0,
    movedWhileApplying: false,
    changedAt: facts.createdAt,
    ...facts,
  };
}

/** An id nobody has. Four characters make collisions rare, not impossible. */
export async function freshId({ deploys }: Pick<Tables, 'deploys'>): Promise<DeployId> {
  for (;;) {
    const id = newDeployId();
    if (!(await deploys.find(id))) return id;
  }
}

/** Its code was never ours to write. */
const byHandOnly = ({ id, directory }: Project): Problem => ({
  code: 'bad-input',
  field: 'project',
  why: `${id} was found in the repository, where people write its code`,
  expected: `a pull request that changes ${directory}`,
});

/** Opens a draft and its lobby. The mirror of the repository is refreshed once, so that every answer in the lobby is from memory. */
export async function startDraft(ports: Ports, input: Parameters<UseCases['startDraft']>[0]): Promise<Deploy> {
  const { guild, channel, cause, counsel } = input;
  const project = await projectOf(ports.store, guild, input.project as Project['id']);
  refuseIf(project.found ? [byHandOnly(project)] : []);
  await ports.repositories.refresh(project.repo);
  return ports.store.transaction(async (tables) => {
    const earlier = await tables.deploys.byCause(cause);
    if (earlier) return earlier;
    const by = await known(tables, input.by);
    refuseIf(lacks(await roleIn(tables, ports, by, { guild, project: project.id }), 'user', `deploy to ${project.id}`));
    const at = ports.clock.now();
    const id = await freshId(tables);
    const draft = newDeploy(project, by, {
      id,
      origin: 'request',
      cause,
      channel,
      state: { at: 'draft' },
      createdAt: at,
      ...(counsel && { counsel }),
    });
    if (counsel) await tables.counsels.link(counsel.id, id);
    return record(tables, draft, { kind: 'drafted', deltas: [], by }, at);
  });
}

const isSame = (a: Delta, b: Delta): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Adds a resource as its form gave it. One that breaks a rule is refused, and the draft stays as it was. */
export function addResource(ports: Ports, input: Parameters<UseCases['addResource']>[0]): Promise<DraftAnswer> {
  const change = (deltas: readonly Delta[], project: Project): readonly Delta[] => {
    const resource = settingsFor(project, input.kind, input.name, input.settings, input.by);
    const delta: Delta = { do: 'add', resource };
    if (deltas.some((present) => isSame(present, delta))) return deltas; // the same form once more
    if (deltas.some((present) => deltaKey(present) === deltaKey(delta)))
      throw new Refusal({ code: 'exists', resource: deltaKey(delta) });
    return [...deltas, delta];
  };
  return redraft(ports, input, change, (problems) => problems);
}

/** Adds everything a template makes; a template that breaks a rule is refused as a whole. */
export async function addTemplate(
  ports: Ports,
  { template: id, answers, ...input }: Parameters<UseCases['addTemplate']>[0],
): ReturnType<UseCases['addTemplate']> {
  const { guild, project } = await ports.store.deploys.get(input.deploy);
  const template = await templateNamed(ports, await projectOf(ports.store, guild, project), id);
  const added: Resource[] = [];
  const change = (deltas: readonly Delta[], facts: Project, current: readonly Resource[]): readonly Delta[] => {
    const toDelta = (resource: Resource): Delta => ({ do: 'add', resource });
    const made = templateResources(template, facts, answers, input.by);
    added.push(...made);
    if (made.map(toDelta).every((delta) => deltas.some((present) => isSame(present, delta)))) return deltas; // the same form once more
    const resources = applyDeltas(current, deltas);
    return [...deltas, ...expandTemplate(template, { project: facts, resources }, answers, input.by).map(toDelta)];
  };
  const answer = await redraft(ports, input, change, (problems) => problems);
  return { ...answer, added };
}

/**
 * Changes a line of the draft, or a resource of the project that the draft had not touched. One that then breaks a rule is refused, and the
 * draft stays as it was.
 */
export function changeLine(
  ports: Ports,
  { key, settings, ...input }: Parameters<UseCases['changeLine']>[0],
): Promise<DraftAnswer> {
  const change = (deltas: readonly Delta[], project: Project, current: readonly Resource[]): readonly Delta[] => {
    const line = deltas.find((delta) => deltaKey(delta) === key) ?? changeOf(current, key);
    if (!line || line.do === 'remove') throw new Refusal({ code: 'gone', resource: key });
    const changed = { ...line, resource: changedResource(project, line.resource, settings) };
    if (isSame(line, changed)) return deltas;
    return deltas.includes(line) ? deltas.map((delta) => (delta === line ? changed : delta)) : [...deltas, changed];
  };
  return redraft(ports, input, change, (problems) => problems);
}

/** The change of a resource that is there into itself. */
function changeOf(current: readonly Resource[], key: string): Extract<Delta, { do: 'change' }> | undefined {
  const resource = current.find((one) => resourceKey(one) === key);
  return resource && { do: 'change', resource, was: fingerprint(resource) };
}

/** Takes a line out; a smaller request is never refused for what is left. */
export function dropLine(ports: Ports, { key, ...input }: Parameters<UseCases['dropLine']>[0]): Promise<DraftAnswer> {
  return redraft(
    ports,
    input,
    (deltas) => deltas.filter((delta) => deltaKey(delta) !== key),
    () => [],
  );
}
