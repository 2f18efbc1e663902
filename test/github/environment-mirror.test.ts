import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Deploy } from '../../src/core/deploy.ts';
import type { DeployState } from '../../src/core/deploy-state.ts';
import { type DeployId, digestOf, type PlanId, type ProjectId, type Sha } from '../../src/core/ids.ts';
import type { DeployView, MirrorRow, RenderedView } from '../../src/deploy/ports.ts';
import { createEnvironmentMirror } from '../../src/github/environment-mirror.ts';
import { EVENTS } from '../../src/github/permissions.ts';
import { deploymentOf } from '../../src/github/render/deployment.ts';
import { aPlan, aProject, NOW, shaOf } from '../fakes/words.ts';
import { type Harness, REPO, startHarness } from './harness.ts';
import { aView, BY_NAME, STATES } from './views.ts';

let world: Harness;
let head: Sha;
beforeAll(async () => {
  world = await startHarness({ events: [...EVENTS, 'deployment', 'deployment_status'] });
  ({ head } = await world.openPull('applied'));
});
afterAll(async () => {
  expect(world.sandbox.violations).toEqual([]);
  await world.stop();
});

/** Each test has a project of its own, and what its mirror remembers. */
let count = 0;
let project: ProjectId;
let rows: Map<string, MirrorRow>;
beforeEach(() => {
  count += 1;
  project = `web-${count}` as ProjectId;
  rows = new Map();
});

interface Facts extends Partial<Deploy> {
  plan?: string;
  environment?: 'dev' | 'prod';
}

function viewOf(state: DeployState, { plan = '7F3K.1', environment = 'dev', ...facts }: Facts = {}): DeployView {
  const planned = 'plan' in state && state.plan ? { ...state, plan: aPlan({ id: plan as PlanId, head }) } : state;
  const id = plan.split('.')[0] as DeployId;
  return aView(
    planned as DeployState,
    { ...facts, id, project, head, repo: REPO },
    { project: aProject({ id: project, environment }), runPage: 'https://ops.example.com/runs/7f3k-1-apply' },
  );
}

const viewsOf = (deploy: DeployView, isReplaced = false): RenderedView[] =>
  createEnvironmentMirror(world.github, world.log).views({ deploy, isReplaced, written: rows });

/** What a job does: writes what is not written. */
async function show(deploy: DeployView, isReplaced = false): Promise<void> {
  for (const { name, hash, write } of viewsOf(deploy, isReplaced)) {
    if (rows.get(name)?.hash === hash) continue;
    rows.set(name, { key: name, remoteId: await write(rows.get(name)?.remoteId), hash, at: NOW });
  }
}

const deployments = () => world.sandbox.deployments(REPO).filter(({ environment }) => environment.endsWith(project));
const said = () => deployments().map(({ statuses }) => statuses.map(({ state }) => state));

describe('an apply on GitHub', () => {
  it('is one deployment of the commit that is applied, with the run page as its log', async () => {
    await show(viewOf(BY_NAME.applying));
    await show(viewOf(BY_NAME.merging));
    await show(viewOf(BY_NAME.merged));
    expect(deployments()).toMatchObject([
      {
        sha: head,
        environment: `dev/${project}`,
        task: 'guildops:apply',
        payload: { plan: '7F3K.1' },
        transient: false,
        production: false,
        author: { login: 'guildops[bot]' },
        statuses: [
          { state: 'in_progress', logUrl: 'https://ops.example.com/runs/7f3k-1-apply', environmentUrl: '' },
          { state: 'success', description: 'Applied: 2 added' },
        ],
      },
    ]);
  });

  it('is of the default branch where the merge came first', () => {
    const base = shaOf('merge');
    const merged = viewOf(BY_NAME.merged, { landed: { sha: base, before: shaOf('before') } });
    const { state } = merged.deploy;
    if (state.at !== 'applied') throw new Error('not applied');
    const deploy = { ...merged, deploy: { ...merged.deploy, state: { ...state, plan: { ...state.plan, base } } } };
    expect(deploymentOf({ deploy, isReplaced: false, written: rows })).toMatchObject({ commit: base });
  });

  it.each([
    { does: 'says that it failed', name: 'applyFailed', state: 'failure' },
    { does: 'says that it failed in the middle', name: 'partly', state: 'failure' },
    { does: 'says that nobody knows', name: 'unknown', state: 'error' },
  ] as const)('$does', async ({ name, state }) => {
    await show(viewOf(BY_NAME.applying));
    await show(viewOf(BY_NAME[name]));
    expect(said()).toEqual([['in_progress', state]]);
  });

  it('is not there for plans, and not for a merge alone', () => {
    const [kept, none] = [BY_NAME.applying, BY_NAME.ready].map((state) =>
      deploymentOf({ deploy: viewOf(state), isReplaced: false, written: rows }),
    );
    expect([kept?.state, none]).toEqual(['in_progress', undefined]);
    const plan = aPlan({ counts: { add: 0, change: 0, destroy: 0, replace: 0 }, resources: [] });
    const empty: DeployState = { ...BY_NAME.applying, plan };
    expect(deploymentOf({ deploy: aView(empty), isReplaced: false, written: rows })).toBeUndefined();
  });

  it('has descriptions that GitHub takes, in every state', () => {
    for (const state of STATES) {
      const shown = deploymentOf({ deploy: viewOf(state), isReplaced: false, written: rows });
      expect(shown?.description.length ?? 0).toBeLessThanOrEqual(140);
    }
  });

  it.each(['dev', 'prod'] as const)('takes the place of the one before in %s', async (environment) => {
    await show(viewOf(BY_NAME.merged, { plan: '7F3K.1', environment }));
    await show(viewOf(BY_NAME.applyFailed, { plan: '8QZM.1', environment }));
    await show(viewOf(BY_NAME.merged, { plan: '9XYZ.1', environment }));
    expect(said()).toEqual([['success', 'inactive'], ['failure'], ['success']]);
    expect(deployments().every(({ production }) => production === (environment === 'prod'))).toBe(true);
  });

  it('does not come back when its own job was late', async () => {
    await show(viewOf(BY_NAME.merged, { plan: '8QZM.1' }));
    await show(viewOf(BY_NAME.merged, { plan: '7F3K.1' }), true);
    expect(said()).toEqual([['success'], ['inactive']]);
  });

  it('is nobody’s any more when everything is destroyed', async () => {
    await show(viewOf(BY_NAME.merged, { plan: '7F3K.1' }));
    const destroyed = viewOf(BY_NAME.merged, { plan: '8QZM.1' });
    const { state } = destroyed.deploy;
    if (state.at !== 'applied') throw new Error('not applied');
    await show({
      ...destroyed,
      deploy: { ...destroyed.deploy, state: { ...state, plan: { ...state.plan, args: ['-destroy'] } } },
    });
    expect(said()).toEqual([['success', 'inactive'], ['inactive']]);
  });

  it('ends when the state turned out not to be what was planned on', async () => {
    await show(viewOf(BY_NAME.applying));
    await show(viewOf(BY_NAME.planning));
    expect(said()).toEqual([['in_progress', 'inactive']]);
  });
});

