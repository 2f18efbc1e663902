import { describe, expect, it } from 'vitest';
import type { Grant, Link } from '../../src/core/governance.ts';
import { type DeployId, digestOf, type PlanId, type RunId, type StateId } from '../../src/core/ids.ts';
import type { Progress, Run, Store, StoredPlan } from '../../src/deploy/ports.ts';
import type { SavedTemplate } from '../../src/generators/templates/saved.ts';
import { aProject, GUILD, NOW } from '../fakes/words.ts';
import { storedDeploy } from './stored-deploy.ts';

const STATE = 'state-1' as StateId;
const web = aProject().id;
const [one, two] = ['AAAA' as DeployId, 'BBBB' as DeployId] as const;
const later = (ms: number) => new Date(NOW.getTime() + ms);

/** A store with two deploys, which the other rows belong to. */
async function withDeploys(open: () => Promise<Store>): Promise<Store> {
  const store = await open();
  await storedDeploy(store, { id: one });
  await storedDeploy(store, { id: two });
  return store;
}

/** The tables around the deploys. */
export function tablesContract(open: () => Promise<Store>): void {
  describe('templates', () => {
    const template: SavedTemplate = {
      guild: GUILD,
      provider: 'gcp',
      name: 'shop',
      summary: 'All of the shop',
      lines: [{ kind: 'network', name: 'net', settings: { cidr: '10.0.0.0/20' } }],
      version: 1,
      savedBy: '8',
      savedAt: NOW,
    };

    it('are kept by guild, provider and name, and replaced by their name', async () => {
      const { templates } = await open();
      await templates.put({ ...template, name: 'zoo' });
      await templates.put(template);
      await templates.put({ ...template, provider: 'aws' });
      await templates.put({ ...template, version: 2 });
      expect((await templates.of(GUILD, 'gcp')).map(({ name, version }) => [name, version])).toEqual([
        ['shop', 2],
        ['zoo', 1],
      ]);
      expect(await templates.find(GUILD, 'aws', 'shop')).toEqual({ ...template, provider: 'aws' });
      expect(await templates.of('1' as typeof GUILD, 'gcp')).toEqual([]);
    });

    it('go when they are removed, once', async () => {
      const { templates } = await open();
      await templates.put(template);
      expect(await templates.remove(GUILD, 'aws', 'shop')).toBe(false);
      expect(await templates.remove(GUILD, 'gcp', 'shop')).toBe(true);
      expect(await templates.remove(GUILD, 'gcp', 'shop')).toBe(false);
      expect(await templates.find(GUILD, 'gcp', 'shop')).toBeUndefined();
    });
  });

  describe('governance', () => {
    it('keeps grants in the order they were made, with and without an end', async () => {
      const { governance } = await open();
      const forAWeek: Grant = {
        guild: GUILD,
        subject: { kind: 'discord-user', id: '8' },
        role: 'user',
        project: web,
        grantedBy: '1',
        grantedAt: NOW,
        until: later(7),
      };
      const { until: _, project: __, ...forEver } = forAWeek;
      await governance.addGrant(forAWeek);
      await governance.addGrant(forEver);
      expect(await governance.grants(GUILD)).toEqual([
        { ...forAWeek, id: 1 },
        { ...forEver, id: 2 },
      ]);
      expect(await governance.grants('1' as typeof GUILD)).toEqual([]);
    });

    it('finds a link by either side, never by an id of the other surface', async () => {
      const { governance } = await open();
      const link: Link = { discordId: '81', githubLogin: 'ana', linkedAt: NOW, by: 'github' };
      await governance.addLink({ ...link, githubLogin: 'Ana' });
      expect(await governance.linkOf({ surface: 'discord', id: '81' })).toEqual(link);
      expect(await governance.linkOf({ surface: 'github', id: 'ana' })).toEqual(link);
      expect(await governance.linkOf({ surface: 'github', id: '81' })).toBeUndefined();
      expect(await governance.linkOf({ surface: 'system', id: '81' })).toBeUndefined();
    });

    it('makes no second link for either of two, and the same one again', async () => {
      const { governance } = await open();
      const link = (discordId: string, githubLogin: string) =>
        governance.addLink({ discordId, githubLogin, linkedAt: NOW, by: 'discord' });
      expect([await link('1', 'ana'), await link('1', 'Ana'), await link('1', 'bo'), await link('2', 'ana')]).toEqual([
        ...[true, true, false, false],
      ]);
      expect(await governance.removeLink({ surface: 'github', id: 'ana' })).toMatchObject({ discordId: '1' });
      expect(await governance.removeLink({ surface: 'github', id: 'ana' })).toBeUndefined();
      expect(await link('2', 'ana')).toBe(true);
    });

    it('gives a grant once for its cause, and takes one back once', async () => {
      const { governance } = await open();
      const grant: Grant = {
        ...{ guild: GUILD, subject: { kind: 'github-team', id: 'acme/ops' }, role: 'user', grantedBy: '1' },
        ...{ grantedAt: NOW, cause: 'interaction-1', limits: { kinds: ['vm'], size: 'large' } },
      };
      const { id } = await governance.addGrant(grant);
      expect(await governance.addGrant(grant)).toEqual({ ...grant, id });
      expect(await governance.removeGrant('1' as typeof GUILD, id)).toBe(false);
      expect([await governance.removeGrant(GUILD, id), await governance.removeGrant(GUILD, id)]).toEqual([true, false]);
    });

    it('keeps who was last read to be in a team', async () => {
      const { governance } = await open();
      const team = { guild: GUILD, team: 'acme/ops', at: NOW };
      await governance.putTeam({ ...team, logins: ['ana', 'bo'] });
      await governance.putTeam({ ...team, logins: ['bo'] });
      expect(await governance.teams(GUILD)).toEqual([{ ...team, logins: ['bo'] }]);
    });
  });

  describe('locks', () => {
    it('go to the first, stay when it asks again, and are told to the second', async () => {
      const { locks } = await withDeploys(open);
      const first = { stateId: STATE, holder: one, takenAt: NOW };
      expect(await locks.take(STATE, one, NOW)).toEqual(first);
      expect(await locks.take(STATE, one, later(1))).toEqual(first);
      expect(await locks.take(STATE, two, later(2))).toEqual(first);
      expect(await locks.of(STATE)).toEqual(first);
    });

    it('are released by their holder only', async () => {
      const { locks } = await withDeploys(open);
      await locks.take(STATE, one, NOW);
      await locks.release(STATE, two);
      expect((await locks.of(STATE))?.holder).toBe(one);
      await locks.release(STATE, one);
      expect(await locks.of(STATE)).toBeUndefined();
    });
  });

  it('plans come back byte for byte until their files are dropped; their texts stay', async () => {
    const { plans } = await withDeploys(open);
    const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
    const plan: StoredPlan = { id: 'AAAA.1' as PlanId, deploy: one, file: bytes, text: '+ vm', json: { a: [1, null] } };
    await plans.put({ ...plan, text: 'before a crash' });
    await plans.put(plan);
    const found = await plans.find(plan.id);
    expect({ ...found, file: Uint8Array.from(found?.file ?? []) }).toEqual(plan);
    await plans.dropFiles(one);
    expect(await plans.find(plan.id)).toBeUndefined();
    expect(await plans.text(plan.id)).toBe('+ vm');
  });

  it('runs are open until they end, and keep their last progress', async () => {
    const { runs } = await withDeploys(open);
    const run: Run = { id: 'r1' as RunId, deploy: one, kind: 'apply', stateId: STATE, startedAt: NOW };
    const steps: Progress['steps'] = [{ address: 'a.b', action: 'create', is: 'done', startedAt: NOW, seconds: 2 }];
    await runs.put(run);
    await runs.put({ ...run, id: 'r2' as RunId, startedAt: later(1) });
    await runs.progress(run.id, { total: 3, steps });
    expect(await runs.find(run.id)).toEqual({ ...run, progress: { total: 3, steps } });
    await runs.end(run.id, later(9));
    expect(await runs.find(run.id)).toEqual({ ...run, progress: { total: 3, steps }, endedAt: later(9) });
    expect((await runs.open()).map(({ id }) => id)).toEqual(['r2']);
  });

  it('mirrors are found by the beginning of their key, whatever characters it has', async () => {
    const { mirrors } = await open();
    const keys = ['pull:a/b_c#7:check', 'pull:a/b_c#7:comment', 'pull:a/b%c#7:comment', 'pull:a/bxc#7:comment'];
    for (const key of keys) await mirrors.put({ key, remoteId: 'old', hash: digestOf('old'), at: NOW });
    const row = { key: keys[0] ?? '', remoteId: '9', hash: digestOf('new'), at: later(1) };
    await mirrors.put(row);
    const found = await mirrors.of('pull:a/b_c#7:');
    expect(found.map(({ key }) => key)).toEqual(keys.slice(0, 2));
    expect(found[0]).toEqual(row);
  });

  describe('the inbox', () => {
    const item = { id: 'guid-1', source: 'github', name: 'push', payload: { token: 'é' }, receivedAt: NOW } as const;

    it('accepts a delivery once, however often it comes', async () => {
      const { inbox } = await open();
      const answers = [];
      for (let n = 0; n < 10; n += 1) answers.push(await inbox.accept({ ...item, payload: n }));
      expect(answers).toEqual([true, ...Array.from({ length: 9 }, () => false)]);
      expect((await inbox.find(item.id))?.payload).toBe(0);
    });

    it('knows a delivery that is done until it is forgotten, and never forgets what is not done', async () => {
      const { inbox } = await open();
      await inbox.accept(item);
      await inbox.accept({ ...item, id: 'guid-2' });
      await inbox.done(item.id, NOW);
      expect(await inbox.accept(item)).toBe(false);
      expect(await inbox.find(item.id)).toEqual(item);
      await inbox.forget(NOW);
      expect(await inbox.accept(item)).toBe(false);
      await inbox.forget(later(1));
      expect([await inbox.accept(item), await inbox.accept({ ...item, id: 'guid-2' })]).toEqual([true, false]);
    });
  });

  it('notes replace one another', async () => {
    const { notes } = await open();
    expect(await notes.get('bot')).toBeUndefined();
    await notes.set('bot', null);
    expect(await notes.get('bot')).toBeNull();
    await notes.set('bot', { id: '1' });
    expect(await notes.get('bot')).toEqual({ id: '1' });
  });
}
