import { describe, expect, it } from 'vitest';
import { USUAL_POINTS } from '../../src/core/budget.ts';
import type { DeployId, PlanId } from '../../src/core/ids.ts';
import type { Limit } from '../../src/core/limit.ts';
import { usage } from '../../src/core/quota.ts';
import type { Reservation, Store } from '../../src/deploy/ports.ts';
import { machines } from '../fakes/limits.ts';
import { aProject, GUILD, NOW } from '../fakes/words.ts';
import { storedDeploy } from './stored-deploy.ts';

const web = aProject().id;
const later = (ms: number) => new Date(NOW.getTime() + ms);
const [one, two] = ['AAAA' as DeployId, 'BBBB' as DeployId] as const;

/** What is allowed at most, and what is taken of it. */
export function limitsContract(open: () => Promise<Store>): void {
  describe('limits', () => {
    const limit: Limit = { guild: GUILD, project: web, name: 'compute.ram_gb', most: 3.75, setBy: '1', setAt: NOW };

    it('are kept by name and scope, replaced by both, and removed by both', async () => {
      const { limits } = await open();
      const others = [
        { ...limit, region: 'us-east1' },
        { ...limit, person: 'discord:8' },
        { ...limit, name: 'resources' as const },
      ];
      for (const each of [limit, ...others, { ...limit, most: 8 }]) await limits.set(each);
      expect(await limits.of(GUILD)).toHaveLength(4);
      expect(await limits.of(GUILD)).toContainEqual({ ...limit, most: 8 });
      await limits.remove({ guild: GUILD, project: web, name: 'compute.ram_gb' });
      expect(await limits.of(GUILD)).toEqual(expect.arrayContaining(others));
      expect(await limits.of('1' as typeof GUILD)).toEqual([]);
    });

    it('of the guild as a whole are another than those of a project', async () => {
      const { limits } = await open();
      const { project: _, ...ofGuild } = limit;
      await limits.set(ofGuild);
      await limits.set(limit);
      expect(await limits.of(GUILD)).toEqual([ofGuild, limit]);
    });
  });

  it('budgets are kept for a guild and for each project, and an alert is given once until the budget is set anew', async () => {
    const { limits } = await open();
    const terms = { guild: GUILD, points: USUAL_POINTS, beyond: 'refuse' as const, setBy: '1', setAt: NOW };
    await limits.setBudget({ ...terms, monthlyUsd: 1 });
    await limits.setBudget({ ...terms, monthlyUsd: 900 });
    await limits.setBudget({ ...terms, project: web });
    expect(await limits.budgets(GUILD)).toEqual([
      { ...terms, monthlyUsd: 900 },
      { ...terms, project: web },
    ]);
    const alert = { guild: GUILD, project: web, setAt: NOW, month: '2026-11', point: '80 %', at: NOW };
    const again = [{}, {}, { month: '2026-12' }, { point: '100 %' }, { setAt: later(1) }];
    const first = [];
    for (const more of again) first.push(await limits.noteAlert({ ...alert, ...more }));
    expect(first).toEqual([true, false, true, true, true]);
    await limits.removeBudget(GUILD, undefined);
    expect((await limits.budgets(GUILD)).map(({ project }) => project)).toEqual([web]);
  });

  describe('the ledger', () => {
    const taken = machines(1, 2, 4);
    const deployed = { guild: GUILD, project: web, usage: taken, monthlyUsd: 12.5, deploy: one, at: NOW };
    const withDeploys = async () => {
      const store = await open();
      for (const id of [one, two]) await storedDeploy(store, { id });
      return store;
    };

    it('replaces what is deployed and what a deploy reserves', async () => {
      const { ledger } = await withDeploys();
      await ledger.setDeployed({ ...deployed, monthlyUsd: 1 });
      await ledger.setDeployed(deployed);
      expect(await ledger.deployed(GUILD, web)).toEqual(deployed);
      expect(await ledger.deployedIn(GUILD)).toEqual([deployed]);

      const mine: Reservation = { deploy: one, guild: GUILD, project: web, usage: taken, addedUsd: -3 };
      const other = { ...mine, deploy: two, isDenied: true as const };
      await ledger.reserve({ ...mine, addedUsd: 9 });
      await ledger.reserve(mine);
      await ledger.reserve(other);
      expect(await ledger.reserved(GUILD, web)).toEqual([mine, other]);
      expect(await ledger.reserved(GUILD, web, one)).toEqual([other]);
      expect(await ledger.reservedIn(GUILD, two)).toEqual([mine]);
      expect(await ledger.reservationOf(one)).toEqual(mine);
      await ledger.release(one);
      expect(await ledger.reservationOf(one)).toBeUndefined();
    });

    it('reads what was stored while machines alone were counted', async () => {
      const { ledger } = await withDeploys();
      const old = { instances: 1, vcpus: 2, ramGib: 4 } as never;
      await ledger.setDeployed({ ...deployed, usage: old });
      await ledger.reserve({ deploy: one, guild: GUILD, project: web, usage: old, addedUsd: 0 });
      expect((await ledger.deployed(GUILD, web))?.usage).toEqual(taken);
      expect((await ledger.reservationOf(one))?.usage).toEqual(taken);
      await ledger.setDeployed({ ...deployed, usage: { 'storage.buckets': 2 } as never });
      expect((await ledger.deployed(GUILD, web))?.usage).toEqual(usage({ 'storage.buckets': 2 }));
    });

    it('keeps what a project holds, and what came to be, once for each plan', async () => {
      const { ledger } = await withDeploys();
      const held = [{ address: 'a.b', region: 'us-east1', usage: taken, by: 'discord:8' }];
      expect(await ledger.holdings(GUILD, web)).toEqual([]);
      await ledger.setHoldings(GUILD, web, held);
      expect(await ledger.holdings(GUILD, web)).toEqual(held);
      const created = { plan: 'AAAA.1' as PlanId, guild: GUILD, at: NOW, shares: [{ project: web, usage: taken }] };
      await ledger.addCreated(created);
      await ledger.addCreated({ ...created, shares: [] });
      expect(await ledger.createdSince(GUILD, NOW)).toEqual([created]);
      expect(await ledger.createdSince(GUILD, later(1))).toEqual([]);
      await ledger.forgetCreated(later(1));
      expect(await ledger.createdSince(GUILD, NOW)).toEqual([]);
    });
  });
}
