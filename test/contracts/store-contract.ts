import { stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { DeployState } from '../../src/core/deploy-state.ts';
import type { DeployId, ProjectId, Repo, StateId } from '../../src/core/ids.ts';
import { Refusal } from '../../src/core/refusal.ts';
import type { Store } from '../../src/deploy/ports.ts';
import { aDeploy, aPlan, aProject, discordPerson, GUILD, NOW, REPO } from '../fakes/words.ts';
import { auditContract } from './audit-contract.ts';
import { limitsContract } from './limits-contract.ts';
import { storedDeploy } from './stored-deploy.ts';
import { tablesContract } from './tables-contract.ts';

const later = (ms: number) => new Date(NOW.getTime() + ms);
const by = discordPerson('ana');

/** What the use cases rely on, whatever database is behind it. `open` answers a new, empty store; who opens it also closes it. */
export function storeContract(open: () => Promise<Store>): void {
  describe('deploys', () => {
    it('come back as they were, dates and all', async () => {
      const { deploys } = await open();
      const deploy = aDeploy({ at: 'applied', plan: aPlan(), approvals: [], by, on: NOW, merge: { is: 'pending' } });
      await deploys.save(deploy, { kind: 'applied' });
      expect(await deploys.get(deploy.id)).toEqual(deploy);
    });

    it('are refused as unknown by get, and undefined by find', async () => {
      const { deploys } = await open();
      await expect(deploys.get('NONE' as DeployId)).rejects.toThrow(Refusal);
      expect(await deploys.find('NONE' as DeployId)).toBeUndefined();
    });

    it('keep every event in order, with the time of the change', async () => {
      const { deploys } = await open();
      const draft = aDeploy({ at: 'draft' }, { revision: 0 });
      await deploys.save(draft, { kind: 'drafted', deltas: [], by });
      const next = { ...draft, revision: 1, changedAt: later(5) };
      await deploys.save(next, { kind: 'submitted', by });
      expect(await deploys.events(draft.id)).toEqual([
        { deploy: draft.id, n: 1, at: NOW, event: { kind: 'drafted', deltas: [], by } },
        { deploy: draft.id, n: 2, at: later(5), event: { kind: 'submitted', by } },
      ]);
    });

    it('are not overwritten by somebody who read them before the last change, and no event remains of the try', async () => {
      const { deploys } = await open();
      const read = aDeploy({ at: 'draft' }, { revision: 0 });
      await deploys.save(read, { kind: 'drafted', deltas: [], by });
      await deploys.save({ ...read, revision: 1 }, { kind: 'submitted', by });
      await expect(deploys.save({ ...read, revision: 1 }, { kind: 'submitted', by })).rejects.toThrow(/revision 0/);
      expect(await deploys.events(read.id)).toHaveLength(2);
    });

    it('are begun once by one cause', async () => {
      const { deploys } = await open();
      const first = await storedDeploy({ deploys }, { id: 'AAAA' as DeployId, cause: 'click-1' });
      await expect(storedDeploy({ deploys }, { id: 'BBBB' as DeployId, cause: 'click-1' })).rejects.toThrow();
      expect(await deploys.byCause('click-1')).toEqual(first);
      expect(await deploys.byCause('click-2')).toBeUndefined();
    });

    it('do not take the id of another', async () => {
      const { deploys } = await open();
      const first = await storedDeploy({ deploys }, { cause: 'a', revision: 0 });
      await expect(storedDeploy({ deploys }, { cause: 'b', revision: 1 })).rejects.toThrow();
      expect(await deploys.get(first.id)).toEqual(first);
    });

    it('are found by pull request, state, project and place in line', async () => {
      const { deploys } = await open();
      const one = await storedDeploy({ deploys }, { id: 'ONE0' as DeployId });
      const waits: DeployState = { at: 'validating', carried: { approvals: [] }, waitingFor: one.id };
      const two = await storedDeploy({ deploys }, { id: 'TW00' as DeployId, state: waits });
      const three = await storedDeploy({ deploys }, { id: 'THR3' as DeployId, state: waits });
      const elsewhere = { repo: 'acme/other' as Repo, project: 'other' as ProjectId, stateId: 'else' as StateId };
      await storedDeploy({ deploys }, { id: 'ELSE' as DeployId, ...elsewhere });

      expect(await deploys.byPull(REPO, 7)).toEqual([one, two, three]);
      expect(await deploys.byPull(REPO, 8)).toEqual([]);
      expect(await deploys.inStates(['validating'])).toEqual([two, three]);
      expect(await deploys.inStates(['draft', 'validating'])).toHaveLength(4);
      expect(await deploys.inStates([])).toEqual([]);
      expect(await deploys.ofProject(GUILD, one.project, 2)).toEqual([three, two]);
      expect(await deploys.waiting(one.stateId)).toEqual([two, three]);
    });
  });

  describe('projects', () => {
    it('are found by id, folder, repository and guild', async () => {
      const { projects } = await open();
      const web = aProject({ budgetUsd: 50 });
      const data = aProject({ id: 'data-dev' as ProjectId, directory: 'projects/data-dev' });
      expect([await projects.add(web), await projects.add(data)]).toEqual([true, true]);
      expect(await projects.find(GUILD, web.id)).toEqual(web);
      expect(await projects.at(REPO, 'projects/data-dev')).toEqual(data);
      expect(await projects.inRepo(REPO)).toEqual([data, web]);
      expect(await projects.ofGuild(GUILD)).toEqual([data, web]);
    });

    it.each([
      { taken: 'id', other: aProject({ directory: 'elsewhere' }) },
      { taken: 'folder', other: aProject({ id: 'another' as ProjectId }) },
    ])('are not added when the $taken is taken', async ({ other }) => {
      const { projects } = await open();
      await projects.add(aProject());
      expect(await projects.add(other)).toBe(false);
      expect(await projects.ofGuild(GUILD)).toEqual([aProject()]);
    });
  });

  it('keep prices of their own, and forget them, without touching another project', async () => {
    const { projects } = await open();
    const other = aProject({ id: 'data-dev' as ProjectId, directory: 'projects/data-dev' });
    await projects.add(aProject());
    await projects.add(other);
    const terms = { discounts: { '*': 5 }, setBy: 'ada', setAt: new Date('2026-11-20T12:00:00Z') };
    await projects.setTerms(GUILD, aProject().id, terms);
    await projects.setTerms(GUILD, 'nobody' as ProjectId, terms);
    expect(await projects.find(GUILD, aProject().id)).toEqual({ ...aProject(), terms });
    expect(await projects.find(GUILD, other.id)).toEqual(other);
    await projects.setTerms(GUILD, aProject().id, undefined);
    expect(await projects.find(GUILD, aProject().id)).toEqual(aProject());
  });

  describe('transactions', () => {
    it('store everything', async () => {
      const store = await open();
      const answer = await store.transaction(async (tables) => {
        await tables.notes.set('a', 1);
        await tables.projects.add(aProject());
        return tables.notes.get('a');
      });
      expect([answer, await store.notes.get('a'), await store.projects.ofGuild(GUILD)]).toEqual([1, 1, [aProject()]]);
    });

    it('store nothing when the work throws', async () => {
      const store = await open();
      const broken = store.transaction(async ({ notes, jobs }) => {
        await notes.set('a', 1);
        await jobs.add({ task: 'sweep' });
        throw new Error('no');
      });
      await expect(broken).rejects.toThrow('no');
      expect(await store.notes.get('a')).toBeUndefined();
    });

    it('wait for one another, so that reading and then writing loses no update', async () => {
      const store = await open();
      await store.notes.set('count', 0);
      const increment = () =>
        store.transaction(async ({ notes }) => notes.set('count', Number(await notes.get('count')) + 1));
      await Promise.all(Array.from({ length: 20 }, increment));
      expect(await store.notes.get('count')).toBe(20);
    });

    it.each([
      { use: 'a table', of: (store: Store) => store.notes.get('a') },
      { use: 'a transaction', of: (store: Store) => store.transaction(async () => undefined) },
      {
        use: 'a method of several statements',
        of: (store: Store) => store.locks.take('s' as StateId, aDeploy().id, NOW),
      },
    ])('refuse $use of the store outside, and store nothing', async ({ of }) => {
      const store = await open();
      const bypassed = store.transaction(async ({ notes }) => {
        await notes.set('a', 1);
        await of(store);
      });
      await expect(bypassed).rejects.toThrow('only its own tables');
      expect(await store.notes.get('a')).toBeUndefined();
    });

    it.each([
      { foreign: 'a timer', wait: () => new Promise((resolve) => setTimeout(resolve, 1)) },
      { foreign: 'the next turn', wait: () => new Promise((resolve) => setImmediate(resolve)) },
      { foreign: 'a file', wait: () => stat('.') },
    ])('store nothing when the work awaited $foreign', async ({ wait }) => {
      const store = await open();
      const slow = store.transaction(async ({ notes }) => {
        await notes.set('a', 1);
        await wait();
      });
      await expect(slow).rejects.toThrow('may await its own tables only');
      expect(await store.notes.get('a')).toBeUndefined();
    });

    it('cannot be used after they ended', async () => {
      const store = await open();
      const kept = await store.transaction(async (tables) => ({ tables }));
      await expect(kept.tables.notes.set('a', 1)).rejects.toThrow();
      expect(await store.notes.get('a')).toBeUndefined();
    });

    it('leave the flow that awaited them free to use the store again', async () => {
      const store = await open();
      await store.transaction(async ({ notes }) => notes.set('a', 1));
      expect(await store.notes.get('a')).toBe(1);
    });
  });

  tablesContract(open);
  auditContract(open);
  limitsContract(open);
}
