import { randomUUID } from 'node:crypto';
import { OFF } from './core/cron.ts';
import type { GuildId, ProjectId } from './core/ids.ts';
import { SYSTEM } from './core/person.ts';
import type { Project } from './core/project.ts';
import { acceptDrift } from './deploy/accept-drift.ts';
import { queueDriftCheck } from './deploy/check-drift.ts';
import { namedProject } from './deploy/named-project.ts';
import type { Ports } from './deploy/ports.ts';
import { reconcileDrift } from './deploy/reconcile-drift.ts';
import { setDrift } from './deploy/set-drift.ts';

/** `guildops drift`: what is known of a project, a check of it soon, or a pull request that plans the way back or accepts it. */
export async function orderDrift(
  ports: Ports,
  { project: id = '', guild, act = 'show', by = '', schedule = '' }: Readonly<Record<string, string>>,
): Promise<string> {
  const named = { project: id as ProjectId, guild: guild as GuildId | undefined };
  const project = await namedProject(ports.store, ports.rules, named);
  if (act === 'check') {
    await queueDriftCheck(ports.store, project, ports.clock.now());
    return `${project.id} is looked at as soon as nothing else runs on its state`;
  }
  const order = { guild: project.guild, project: project.id, by: { ...SYSTEM, name: by } };
  if (act === 'schedule') return scheduleText(await setDrift(ports, { ...order, schedule }));
  if (act !== 'fix' && act !== 'accept') return driftText(ports, project);
  const asked = { ...order, cause: `drift:${randomUUID()}` };
  if (act === 'accept') {
    const { id } = await acceptDrift(ports, asked);
    return `deploy ${id} opens a pull request whose code says what is there of ${project.id}`;
  }
  const deploy = await reconcileDrift(ports, asked);
  return `deploy ${deploy.id} opens a pull request that changes nothing but plans what brings ${project.id} back to its code`;
}

const scheduleText = ({ id, drift }: Project): string =>
  drift === undefined
    ? `${id} is looked at when its repository or GUILDOPS_DRIFT says so`
    : drift === OFF
      ? `${id} is looked at only when asked`
      : `${id} is looked at by the pattern ${drift}, in UTC`;

async function driftText({ store }: Pick<Ports, 'store'>, { guild, id }: Project): Promise<string> {
  const drift = await store.drifts.find(guild, id);
  if (!drift) return `${id} was never looked at`;
  const at = drift.checkedAt.toISOString();
  const failed = drift.failed === undefined ? [] : [`the look at ${at} failed: ${drift.failed}`];
  if (!drift.found)
    return [...failed, ...(failed.length > 0 ? [] : [`${id} is what its state says, looked at ${at}`])].join('\n');
  const { addresses, since, text } = drift.found;
  const found = `${id} differs from its state in ${addresses.length}, since ${since.toISOString()}, looked at ${at}:`;
  return [...failed, found, text].join('\n');
}
