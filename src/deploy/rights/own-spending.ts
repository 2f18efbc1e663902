import { type Deploy, planOf } from '../../core/deploy.ts';
import type { DeployId, GuildId } from '../../core/ids.ts';
import { type Person, sameness } from '../../core/person.ts';
import type { OwnSpending, Rights } from '../../policy/rights.ts';
import type { Tables } from '../ports.ts';

/**
 * US dollars a month that somebody's other deploys of this calendar month (UTC) add: the applied ones as planned, the open ones as reserved.
 * 0 where no right of theirs has a budget of its own: then nobody asks.
 */
export async function ownSpending(
  { deploys, ledger }: Pick<Tables, 'deploys' | 'ledger'>,
  { each }: Rights,
  { guild, by, except, now }: { guild: GuildId; by: Person; except?: DeployId; now: Date },
): Promise<number> {
  if (each.every(({ monthlyUsd }) => monthlyUsd === undefined)) return 0;
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
  const applied = await deploys.appliedSince(guild, month);
  const open = await ledger.openDeploys(guild);
  const added = [
    ...applied.map((deploy) => ({ deploy, usd: addedBy(deploy) })),
    ...open.map(({ deploy, addedUsd }) => ({ deploy, usd: addedUsd })),
  ];
  return added
    .filter(({ deploy }) => deploy.id !== except && sameness(deploy.requester, by) === 'same')
    .reduce((sum, { usd }) => sum + Math.max(0, usd), 0);
}

/** The same at the moment of apply, with what this deploy adds; undefined where somebody else asks for it, whose budget it does not touch. */
export async function ownAtApply(
  tables: Pick<Tables, 'deploys' | 'ledger'>,
  rights: Rights,
  { deploy, by, now }: { deploy: Deploy; by: Person; now: Date },
): Promise<OwnSpending | undefined> {
  const { id, guild, requester } = deploy;
  if (sameness(requester, by) !== 'same') return undefined;
  const spentUsd = await ownSpending(tables, rights, { guild, by, except: id, now });
  return { spentUsd, addedUsd: (await tables.ledger.reservationOf(id))?.addedUsd ?? 0 };
}

function addedBy(deploy: Parameters<typeof planOf>[0]): number {
  const cost = planOf(deploy)?.cost;
  return cost ? cost.afterUsd - cost.beforeUsd : 0;
}
