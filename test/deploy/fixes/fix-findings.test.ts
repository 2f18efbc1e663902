import { describe, expect, it } from 'vitest';
import type { DeployId } from '../../../src/core/ids.ts';
import { digestOf } from '../../../src/core/ids.ts';
import type { Json } from '../../../src/core/json.ts';
import type { PlanOutcome } from '../../../src/deploy/ports.ts';
import { githubPerson } from '../../fakes/words.ts';
import { aPlanOf, type Planned } from '../../review/plans.ts';
import { deploysOf, draft, handMade, refusalOf } from '../steps.ts';
import { ana, bo, createWorld, dev, kim, type World } from '../world.ts';

const HEAD = 'terraform {\n  backend "http" {}\n}\n';
const KEY = 'resource "aws_kms_key" "a" {\n  description         = "x"\n  enable_key_rotation = false\n}\n';
const MAIN = `${HEAD}${KEY}`;
const QUEUE = 'resource "aws_sqs_queue" "q" {\n  sqs_managed_sse_enabled = false\n}\n';

const plan = (...some: Planned[]): PlanOutcome => ({
  ...{ kind: 'planned', file: Buffer.from(''), text: 'x', engine: 'terraform 1.11.4' },
  ...{ json: aPlanOf(some) as Json, changes: digestOf(JSON.stringify(some)) },
});
const key: Planned = { address: 'aws_kms_key.a', after: { description: 'x', enable_key_rotation: false } };
const queue: Planned = { address: 'aws_sqs_queue.q', after: { sqs_managed_sse_enabled: false } };

/** A person's pull request that adds a queue beside a key that was there; the rules find something at both. */
async function opened(): Promise<{ world: World; id: DeployId; number: number }> {
  const world = await createWorld();
  world.repositories.push('main', { 'infra/main.tf': MAIN });
  await world.settle();
  world.engine.nextPlans.push(plan(key, queue));
  const number = await handMade(world, { branch: 'queue', files: { 'infra/queue.tf': QUEUE } });
  const [deploy] = await deploysOf(world, number);
  if (!deploy) throw new Error('the pull request has no deploy');
  return { world, id: deploy.id, number };
}

/** The state is the other pull request's until that has ended. */
async function planned({ world, id }: { world: World; id: DeployId }, mending: DeployId): Promise<void> {
  await world.settleLater();
  expect((await world.get(mending)).state).toMatchObject({ at: 'validating', waitingFor: id });
  await world.useCases.cancelDeploy({ deploy: id, by: dev, why: 'enough' });
  await world.settle();
}

const fix = ({ world, id }: { world: World; id: DeployId }, more = {}) =>
  world.useCases.fixFindings({ deploy: id, by: dev, cause: 'c-1', rule: 'ENC-010', ...more });

