import type { GuildId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import { type Problem, Refusal, refuseIf } from '../../core/refusal.ts';
import { editYaml } from '../../core/yaml.ts';
import { parsePolicyFile } from '../../policy/policies/parse.ts';
import { known, lacks, roleIn } from '../authority.ts';
import type { PolicyVersion, Ports, StoredPolicy, Tables } from '../ports.ts';

const idOf = ({ surface, id }: Person): string => `${surface}:${id}`;

/** @throws Refusal `no-right` for all but administrators of the whole guild */
export async function administrator(
  tables: Tables,
  ports: Pick<Ports, 'rules' | 'clock'>,
  { guild, by: actor }: { guild: GuildId; by: Person },
  to: string,
): Promise<Person> {
  const by = await known(tables, actor);
  refuseIf(lacks(await roleIn(tables, ports, by, { guild }), 'admin', to));
  return by;
}

/** Judges every plan of the guild that waits anew: what it needs may be another than when it was made. */
export const queueRejudge = ({ jobs }: Pick<Tables, 'jobs'>, guild: GuildId): Promise<void> =>
  jobs.add({ task: 'rejudge', guild }, { key: `rejudge:${guild}`, queue: `rejudge:${guild}` });

type Next = Pick<PolicyVersion, 'id' | 'source'> & Pick<Partial<PolicyVersion>, 'policy'>;

async function store(
  tables: Tables,
  { clock }: Pick<Ports, 'clock'>,
  { guild, by, what, next }: { guild: GuildId; by: Person; what: string; next: Next },
): Promise<PolicyVersion> {
  const [last] = await tables.policies.history(guild, next.id);
  const at = clock.now();
  const version = { guild, version: (last?.version ?? 0) + 1, ...next, by: idOf(by), name: by.name, at };
  await tables.policies.add(version);
  const { policy } = version;
  const details = { policy: next.id, version: version.version, ...(policy && { enabled: policy.enabled }) };
  await tables.audit.add({ guild, at, by, what, details });
  return version;
}

export interface PoliciesInput {
  guild: GuildId;
  by: Person;
  text: string;
  /** What the text is called, for the lines of mistakes. */
  path?: string;
}

/** Writes every policy of a file, each as a new version; one that says what it said before stays as it is. All of them, or none. */
export async function setPolicies(
  ports: Ports,
  { guild, by: actor, text, path }: PoliciesInput,
): Promise<PolicyVersion[]> {
  const written = parsePolicyFile(text, path);
  return ports.store.transaction(async (tables) => {
    const by = await administrator(tables, ports, { guild, by: actor }, 'set policies');
    const present = new Map((await tables.policies.of(guild)).map((one) => [one.id, one]));
    const changed: PolicyVersion[] = [];
    for (const { policy, source } of written)
      if (present.get(policy.id)?.source !== source)
        changed.push(
          await store(tables, ports, { guild, by, what: 'policy-set', next: { id: policy.id, source, policy } }),
        );
    if (changed.length > 0) await queueRejudge(tables, guild);
    return changed;
  });
}

const noSuch = (id: string): Problem => ({ code: 'no-such', what: 'policy', id });

async function present(tables: Tables, guild: GuildId, id: string): Promise<StoredPolicy> {
  const found = (await tables.policies.of(guild)).find((one) => one.id === id);
  if (!found) throw new Refusal(noSuch(id));
  return found;
}

export interface SwitchInput {
  guild: GuildId;
  by: Person;
  id: string;
  to: 'on' | 'off' | 'deleted';
}

/** Switches a policy on or off, or deletes it; its versions stay. @throws Refusal `no-such` */
export async function switchPolicy(ports: Ports, { guild, by: actor, id, to }: SwitchInput): Promise<PolicyVersion> {
  return ports.store.transaction(async (tables) => {
    const by = await administrator(tables, ports, { guild, by: actor }, 'change policies');
    const { policy, source, ...last } = await present(tables, guild, id);
    const enabled = to === 'on';
    if (to !== 'deleted' && policy.enabled === enabled) return { ...last, policy, source };
    const list = policy.is === 'rule' ? 'policies' : 'approvals';
    const next: Next =
      to === 'deleted'
        ? { id, source }
        : { id, policy: { ...policy, enabled }, source: editYaml(source, [[[list, '0', 'enabled'], enabled]]) };
    const version = await store(tables, ports, { guild, by, what: `policy-${to}`, next });
    await queueRejudge(tables, guild);
    return version;
  });
}

/** Every version of one, the newest first. @throws Refusal `no-such` */
export async function policyHistory(
  { store: { policies } }: Pick<Ports, 'store'>,
  { guild, id }: { guild: GuildId; id: string },
): Promise<PolicyVersion[]> {
  const all = await policies.history(guild, id);
  refuseIf(all.length > 0 ? [] : [noSuch(id)]);
  return all;
}
