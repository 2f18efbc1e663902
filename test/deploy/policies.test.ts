import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/core/refusal.ts';
import { seatsText } from '../../src/policy/seats.ts';
import { planOutcome } from '../fakes/engine.ts';
import { GUILD, NOW } from '../fakes/words.ts';
import { deployOf, draft, filesWith, handMade, planned, refusalOf } from './steps.ts';
import { ana, bo, createWorld, kim, li, mira, type World } from './world.ts';

const HOUR_MS = 3_600_000;
const set = (world: World, text: string, by = mira) => world.useCases.setPolicies({ guild: GUILD, by, text });
const NO_NETWORKS = 'policies: [{ id: no-nets, type: permission, resources: "type:network", actions: [create] }]';
const LOOK =
  'policies: [{ id: look, type: permission, resources: "type:network", actions: [create], effect: require_approval, approvals: { of: admin } }]';

describe('policies', () => {
  it('are written by administrators alone, version by version, and audited', async () => {
    const world = await createWorld();
    expect(await refusalOf(set(world, NO_NETWORKS, ana))).toEqual(['no-right']);
    await set(world, NO_NETWORKS);
    expect(await set(world, NO_NETWORKS)).toEqual([]);
    await world.useCases.switchPolicy({ guild: GUILD, by: mira, id: 'no-nets', to: 'off' });
    await world.useCases.switchPolicy({ guild: GUILD, by: mira, id: 'no-nets', to: 'deleted' });
    expect(await world.useCases.listPolicies(GUILD)).toEqual([]);
    const history = await world.useCases.policyHistory({ guild: GUILD, id: 'no-nets' });
    expect(history.map(({ version, policy }) => [version, policy?.enabled])).toEqual([
      [3, undefined],
      [2, false],
      [1, true],
    ]);
    const audited = await world.store.audit.latest({ guild: GUILD }, { limit: 10 });
    expect(audited.map(({ what }) => what)).toEqual(['policy-deleted', 'policy-off', 'policy-set']);
  });

  it('refuse a line of a draft that they deny, with the policy named', async () => {
    const world = await createWorld();
    await set(world, NO_NETWORKS);
    const refused = await draft(world).catch((error: unknown) => error);
    expect((refused as Refusal).problems).toMatchObject([{ code: 'policy', policy: 'no-nets', at: 'network-main' }]);
  });

  it('raise what a plan needs, and say of whom', async () => {
    const world = await createWorld();
    await set(world, LOOK);
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana });
    expect(await world.at(id)).toBe('plan_ready');
    await world.useCases.approveDeploy({ deploy: id, by: bo });
    expect(await world.at(id)).toBe('plan_ready');
    const { have, need, missing } = (await world.useCases.viewDeploy(id)).approvals;
    expect([have, need, missing && seatsText(missing)]).toEqual([1, 2, '1 × a policy (admin)']);
    await world.useCases.approveDeploy({ deploy: id, by: mira });
    await world.settle();
    expect(await world.at(id)).toBe('applied');
  });

  it('hold a plan that was approved before they were written', async () => {
    const world = await createWorld({ environment: 'staging' });
    const id = await planned(world);
    await world.useCases.approveDeploy({ deploy: id, by: bo });
    expect(await world.at(id)).toBe('approved');
    await set(world, LOOK);
    await world.settle();
    expect(await world.at(id)).toBe('plan_ready');
    await set(world, NO_NETWORKS);
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({ plan: { verdict: { is: 'deny' } } });
    expect(await refusalOf(world.useCases.askApply({ deploy: id, by: ana }))).toEqual(['policy']);
  });

  it('are tried on a past plan and on a draft without any effect', async () => {
    const world = await createWorld();
    const id = await planned(world);
    const tested = await world.useCases.testPolicies({ guild: GUILD, by: ana, deploy: id, text: NO_NETWORKS });
    expect(tested).toMatchObject({ of: 'plan', outcome: { denied: [{ policy: 'no-nets' }] } });
    const open = await draft(world, { network: 'other' });
    expect(await world.useCases.testPolicies({ guild: GUILD, by: ana, deploy: open, text: LOOK })).toMatchObject({
      of: 'draft',
      outcome: { asked: [{ policy: 'look', at: 'network-other' }] },
    });
    expect(await refusalOf(world.useCases.testPolicies({ guild: GUILD, by: kim, deploy: id }))).toEqual(['no-right']);
    expect(await world.at(id)).toBe('plan_ready');
  });
});

describe('approvals in stages', () => {
  const STAGES = `approvals: [{ id: staged, stages: [{ name: security, of: "discord-user:${li.id}" }, { name: owners, of: admin }] }]`;

  it('follow each other', async () => {
    const world = await createWorld();
    await set(world, STAGES);
    const id = await planned(world);
    expect(await refusalOf(world.useCases.approveDeploy({ deploy: id, by: mira }))).toEqual(['not-your-turn']);
    expect(await refusalOf(world.useCases.approveDeploy({ deploy: id, by: bo }))).toEqual(['not-your-turn']);
    await world.useCases.approveDeploy({ deploy: id, by: li });
    await world.useCases.approveDeploy({ deploy: id, by: mira });
    expect(await world.at(id)).toBe('approved');
  });
});

