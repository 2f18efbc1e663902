import { usageOfPlan } from '../../catalog/usage.ts';
import type { Deploy } from '../../core/deploy.ts';
import { personKey } from '../../core/limit.ts';
import type { PlanSummary } from '../../core/plan.ts';
import { parsePlanJson } from '../../core/plan-json/parse.ts';
import type { Project } from '../../core/project.ts';
import { addUsage, RESOURCES, type Share, sumUsage, usage, wholeUsage } from '../../core/quota.ts';
import { regionsOfPlan } from '../../cost/plan-cost.ts';
import type { Held, Ports, Tables } from '../ports.ts';

/** What a project holds once a plan is applied, by what the stored plan says; undefined where that is gone. Read outside of transactions: it may be long. */
export async function heldAfter(
  { store }: Pick<Ports, 'store'>,
  project: Project,
  plan: PlanSummary,
): Promise<readonly Held[] | undefined> {
  const stored = await store.plans.find(plan.id);
  if (!stored) return undefined;
  const parsed = parsePlanJson(stored.json);
  return usageOfPlan(parsed, regionsOfPlan(parsed, project)).after;
}

/**
 * Stores what is deployed now, in the transaction that ends the apply: totals, who asked for what, and what came to be today. A resource
 * stays with whoever asked for it first; of one that was there before that was kept, nobody is known.
 */
export async function noteApplied(
  tables: Tables,
  { id: deploy, guild, project, requester }: Deploy,
  plan: PlanSummary,
  { held, at }: { held: readonly Held[] | undefined; at: Date },
): Promise<void> {
  const { ledger } = tables;
  const facts = { guild, project, monthlyUsd: plan.cost.afterUsd, deploy, at };
  if (!held) {
    await ledger.setDeployed({ ...facts, usage: wholeUsage(plan.usage) });
    return;
  }
  const before = new Map((await ledger.holdings(guild, project)).map(({ address, by }) => [address, by]));
  const created = new Set(plan.resources.flatMap(({ action, address }) => (action === 'create' ? [address] : [])));
  const now = held.map(({ address, ...one }): Held => {
    const by = before.get(address) ?? (created.has(address) ? personKey(requester) : undefined);
    return { address, ...one, ...(by !== undefined && { by }) };
  });
  await ledger.setHoldings(guild, project, now);
  await ledger.setDeployed({ ...facts, usage: sumUsage(now.map((one) => one.usage)), shares: grouped(project, now) });
  const fresh = now.filter(({ address, usage: { resources } }) => created.has(address) && resources > 0);
  if (fresh.length > 0)
    await ledger.addCreated({ plan: plan.id, guild, at, shares: grouped(project, fresh.map(asCreated)) });
}

/** Of what came to be only the number counts, and by whom it was asked for just now. */
const asCreated = ({ usage: { resources }, ...held }: Held): Held => ({
  ...held,
  usage: usage({ [RESOURCES]: resources }),
});

/** One part for each region and person. */
export function grouped(project: Share['project'], held: readonly Held[]): Share[] {
  const parts = new Map<string, Share>();
  for (const { region, by, usage: one } of held) {
    const key = JSON.stringify([region, by]);
    const part = parts.get(key);
    const sum = part ? addUsage(part.usage, one) : one;
    parts.set(key, { project, region, ...(by !== undefined && { by }), usage: sum });
  }
  return [...parts.values()];
}