describe('mending what people wrote', () => {
  it('is a pull request of its own on the default branch, planned like any other', async () => {
    const stage = await opened();
    const { id } = await fix(stage);
    await planned(stage, id);
    const { pull, state, origin } = await stage.world.get(id);
    expect([pull?.title, state.at, origin]).toEqual(['infra: mend what the rules found', 'plan_ready', 'request']);
    const { files } = stage.world.repositories.proposed.at(-1) ?? {};
    expect([...(files ?? [])]).toEqual([['infra/main.tf', MAIN.replace('= false', '= true')]]);
    expect(stage.world.pulls.opened.at(-1)?.body).toContain('ENC-010: `enable_key_rotation = true` of `aws_kms_key.a`');
  });

  it('is one at a time, also when the comment comes again', async () => {
    const stage = await opened();
    const { id } = await fix(stage);
    expect((await fix(stage)).id).toBe(id);
    expect((await fix(stage, { cause: 'c-2', rule: 'enc-010', address: 'aws_kms_key.a' })).id).toBe(id);
  });

  it('is refused for what the pull request itself brings, for what no constant mends, and for who may not', async () => {
    const stage = await opened();
    const nothing = [{ rule: 'ENC-007' }, { rule: 'NET-001' }, { address: 'aws_kms_key.b' }];
    for (const wanted of nothing) expect(await refusalOf(fix(stage, wanted))).toEqual(['nothing-to-do']);
    stage.world.pulls.permissions.set('eve', 'read');
    for (const by of [githubPerson('eve'), kim]) expect(await refusalOf(fix(stage, { by }))).toEqual(['no-right']);
  });

  it.each(['repositories.propose', 'pulls.open'] as const)('goes on where it died, around %s', async (call) => {
    for (const when of ['before', 'after'] as const) {
      const stage = await opened();
      stage.world.faults.once(call, when);
      const { id } = await fix(stage);
      await planned(stage, id);
      expect(await stage.world.at(id)).toBe('plan_ready');
      expect(stage.world.pulls.opened.filter(({ title }) => title.includes('mend'))).toHaveLength(1);
    }
  });

  it('leaves to a person what the default branch says in another way by then', async () => {
    const stage = await opened();
    const { id } = await fix(stage);
    stage.world.repositories.push('main', { 'infra/main.tf': MAIN.replace('= false', '= var.rotation') });
    await stage.world.settle();
    await stage.world.useCases.cancelDeploy({ deploy: stage.id, by: dev, why: 'enough' });
    await stage.world.settle();
    expect(await stage.world.at(id)).toBe('failed');
  });
});

const FILE = 'projects/web-dev/resources/bucket-logs.yaml';
const bucket: Planned = { address: 'google_storage_bucket.logs', after: { versioning: [{ enabled: false }] } };

/** A request for a bucket without versions, or for a network, with its plan. */
async function requested(world: World, kind: 'bucket' | 'network', ...plans: PlanOutcome[]): Promise<DeployId> {
  const deploy = await draft(world, { network: kind === 'network' ? 'other' : '' });
  const bare = { deploy, by: ana, kind: 'bucket', name: 'logs', settings: { versioning: 'false' } } as const;
  if (kind === 'bucket') await world.useCases.addResource(bare);
  await world.useCases.submitRequest({ deploy, by: ana });
  world.engine.nextPlans.push(...plans);
  await world.settle();
  return deploy;
}
const mend = (world: World, deploy: DeployId, by = ana) =>
  world.useCases.fixFindings({ deploy, by, cause: `c-${by.id}`, rule: 'STO-005' });

describe('mending what was asked for in words', () => {
  it('is the setting that makes the code say so, in a request of its own', async () => {
    const world = await createWorld();
    const first = await requested(world, 'bucket');
    await world.useCases.askApply({ deploy: first, by: ana });
    await world.settle();
    const id = await requested(world, 'network', plan(bucket));
    const fixed = await mend(world, id);
    expect(fixed.id).not.toBe(id);
    await world.settle();
    expect(world.repositories.proposed.at(-1)?.files.get(FILE)).toContain('versioning: true');
    expect([...(world.repositories.proposed.at(-1)?.files.keys() ?? [])]).toContain('projects/web-dev/bucket-logs.tf');
    expect(world.pulls.opened.at(-1)?.body).toContain('`versioning.enabled = true` of `google_storage_bucket.logs`');
  });

  it('is a change of the request that brings it, by who asked for it', async () => {
    const world = await createWorld();
    const id = await requested(world, 'bucket', plan(bucket));
    expect(await refusalOf(mend(world, id, bo))).toEqual(['not-amendable']);
    expect((await mend(world, id)).id).toBe(id);
    expect((await mend(world, id)).id).toBe(id);
    await world.settle();
    expect(await world.at(id)).toBe('plan_ready');
    expect(world.repositories.proposed.at(-1)?.files.get(FILE)).toContain('versioning: true');
    expect(world.pulls.opened).toHaveLength(1);
  });
});
