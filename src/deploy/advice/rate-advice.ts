import { hintKey } from '../../core/advice.ts';
import { planOf } from '../../core/deploy.ts';
import type { DeployId, GuildId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import { Refusal } from '../../core/refusal.ts';
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
async function seen(tables: Pick<Tables, 'deploys' | 'advices'>, { guild, deploy: id, n }: Rated) {
  const deploy = await tables.deploys.find(id);
  const plan = deploy && planOf(deploy);
  const advice = plan && (await tables.advices.of(plan.id));
  if (!advice?.said || deploy?.guild !== guild || plan?.n !== n) throw new Refusal({ code: 'stale-card' });
  return { deploy, plan: plan.id, said: advice.said };
}

/** A thumb up or down, one for each person and plan; the last one counts. */
export async function rateAdvice(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  rated: Rated & { up: boolean },
): Promise<void> {
  const at = clock.now();
  await store.transaction(async (tables) => {
    const { deploy, plan } = await seen(tables, rated);
    await tables.advices.vote({ plan, by: rated.by, up: rated.up, at });
    await mirror(tables, deploy, at);
  });
}

/** Hides the n-th hint, and those like it in the project from now on. Findings of rules stay. */
export async function dismissHint(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  rated: Rated & { hint: number },
): Promise<void> {
  const at = clock.now();
  await store.transaction(async (tables) => {
    const { deploy, said } = await seen(tables, rated);
    const hint = said.steps.hints[rated.hint];
    if (!hint) throw new Refusal({ code: 'stale-card' });
    const { guild, project } = deploy;
    await tables.advices.dismiss({ guild, project, key: hintKey(hint), by: rated.by, at });
    await mirror(tables, deploy, at);
  });
}
