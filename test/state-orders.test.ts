import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunId } from '../src/core/ids.ts';
import { stateIdOf } from '../src/core/project.ts';
import { createSealer } from '../src/core/seal.ts';
import { createStateAccess } from '../src/state/access.ts';
import { orderState, type StateOrderNeeds } from '../src/state-orders.ts';
import { refusalOf } from './deploy/steps.ts';
import { fakeLog, fakeRules, manualClock } from './fakes/ports.ts';
import { fakeStore } from './fakes/store.ts';
import { aProject, NOW } from './fakes/words.ts';

const RUN = '7f3k-1-apply' as RunId;
const state = (serial: number, resources: Record<string, unknown>): Buffer =>
  Buffer.from(
    JSON.stringify({
      version: 4,
      terraform_version: '1.11.4',
      serial,
      lineage: 'one-history',
      outputs: {},
      resources: Object.entries(resources).map(([name, attributes]) => ({
        mode: 'managed',
        type: 'google_sql_user',
        name,
        provider: 'provider["registry.terraform.io/hashicorp/google"]',
        instances: [{ schema_version: 0, attributes, sensitive_attributes: [[{ type: 'get_attr', value: 'pin' }]] }],
      })),
    }),
  );

describe('the kept versions of a state', () => {
  const project = aProject();
  const stateId = stateIdOf(project);
  let needs: StateOrderNeeds;
  let folder: string;
  const order = (what: string, more: Record<string, string> = {}) =>
    orderState(needs, { do: what, project: project.id, by: 'ops', ...more });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildops-state-'));
    const clock = manualClock(NOW);
    const store = await fakeStore(clock);
    await store.projects.add(project);
    const sealer = createSealer([{ id: 'test', key: Buffer.alloc(32, 7) }]);
    const states = createStateAccess({ store: store.states, sealer, clock, origin: 'http://127.0.0.1' });
    await states.recover(RUN, stateId, state(1, { ana: { name: 'ana', password: 'hunter2', pin: '1234' } }));
    await states.recover(
      RUN,
      stateId,
      state(2, { ana: { name: 'ann', password: 'hunter3', pin: '1234' }, bo: { name: 'bo' } }),
    );
    needs = { store, states, clock, rules: fakeRules(), log: fakeLog([]) };
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are listed, shown and compared, with every secret hidden', async () => {
    expect(await order('list')).toMatch(/1 {2}one-hist .*7f3k-1-apply\n.*2 {2}one-hist/);
    const shown = await order('show', { serial: '1' });
    expect(shown).toContain('"name": "ana"');
    const compared = await order('diff', { from: '1', to: '2' });
    expect(compared).toBe(
      '+ google_sql_user.bo\n~ google_sql_user.ana\n    name: "ana" -> "ann"\n    password: "(sensitive value)" -> "(sensitive value, changed)"',
    );
    expect(shown + compared).not.toMatch(/hunter|1234/);
  });

  it('are written to a file as they are, which is never written over', async () => {
    const out = join(folder, 'state.json');
    await order('show', { out });
    expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ serial: 2 });
    await expect(order('show', { out })).rejects.toThrow(/EEXIST/);
  });

  it('come back under a new serial, with who did it', async () => {
    expect(await order('restore', { serial: '1', confirm: project.id })).toContain('as serial 3');
    const [last] = (await needs.states.versions(stateId)).slice(-1);
    expect(last).toMatchObject({ serial: 3, lineage: 'one-history', run: 'restore-of-1-by-ops' });
    expect(await order('diff', { from: '1', to: '3' })).toBe('no resource differs');
  });

  it.each([
    { what: 'a restore without the name', act: 'restore', more: { serial: '1' }, codes: ['not-confirmed'] },
    { what: 'a version that is not kept', act: 'show', more: { serial: '9' }, codes: ['bad-input'] },
    {
      what: 'a lock that nobody holds',
      act: 'unlock',
      more: { lock: 'x', confirm: 'web-dev' },
      codes: ['nothing-to-do'],
    },
  ])('refuse $what', async ({ act, more, codes }) => {
    expect(await refusalOf(order(act, more as Record<string, string>))).toEqual(codes);
  });

  it('are not restored while terraform holds the lock; the lock goes by its id', async () => {
    const store = needs.store as Awaited<ReturnType<typeof fakeStore>>;
    await store.states.lock({ stateId, id: 'abc', run: RUN, info: '{}', at: NOW });
    const confirm = project.id;
    expect(await refusalOf(order('restore', { serial: '1', confirm }))).toEqual(['state-busy']);
    expect(await order('unlock', { lock: 'abc', confirm })).toContain('no longer locked');
    expect(await order('restore', { serial: '1', confirm })).toContain('as serial 3');
  });
});
