import type { GuildId, ProjectId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import { ENVIRONMENTS, type Environment } from '../../core/project.ts';
import { type Problem, Refusal, refuseIf } from '../../core/refusal.ts';
import type { Freeze } from '../../policy/freezes.ts';
import { isInScope } from '../../policy/policies/engine.ts';
import type { Scope } from '../../policy/policies/policy.ts';
import { windowSchema } from '../../policy/policies/schema.ts';
import { parseWhen } from '../../policy/when.ts';
import { projectOf } from '../authority.ts';
import type { Ports, Tables } from '../ports.ts';
import { mirror } from '../record.ts';
import { administrator } from './set-policies.ts';

/** A freeze as somebody asks for it: between two moments, or so long after each time of a cron pattern. */
export interface FreezeInput {
  guild: GuildId;
  by: Person;
  /** What it is called; one of that name is replaced. */
  id: string;
  project?: ProjectId;
  environment?: string;
  /** Moments as typed; without `from` it begins now. */
  from?: string;
  until?: string;
  cron?: string;
  /** `8h`, `2d` */
  lasts?: string;
  timezone?: string;
  reason: string;
}

const wrong = (field: string, why: string, expected: string): Problem => ({ code: 'bad-input', field, why, expected });

/** From now on nothing is applied while it lasts, and what waits says so. @throws Refusal `bad-input`, `no-right` */
export async function setFreeze(
  ports: Ports,
  { guild, by: actor, id, reason, ...input }: FreezeInput,
): Promise<Freeze> {
  const at = ports.clock.now();
  refuseIf([
    ...(/^[a-z][a-z0-9-]{1,38}$/.test(id)
      ? []
      : [wrong('freeze', `"${id.slice(0, 40)}" is no name`, 'lower-case letters, digits and hyphens')]),
    ...(reason.trim() === ''
      ? [wrong('reason', 'it is missing', 'a sentence that people read when their apply is refused')]
      : []),
  ]);
  const freeze = { guild, id, window: windowOf(input, at), reason: reason.trim().slice(0, 300), at };
  return ports.store.transaction(async (tables) => {
    const by = await administrator(tables, ports, { guild, by: actor }, 'freeze changes');
    if (input.project) await projectOf(tables, guild, input.project);
    const whole = { ...freeze, scope: scopeOf(input), by: by.name };
    await tables.freezes.put(whole);
    const details = { freeze: id, reason: whole.reason, ...(input.project && { project: input.project }) };
    await tables.audit.add({ guild, at, by, what: 'frozen', details });
    await redraw(tables, whole, at);
    return whole;
  });
}

/** @throws Refusal `no-such` */
export async function liftFreeze(
  ports: Ports,
  { guild, by: actor, id }: { guild: GuildId; by: Person; id: string },
): Promise<void> {
  const at = ports.clock.now();
  await ports.store.transaction(async (tables) => {
    const by = await administrator(tables, ports, { guild, by: actor }, 'lift freezes');
    const freeze = (await tables.freezes.of(guild)).find((one) => one.id === id);
    if (!freeze) throw new Refusal({ code: 'no-such', what: 'freeze', id });
    await tables.freezes.remove(guild, id);
    await tables.audit.add({ guild, at, by, what: 'freeze-lifted', details: { freeze: id } });
    await redraw(tables, freeze, at);
  });
}

function scopeOf({ project, environment }: Pick<FreezeInput, 'project' | 'environment'>): Scope {
  const known = ENVIRONMENTS.find((one) => one === environment);
  if (environment !== undefined && !known)
    throw new Refusal(wrong('environment', `there is no ${environment.slice(0, 40)}`, ENVIRONMENTS.join(', ')));
  return { ...(project && { projects: [project] }), ...(known && { environments: [known as Environment] }) };
}

/** @throws Refusal `bad-input` */
function windowOf(
  { from, until, cron, lasts, timezone }: Omit<FreezeInput, 'guild' | 'by' | 'id' | 'reason'>,
  now: Date,
) {
  const moment = (field: string, typed: string | undefined): string | undefined => {
    const at = typed === undefined ? undefined : parseWhen(typed, now);
    if (typed !== undefined && !at)
      throw new Refusal(
        wrong(field, `"${typed.slice(0, 60)}" is no time`, '22:00, 2d, 2026-12-24 or 2026-12-24 18:00, in UTC'),
      );
    return at && `${at.toISOString().slice(0, 19)}Z`;
  };
  const [begins, ends] = [moment('from', from), moment('until', until)];
  const given = {
    ...(cron !== undefined ? { cron } : { from: begins ?? `${now.toISOString().slice(0, 19)}Z` }),
    ...(cron !== undefined && begins && { from: begins }),
    ...(ends && { until: ends }),
    ...(lasts !== undefined && { for: lasts }),
    ...(timezone !== undefined && { timezone }),
  };
  const parsed = windowSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Refusal(
    ...(parsed.error.issues.map(({ path, message }) =>
      wrong(String(path[0] ?? 'freeze'), message, 'cron with for, or from and until'),
    ) as [Problem, ...Problem[]]),
  );
}

/** Everything that waits and is meant shows it. */
async function redraw(tables: Tables, { guild, scope }: Pick<Freeze, 'guild' | 'scope'>, now: Date): Promise<void> {
  for (const deploy of await tables.deploys.inStates(['plan_ready', 'approved'])) {
    const project = deploy.guild === guild ? await tables.projects.find(guild, deploy.project) : undefined;
    if (project && isInScope(scope, { project: project.id, environment: project.environment }))
      await mirror(tables, deploy, now);
  }
}

/** A freeze begins and ends by itself: what waits is drawn as it is now, which costs nothing where it is drawn so already. */
export async function redrawFrozen({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<void> {
  for (const deploy of await store.deploys.inStates(['plan_ready', 'approved']))
    if ((await store.freezes.of(deploy.guild)).length > 0) await mirror(store, deploy, clock.now());
}