describe('auto-approval', () => {
  const AUTO = 'approvals: [{ id: small, need: 1, auto: { below_usd: 1000 } }]';

  it('lets what is harmless go without a look, as nobody’s approval', async () => {
    const world = await createWorld({ environment: 'prod' });
    await set(world, AUTO);
    const id = await planned(world);
    expect((await world.get(id)).state).toMatchObject({ at: 'approved', approvals: [{ by: { surface: 'system' } }] });
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect(await world.at(id)).toBe('applied');
  });

  const IGNORED = '# guildops:ignore NET-001 reason="the office"\nresource "google_compute_firewall" "ssh" {\n}\n';
  const SSH = {
    type: 'google_compute_firewall',
    values: { direction: 'INGRESS', source_ranges: ['0.0.0.0/0'], allow: [{ protocol: 'tcp', ports: ['22'] }] },
  };

  it.each([
    { when: 'came with the change', before: 'resource "google_compute_firewall" "ssh" {\n}\n', at: 'plan_ready' },
    { when: 'stood there before', before: IGNORED, at: 'approved' },
  ])('ends where a comment that suppresses $when: $at', async ({ before, at }) => {
    const world = await createWorld({ environment: 'prod' });
    await set(world, AUTO);
    world.repositories.push('main', { 'projects/web-dev/open.tf': before });
    world.engine.nextPlans.push(planOutcome(0, new Map(), new Map([['google_compute_firewall.ssh', SSH]])));
    const files = { 'projects/web-dev/open.tf': IGNORED, 'projects/web-dev/more.tf': '# more\n' };
    const { state } = await deployOf(world, await handMade(world, { branch: 'open', files }));
    expect(state).toMatchObject({ at, plan: { findings: [{ rule: 'NET-001', status: 'suppressed' }] } });
  });

  it('ends with the policy', async () => {
    const world = await createWorld({ environment: 'prod' });
    await set(world, AUTO);
    const id = await planned(world);
    await world.useCases.switchPolicy({ guild: GUILD, by: mira, id: 'small', to: 'off' });
    await world.settle();
    expect(await world.at(id)).toBe('plan_ready');
  });
});

describe('a freeze', () => {
  const freeze = (world: World, until = '2d') =>
    world.useCases.setFreeze({ guild: GUILD, by: mira, id: 'holidays', until, reason: 'Nobody is here' });

  it('keeps plans from being applied until it is lifted', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await freeze(world);
    expect((await world.useCases.viewDeploy(id)).frozen).toMatchObject({ id: 'holidays', reason: 'Nobody is here' });
    expect(await refusalOf(world.useCases.askApply({ deploy: id, by: ana }))).toEqual(['frozen']);
    await world.useCases.liftFreeze({ guild: GUILD, by: mira, id: 'holidays' });
    await world.useCases.askApply({ deploy: id, by: ana });
    await world.settle();
    expect(await world.at(id)).toBe('applied');
  });

  it('that begins after the ask is met at the apply', async () => {
    const world = await createWorld({ environment: 'staging' });
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana });
    await freeze(world);
    await world.useCases.approveDeploy({ deploy: id, by: bo });
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({ at: 'approved', refused: [{ code: 'frozen' }] });
    expect(world.engine.applied).toEqual([]);
  });

  it('puts off what was asked for at a time, until it ends', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await freeze(world, '3h');
    await world.useCases.askApply({ deploy: id, by: ana, at: '1h' });
    world.clock.advance(HOUR_MS);
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({ terms: { due: new Date(NOW.getTime() + 3 * HOUR_MS) } });
    world.clock.advance(2 * HOUR_MS);
    await world.settle();
    expect(await world.at(id)).toBe('applied');
  });

  it('is set and lifted by administrators, and says what is wrong with it', async () => {
    const world = await createWorld();
    const input = { guild: GUILD, by: ana, id: 'x1', until: '2d', reason: 'r' };
    expect(await refusalOf(world.useCases.setFreeze(input))).toEqual(['no-right']);
    expect(await refusalOf(world.useCases.setFreeze({ ...input, by: mira, until: 'soon' }))).toEqual(['bad-input']);
    expect(await refusalOf(world.useCases.setFreeze({ ...input, by: mira, cron: '0 1 * * *' }))).toEqual(['bad-input']);
    expect(await refusalOf(world.useCases.liftFreeze({ guild: GUILD, by: mira, id: 'none' }))).toEqual(['no-such']);
  });
});

