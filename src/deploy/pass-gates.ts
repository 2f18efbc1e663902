import { isAskOpen } from '../core/asked.ts';
import type { Deploy } from '../core/deploy.ts';
import type { DeployState, Planned } from '../core/deploy-state.ts';
import type { DeployId } from '../core/ids.ts';
import { type Person, SYSTEM } from '../core/person.ts';
import type { Problem } from '../core/refusal.ts';
import { type frozenProblems, thawOf } from '../policy/freezes.ts';
import { applyProblems, expiryOf, lookNow, type Now } from './apply-gates.ts';
import { projectOf } from './authority.ts';
import { overtaken, planAgain } from './overtaken.ts';
import { queueRejudge } from './policies/set-policies.ts';
import type { Ports, Tables } from './ports.ts';
import { queueAsked, queuePlan, record } from './record.ts';

/** What happens once every gate is open, in the transaction that found them so. */
type Then = (tables: Tables, deploy: Deploy, asker: Person) => Promise<void>;

/**
 * Asks all gates of an apply that was asked for, with what is true now. True when each is open and `then` was done; else the ask is taken back
 * with every reason, or a new plan is made where the default branch or others came first.
 */
export async function passGates(ports: Ports, id: DeployId, then: Then): Promise<boolean> {
  const deploy = await ports.store.deploys.get(id);
  const { state } = deploy;
  if (!isWaiting(state) || !state.asked || !isAskOpen(deploy, ports.clock.now())) return false;
  if (await replanIfBaseMoved(ports, deploy)) return false;
  const now = await lookNow(ports, deploy, [state.asked, deploy.requester, ...state.approvals.map(({ by }) => by)]);
  return ports.store.transaction((tables) => judge(tables, ports, { id, now, then }));
}

async function judge(
  tables: Tables,
  ports: Ports,
  { id, now, then }: { id: DeployId; now: Now; then: Then },
): Promise<boolean> {
  const deploy = await tables.deploys.get(id);
  const { state } = deploy;
  if (!isWaiting(state) || !state.asked || !isAskOpen(deploy, ports.clock.now())) return false;
  const at = ports.clock.now();
  const asker = state.asked;
  const project = await projectOf(tables, deploy.guild, deploy.project);
  const before = await overtaken(tables, deploy, project, now.tip);
  if (before) {
    await planAgain(tables, deploy, before, at);
    return false;
  }
  const { blocking, waiting, frozen } = await applyProblems(tables, ports, {
    deploy,
    project,
    asker,
    now,
    terms: state.terms,
  });
  const thaw =
    blocking.length + waiting.length === 0 && state.terms?.due ? thawWithin(frozen, state, ports) : undefined;
  if (thaw) {
    await queueAsked(tables, await record(tables, deploy, { kind: 'apply-postponed', ...thaw }, at), at);
    return false;
  }
  const problems = [...frozen, ...blocking, ...waiting];
  if (problems.length === 0) await then(tables, deploy, asker);
  else await record(tables, deploy, { kind: 'apply-refused', problems }, at);
  if (waiting.length > 0) await queueRejudge(tables, deploy.guild); // policies ask for more by now, and the card should say so
  return problems.length === 0;
}

const isWaiting = (state: DeployState): state is Planned => state.at === 'approved' || state.at === 'plan_ready';

/** When what was asked for at a time goes on after a freeze, while its plan is still valid; undefined where it does not. */
function thawWithin(
  frozen: ReturnType<typeof frozenProblems>,
  { plan }: Planned,
  { rules }: Pick<Ports, 'rules'>,
): { until: Date; why: Problem } | undefined {
  const [why] = frozen;
  const until = thawOf(frozen);
  return why && until instanceof Date && until < expiryOf(plan, rules) ? { until, why } : undefined;
}

/** The default branch moved since the plan: plan again by itself; approvals and the ask are kept if the changes stay the same. */
async function replanIfBaseMoved(
  { repositories, store, clock }: Ports,
  { id, repo, pull, state }: Deploy,
): Promise<boolean> {
  if (!pull || !('plan' in state) || !state.plan) return false;
  await repositories.refresh(repo);
  if ((await repositories.branch(repo, pull.base)) === state.plan.base) return false;
  await store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    if (!isWaiting(deploy.state)) return;
    await queuePlan(tables, await record(tables, deploy, { kind: 'replan-asked', by: SYSTEM }, clock.now()));
  });
  return true;
}
