import { randomBytes } from 'node:crypto';
import type { NoticeBody } from '../../core/notice.ts';
import type { ProjectRequest } from '../../core/project-request.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import { known, lacks, roleIn } from '../authority.ts';
import { createProject, inputProblems } from '../create-project.ts';
import { tell, tellApprovers } from '../notices/tell.ts';
import type { Ports, Tables } from '../ports.ts';
import type { ViewUseCases } from '../use-cases/views.ts';

/** What those who decide are asked; the same notice says afterwards what became of it. */
function question({ id, by, wanted, decided }: ProjectRequest, approverRole: string | undefined): NoticeBody {
  const { provider, region, environment, description, budgetUsd } = wanted;
  const money = budgetUsd === undefined ? '' : ` · budget $${budgetUsd} a month`;
  const facts = [`${provider} ${region} · ${environment}${money}`, ...(description === '' ? [] : [description])];
  if (decided)
    return {
      ...{ kind: 'said', tone: decided.is === 'approved' ? 'good' : 'plain' },
      title: `Project ${wanted.id} was ${decided.is}`,
      lines: [...facts, `Asked for by ${by.name}, ${decided.is} by ${decided.by.name}.`],
    };
  return {
    ...{ kind: 'said', tone: 'plain', title: `${by.name} asks for a project: ${wanted.id}` },
    lines: facts,
    ...(approverRole && { pings: { roles: [approverRole] } }),
    choices: [
      { action: 'project-approve', args: [id], label: 'Create it', style: 'success' },
      { action: 'project-deny', args: [id], label: 'Deny', style: 'danger' },
    ],
  };
}

async function ask(tables: Tables, request: ProjectRequest, at: Date): Promise<boolean> {
  const { guild } = request;
  const { approverRole } = await tables.guilds.settings(guild);
  return tellApprovers(tables, {
    guild,
    about: `project-request:${request.id}`,
    body: question(request, approverRole),
    at,
  });
}

/** Asks for a project. The same person asking for the same id again changes the open request. @throws Refusal with every reason why it could not be created as it is */
export async function requestProject(
  ports: Pick<Ports, 'store' | 'clock'>,
  { guild, by, channel, cause, wanted }: Parameters<ViewUseCases['requestProject']>[0],
): Promise<ProjectRequest> {
  refuseIf(inputProblems(wanted));
  return ports.store.transaction(async (tables) => {
    if ((await tables.projects.ofGuild(guild)).some(({ id }) => id === wanted.id))
      throw new Refusal({ code: 'exists', resource: `project ${wanted.id}` });
    const open = (await tables.projectRequests.open(guild)).find(
      (one) => one.by.id === by.id && one.wanted.id === wanted.id,
    );
    const at = ports.clock.now();
    const request: ProjectRequest = { id: open?.id ?? idFor(cause), guild, by, channel, at, wanted };
    if (!(await ask(tables, request, at))) throw new Refusal({ code: 'nobody-to-ask', what: 'a project' });
    await tables.projectRequests.put(request);
    await tables.audit.add({ ...{ guild, at, by }, what: 'project-asked', details: { project: wanted.id } });
    return request;
  });
}

/** The interaction's id, which makes asking safe to repeat; anything else gets one of its own. */
const idFor = (cause: string): string => (/^[0-9A-Za-z-]{1,40}$/.test(cause) ? cause : randomBytes(8).toString('hex'));

/**
 * Decides what somebody asked for. Dying after the project was created and before that is noted, the repetition finds the same project and
 * goes on.
 */
export async function decideProject(
  ports: Ports,
  { guild, by: actor, request: id, is }: Parameters<ViewUseCases['decideProject']>[0],
): Promise<ProjectRequest> {
  const { store } = ports;
  const request = await store.projectRequests.find(id);
  if (!request || request.guild !== guild) throw new Refusal({ code: 'stale-card' });
  const by = await known(store, actor);
  refuseIf(lacks(await roleIn(store, ports, by, { guild }), 'admin', 'create projects'));
  if (request.decided) return request;
  if (is === 'approved') await createProject(ports, { guild, by, owner: request.by.id, ...request.wanted });
  return store.transaction(async (tables) => {
    const present = await tables.projectRequests.find(id);
    if (!present || present.decided) return present ?? request;
    const at = ports.clock.now();
    const decided: ProjectRequest = { ...present, decided: { is, by, at } };
    await tables.projectRequests.put(decided);
    await ask(tables, decided, at);
    await tellAsker(tables, decided, at);
    await tables.audit.add({ ...{ guild, at, by }, what: `project-${is}`, details: { project: present.wanted.id } });
    return decided;
  });
}

const tellAsker = (
  tables: Tables,
  { id, guild, by, channel, wanted, decided }: ProjectRequest,
  at: Date,
): Promise<void> => {
  const isThere = decided?.is === 'approved';
  return tell(tables, {
    ...{ id: `project-decided:${id}`, guild, to: { channel }, at },
    body: {
      ...{ kind: 'said', tone: isThere ? 'good' : 'plain' },
      title: `Project ${wanted.id} ${isThere ? 'is ready' : 'was not created'}`,
      lines: isThere
        ? [`${decided.by.name} created it. Start with /cloud-deploy; rights are given with /cloud-grant.`]
        : [`${decided?.by.name ?? 'An administrator'} said no. Talk to them, and ask again with /cloud-init.`],
      pings: { people: [by.id] },
    },
  });
};