describe('an apply at a time', () => {
  it('waits for it, and can be taken back', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana, at: '2h' });
    await world.settle();
    expect(await world.at(id)).toBe('approved');
    await world.useCases.withdrawAsk({ deploy: id, by: bo });
    await world.settleLater(3 * HOUR_MS);
    expect(await world.at(id)).toBe('approved');
    await world.useCases.askApply({ deploy: id, by: ana, at: '4h' });
    await world.settleLater(5 * HOUR_MS);
    expect(await world.at(id)).toBe('applied');
  });

  it('asks all gates again then', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana, at: '2h' });
    await set(world, NO_NETWORKS);
    await world.settleLater(3 * HOUR_MS);
    expect((await world.get(id)).state).toMatchObject({ refused: [{ code: 'policy' }] });
    expect(world.engine.applied).toEqual([]);
  });

  it('is not applied when main moved and the plan does something else, which whoever asked is told', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana, at: '2h' });
    world.repositories.push('main', filesWith(world.project, { network: 'other' }));
    await world.settleLater(3 * HOUR_MS);
    expect((await world.get(id)).state).toMatchObject({ at: 'plan_ready', plan: { n: 2 } });
    expect((await world.get(id)).state).not.toHaveProperty('asked');
    expect(world.engine.applied).toEqual([]);
    expect(world.notices).toMatchObject([
      {
        to: { person: ana.id },
        body: {
          title: `Deploy ${id} of web-dev is not applied at 2026-11-20 14:00 UTC, as you asked`,
          lines: [expect.stringContaining('changes something else now'), expect.anything()],
        },
      },
    ]);
  });

  it('is applied all the same when main moved elsewhere', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana, at: '2h' });
    world.repositories.push('main', { 'README.md': 'more' });
    await world.settleLater(3 * HOUR_MS);
    expect(await world.at(id)).toBe('applied');
    expect(world.notices).toEqual([]);
  });

  it('is refused by a freeze that outlasts its plan, which whoever asked is told', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await world.useCases.askApply({ deploy: id, by: ana, at: '2h' });
    await world.useCases.setFreeze({ guild: GUILD, by: mira, id: 'holidays', until: '3d', reason: 'Nobody is here' });
    await world.settleLater(3 * HOUR_MS);
    expect((await world.get(id)).state).toMatchObject({ refused: [{ code: 'frozen' }] });
    expect(world.engine.applied).toEqual([]);
    expect(world.notices).toMatchObject([
      { to: { person: ana.id }, body: { lines: [expect.stringContaining('Nobody is here'), expect.anything()] } },
    ]);
  });

  it.each([
    { typed: 'hh:mm', at: (due: Date) => due.toISOString().slice(11, 16) },
    {
      typed: 'another clock',
      at: (due: Date) => `${new Date(due.getTime() + 2 * HOUR_MS).toISOString().slice(0, 16)}+02:00`,
    },
    { typed: 'a date', at: (due: Date) => due.toISOString().slice(0, 16).replace('T', ' ') },
  ])('is due when it says, as $typed', async ({ at }) => {
    const world = await createWorld();
    const id = await planned(world);
    const due = new Date(Math.floor(world.clock.now().getTime() / 60_000) * 60_000 + 2 * HOUR_MS);
    await world.useCases.askApply({ deploy: id, by: ana, at: at(due) });
    expect((await world.get(id)).state).toMatchObject({ terms: { due } });
  });

  it.each(['yesterday', '2020-01-01', '3d', '0m', '24:00', '22:00+02:00', '22:00 Europe/Berlin'])(
    'is refused for %s',
    async (at) => {
      const world = await createWorld();
      const id = await planned(world);
      expect(await refusalOf(world.useCases.askApply({ deploy: id, by: ana, at }))).toEqual(['bad-input']);
    },
  );
});

describe('breaking the glass', () => {
  const reason = 'Production is down';

  it('goes past freeze and missing approvals, and tells the other administrators', async () => {
    const world = await createWorld({ environment: 'prod', rules: { admins: [mira.id, li.id] } });
    const id = await planned(world);
    await world.useCases.setFreeze({ guild: GUILD, by: mira, id: 'holidays', until: '2d', reason: 'Nobody is here' });
    await world.useCases.askApply({ deploy: id, by: mira, breakGlass: reason });
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({ at: 'applied', breakGlass: reason });
    expect(world.notices).toMatchObject([{ to: { person: li.id } }]);
    const [row] = await world.store.audit.latest({ guild: GUILD, what: 'apply-asked' }, { limit: 1 });
    expect(row?.details).toContain(reason);
  });

  it.each([
    ['nobody but administrators', ana, reason, 'no-right'],
    ['nobody without a reason', mira, 'because', 'bad-input'],
  ])('is for %s', async (_, by, why, code) => {
    const world = await createWorld({ environment: 'prod' });
    const id = await planned(world);
    expect(await refusalOf(world.useCases.askApply({ deploy: id, by, breakGlass: why }))).toEqual([code]);
  });

  it('goes past no policy that denies, and past no plan that is too old', async () => {
    const world = await createWorld();
    const id = await planned(world);
    await set(world, NO_NETWORKS);
    expect(await refusalOf(world.useCases.askApply({ deploy: id, by: mira, breakGlass: reason }))).toEqual(['policy']);
    world.clock.advance(25 * HOUR_MS);
    const codes = await refusalOf(world.useCases.askApply({ deploy: id, by: mira, breakGlass: reason }));
    expect(codes).toEqual(['policy', 'plan-too-old']);
  });
});
