import { hintKey } from '../../core/advice.ts';
import { planOf } from '../../core/deploy.ts';
import type { DeployId, GuildId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import { known, lacks, roleIn } from '../authority.ts';
import type { Ports, Tables } from '../ports.ts';
import { mirror } from '../record.ts';

interface Rated {
  guild: GuildId;
  deploy: DeployId;
  by: Person;
  /** Which plan the person saw: advice on another one is another advice. */
  n: number;
}

/** The advice that a person saw. @throws Refusal `stale-card` where it is not the present one, or no model said it */
async function seen(ports: Needs, tables: Tables, { guild, deploy: id, by, n }: Rated) {
  const deploy = await tables.deploys.find(id);
  const plan = deploy && planOf(deploy);
  const advice = plan && (await tables.advices.of(plan.id));
  if (!advice?.said || deploy?.guild !== guild || plan?.n !== n) throw new Refusal({ code: 'stale-card' });
  const role = await roleIn(tables, ports, await known(tables, by), { guild, project: deploy.project });
  refuseIf(lacks(role, 'user', 'rate advice'));
  return { deploy, plan: plan.id, said: advice.said };
}

type Needs = Pick<Ports, 'store' | 'clock' | 'rules'>;

/** A thumb up or down, one for each person and plan; the last one counts. */
export async function rateAdvice(ports: Needs, rated: Rated & { up: boolean }): Promise<void> {
  const at = ports.clock.now();
  await ports.store.transaction(async (tables) => {
    const { deploy, plan } = await seen(ports, tables, rated);
    await tables.advices.vote({ plan, by: rated.by, up: rated.up, at });
    await mirror(tables, deploy, at);
  });
}

/** Hides the n-th hint, and those like it in the project from now on. Findings of rules stay. */
export async function dismissHint(ports: Needs, rated: Rated & { hint: number }): Promise<void> {
  const at = ports.clock.now();
  await ports.store.transaction(async (tables) => {
    const { deploy, said } = await seen(ports, tables, rated);
    const hint = said.steps.hints[rated.hint];
    if (!hint) throw new Refusal({ code: 'stale-card' });
    const { guild, project } = deploy;
    const key = hintKey(hint);
    await tables.advices.dismiss({ guild, project, key, by: rated.by, at });
    await tables.audit.add({
      guild,
      at,
      by: rated.by,
      what: 'hint-hidden',
      project,
      deploy: deploy.id,
      details: { hint: key },
    });
    await mirror(tables, deploy, at);
  });
}
