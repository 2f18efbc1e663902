import { type GuildId, type ProjectId, parseDeployId } from './core/ids.ts';
import { SYSTEM } from './core/person.ts';
import { Refusal } from './core/refusal.ts';
import { comparePoints } from './deploy/compare-points.ts';
import { diffLines } from './deploy/diff-text.ts';
import { namedProject } from './deploy/named-project.ts';
import type { Ports } from './deploy/ports.ts';
import { tagRelease } from './deploy/tag-release.ts';

type Order = Readonly<Record<string, string>>;

/** `guildops diff`, as the running service answers it. */
export async function orderDiff(
  ports: Pick<Ports, 'store' | 'repositories' | 'rules'>,
  { project = '', guild, from = '', to = '' }: Order,
): Promise<string> {
  const named = { project: project as ProjectId, guild: guild as GuildId | undefined };
  const found = await namedProject(ports.store, ports.rules, named);
  return diffLines(await comparePoints(ports, found, { from, to })).join('\n');
}

/** `guildops tag`: the operator of the machine acts as GuildOps itself, and the tag names them. */
export async function orderTag(ports: Ports, { deploy = '', name = '', by = '' }: Order): Promise<string> {
  const id = parseDeployId(deploy);
  const found = id && (await ports.store.deploys.find(id));
  if (!found) throw new Refusal({ code: 'no-such', what: 'deploy', id: deploy });
  const { state } = await tagRelease(ports, {
    ...{ guild: found.guild, deploy: found.id, name },
    by: { ...SYSTEM, name: by },
  });
  const at = state.at === 'applied' && state.merge.is === 'merged' ? state.merge.sha : '';
  return `${name} is on ${at.slice(0, 8)}, where deploy ${found.id} was merged`;
}
