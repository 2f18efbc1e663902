import type { GuildId, ProjectId } from '../core/ids.ts';
import type { Project } from '../core/project.ts';
import type { DriftView, MirrorRow, Ports, Tables } from './ports.ts';
import { HISTORY } from './rollback-notes.ts';
import { tellDrift } from './tell-drift.ts';

type Which = { guild: GuildId; project: ProjectId };

/** Asks for what is told of a project's drift to be made equal to what is known of it. */
export function queueDriftMirror({ jobs }: Pick<Tables, 'jobs'>, { guild, project }: Which): Promise<void> {
  const key = `mirror-drift:${guild}/${project}`;
  return jobs.add({ task: 'mirror-drift', guild, project }, { key, queue: key });
}

/** Makes the issue of a project's drift, and the message about it, equal to what is known now. */
export async function mirrorDrift(ports: Ports, { guild, project: id }: Which): Promise<void> {
  const project = await ports.store.projects.find(guild, id);
  const drift = await ports.store.drifts.find(guild, id);
  if (!project || !drift) return;
  await tellDrift(ports, project, drift);
  const began = drift.found ? (drift.found.began ?? drift.found.since) : drift.ended;
  if (began) await tellInChat(ports, { project, drift, began, sandbox: ports.rules.sandbox });
}

/**
 * One message for each drift, from its beginning to its end: an old one, far up in the channel, is not where people look for a new one. It is
 * posted where the project was last asked for something, and stays there; nothing is posted about one that is over.
 */
async function tellInChat({ store, chatMirror, clock }: Ports, view: DriftView): Promise<void> {
  const { guild, id } = view.project;
  const prefix = `drift-chat:${guild}/${id}:${view.began.toISOString()}@`;
  const [row] = await store.mirrors.of(prefix);
  if (!row && !view.drift.found) return;
  const channel = row ? row.key.slice(prefix.length) : await channelOf(store, view.project);
  const message = channel === undefined ? undefined : chatMirror.drift(view, channel);
  if (!message || row?.hash === message.hash) return;
  const remoteId = await message.write(row?.remoteId);
  const written: MirrorRow = { key: `${prefix}${channel}`, remoteId, hash: message.hash, at: clock.now() };
  await store.mirrors.put(written);
}

/** Where somebody last asked for something of the project. */
async function channelOf({ deploys }: Pick<Tables, 'deploys'>, { guild, id }: Project): Promise<string | undefined> {
  return (await deploys.ofProject(guild, id, HISTORY)).find(({ channel }) => channel !== undefined)?.channel;
}