describe('a job that dies', () => {
  it('after the deployment was made finds it again', async () => {
    world.sandbox.fault({ kind: 'status-after-commit', method: 'POST', path: /\/deployments$/ });
    await expect(show(viewOf(BY_NAME.applying))).rejects.toThrow(/502/);
    await show(viewOf(BY_NAME.applying));
    expect(said()).toEqual([['in_progress']]);
  });

  it('after the status was added does not add it twice', async () => {
    await show(viewOf(BY_NAME.applying));
    world.sandbox.fault({ kind: 'status-after-commit', method: 'POST', path: /\/statuses$/ });
    await expect(show(viewOf(BY_NAME.merged))).rejects.toThrow(/502/);
    await show(viewOf(BY_NAME.merged));
    expect(said()).toEqual([['in_progress', 'success']]);
  });

  it('is not misled by a deployment that somebody else made', async () => {
    await world.sandbox.addPerson('wim').api('POST', `/repos/${REPO}/deployments`, {
      ...{ ref: head, environment: `dev/${project}`, task: 'guildops:apply', payload: { plan: '7F3K.1' } },
      ...{ auto_merge: false, required_contexts: [] },
    });
    await show(viewOf(BY_NAME.merged));
    expect(deployments().map(({ author, statuses }) => [author.login, statuses.length])).toEqual([
      ['wim', 0],
      ['guildops[bot]', 1],
    ]);
  });
});

it('costs a handful of calls for each apply', async () => {
  const before = world.sandbox.requests.length;
  await show(viewOf(BY_NAME.applying));
  await show(viewOf(BY_NAME.merged));
  expect(world.sandbox.requests.length - before).toBeLessThanOrEqual(5);
});

describe('an App without the permission', () => {
  const least: Record<string, 'read' | 'write'> = {
    ...{ metadata: 'read', contents: 'write', pull_requests: 'write', checks: 'write', issues: 'write' },
  };

  it('asks for it once, shows nothing, is held up by nothing, and begins when it is granted', async () => {
    const bare = await startHarness({ permissions: least });
    try {
      const { sandbox, github, log } = bare;
      const pull = await bare.openPull('bare');
      const write = async (state: DeployState) => {
        const plan = aPlan({ head: pull.head });
        const deploy = aView({ ...state, plan } as DeployState, { repo: REPO, project });
        const [view] = createEnvironmentMirror(github, log).views({ deploy, isReplaced: false, written: rows });
        return view?.write('none');
      };
      expect([await write(BY_NAME.applying), await write(BY_NAME.merged)]).toEqual(['none', 'none']);
      expect(sandbox.requests.filter(({ path }) => path.endsWith('/access_tokens'))).toHaveLength(1);
      expect(log.lines.map(({ message }) => message)).toContain(
        'apply not shown as a deployment: the App lacks deployments: write',
      );
      sandbox.grant('acme', { ...least, deployments: 'write' });
      await sandbox.settled();
      expect(await write(BY_NAME.merged)).toMatch(/^\d+~success$/);
      expect(sandbox.violations).toEqual([]);
    } finally {
      await bare.stop();
    }
  });
});

it('nothing comes back of it: an App that is told of its own deployments stores nothing', async () => {
  await show(viewOf(BY_NAME.merged));
  await world.sandbox.settled();
  const told = world.sandbox.deliveries.filter(({ event }) => event.startsWith('deployment'));
  expect(told.length).toBeGreaterThan(0);
  expect(new Set(told.map(({ outcome }) => outcome))).toEqual(new Set(['accepted']));
  expect(world.offered.filter((id) => told.some(({ guid }) => guid === id))).toEqual([]);
});

it('the hash of what is shown is one for one text', () => {
  const hashOf = (state: DeployState) => viewsOf(viewOf(state))[0]?.hash ?? digestOf('');
  expect(hashOf(BY_NAME.merging)).toBe(hashOf(BY_NAME.merged));
  expect(hashOf(BY_NAME.applying)).not.toBe(hashOf(BY_NAME.merged));
});
