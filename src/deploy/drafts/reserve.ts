import type { Deploy } from '../../core/deploy.ts';
import { personKey } from '../../core/limit.ts';
import { sharesOf, totalOf } from '../../core/quota.ts';
import type { Tables } from '../ports.ts';
import type { PricedRequest } from '../request-facts.ts';

/** Keeps what a request takes of quotas and budgets for its deploy, in the place of what was kept before. */
export const reserveFor = (
  { ledger }: Pick<Tables, 'ledger'>,
  { id, guild, project, requester }: Deploy,
  { wanted, addedUsd }: PricedRequest,
): Promise<void> =>
  ledger.reserve({
    ...{ deploy: id, guild, project, addedUsd },
    usage: totalOf(wanted),
    shares: sharesOf(wanted, { project, by: personKey(requester) }),
  });
