import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DeployState } from '../../src/core/deploy-state.ts';
import type { DeployId, ProjectId } from '../../src/core/ids.ts';
import { aDeploy, aPlan, githubPerson, NOW } from '../fakes/words.ts';
import { type Stage, startStage } from './inbox-stage.ts';
import { BY_NAME } from './views.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.stop());

describe('a command of somebody who may', () => {
  it.each([
    { body: 'guildops plan', asks: 'askReplan', with: {} },
    { body: 'guildops apply', asks: 'askApply', with: { plan: '7F3K.1' } },
    { body: 'guildops apply --at 22:00', asks: 'askApply', with: { plan: '7F3K.1', at: '22:00' } },
    { body: 'guildops apply at:2h', asks: 'askApply', with: { plan: '7F3K.1', at: '2h' } },
    {
      body: 'guildops apply --break-glass "the shop is down"',
      asks: 'askApply',
      with: { plan: '7F3K.1', breakGlass: 'the shop is down' },
    },
    { body: '/approve', asks: 'approveDeploy', with: { plan: '7F3K.1' } },
    { body: 'guildops discard', asks: 'cancelDeploy', with: { why: expect.stringMatching(/^discarded by a comment/) } },
    { body: 'guildops unlock', asks: 'cancelDeploy', with: { why: expect.stringMatching(/^unlocked by a comment/) } },
  ])('$body is asked of the story, seen and done', async ({ body, asks, with: more }) => {
    const { reactions, replies } = await stage.say('wim', body);
    expect(stage.asked).toMatchObject([[asks, { deploy: '7F3K', by: githubPerson('wim'), ...more }]]);
    expect(reactions).toEqual(['eyes', 'rocket']);
    expect(replies).toEqual(asks === 'askApply' ? [expect.stringContaining('noted')] : []);
  });

  it('passes arguments on to the plan, and means the project whose name it confirms', async () => {
    const api = stage.deployAt(BY_NAME.ready, { id: '8QZM' as DeployId, project: 'api' as ProjectId });
    stage.deploys = [stage.deployAt(BY_NAME.ready), api];
    await stage.say('wim', 'guildops plan --confirm api -- --destroy -var "a=b c"');
    expect(stage.asked).toMatchObject([
      ['askReplan', { deploy: '8QZM', args: ['-destroy', '-var=a=b c'], confirm: 'api' }],
    ]);
  });

  it.each([
    { body: 'guildops state list', act: { do: 'list' } },
    { body: `guildops state show 'module.a.x_y.z["k"]'`, act: { do: 'show', address: 'module.a.x_y.z["k"]' } },
    {
      body: 'guildops state rm x_y.a x_y.b --confirm web-dev',
      act: { do: 'rm', addresses: ['x_y.a', 'x_y.b'] },
      confirm: 'web-dev',
    },
    { body: 'guildops import x_y.a "weird id"', act: { do: 'import', address: 'x_y.a', id: 'weird id' } },
    {
      body: 'guildops unlock --state-lock 1111-2222 --confirm web-dev',
      act: { do: 'unlock', lock: '1111-2222' },
      confirm: 'web-dev',
    },
  ])('$body is asked of the story once for one comment', async ({ body, ...more }) => {
    const { reactions } = await stage.say('wim', body);
    expect(reactions).toEqual(['eyes', 'rocket']);
    expect(stage.asked).toMatchObject([['askState', { deploy: '7F3K', cause: expect.any(Number), ...more }]]);
  });

  it('pins the plan that it names', async () => {
    await stage.say('wim', '/apply 7f3k.1');
    expect(stage.asked).toMatchObject([['askApply', { plan: '7F3K.1' }]]);
  });

  it('is about the deploys where it has something to do, and one project when it says so', async () => {
    const api = stage.deployAt(BY_NAME.ready, { id: '8QZM' as DeployId, project: 'api' as ProjectId });
    stage.deploys = [stage.deployAt(BY_NAME.merged), api];
    await stage.say('wim', 'guildops apply');
    stage.deploys = [stage.deployAt(BY_NAME.ready), api];
    await stage.say('wim', 'guildops apply -d projects/api');
    expect(stage.asked.map(([, input]) => (input as { deploy: string }).deploy)).toEqual(['8QZM', '8QZM']);
  });

  it('is not a decision about a plan that was made after it was written', async () => {
    const late = { ...BY_NAME.ready, plan: aPlan({ plannedAt: new Date(Date.now() + 60_000) }) };
    stage.deploys = [aDeploy(late, { head: stage.head })];
    const { reactions, replies } = await stage.say('wim', 'guildops apply');
    expect(stage.asked).toEqual([]);
    expect(reactions).toEqual(['eyes', '-1']);
    expect(replies.join()).toContain('Read the new plan');
  });
});

describe('a fix', () => {
  const fixes = [
    { rule: 'CMP-001', address: 'aws_instance.a', file: 'main.tf', path: ['x'], value: 'true', line: 1, text: 'x' },
  ];
  const plan = (some = fixes) => ({ ...BY_NAME.ready, plan: { ...aPlan(), fixes: some } }) as DeployState;
  it('is asked of the deploys whose plan has the finding', async () => {
    const other = stage.deployAt(plan([]), { id: '8QZM' as DeployId, project: 'api' as ProjectId });
    stage.deploys = [other, stage.deployAt(plan())];
    const { reactions, replies } = await stage.say('wim', 'guildops fix cmp-001 aws_instance.a');
    expect(stage.asked).toMatchObject([
      ['fixFindings', { deploy: '7F3K', rule: 'cmp-001', address: 'aws_instance.a', by: { id: 'wim' } }],
    ]);
    expect(reactions).toEqual(['eyes', 'rocket']);
    expect(replies.join()).toMatch(/7F3K.*says it now/);
  });

  it('is refused with the reasons, and for who may only read', async () => {
    stage.refusal = { code: 'nothing-to-do', what: 'There is none.' };
    expect(await stage.say('wim', 'guildops fix NET-001')).toMatchObject({
      reactions: ['eyes', '-1'],
      replies: [expect.stringContaining('There is none.')],
    });
    stage.asked = [];
    expect(await stage.say('rea', 'guildops fix CMP-001')).toMatchObject({ reactions: ['eyes', '-1'] });
    expect(stage.asked).toEqual([]);
  });
});

describe('a rollback', () => {
  it.each([
    { body: 'guildops rollback', asks: ['rollBack', { deploy: '7F3K' }], says: /takes it back/ },
    { body: '/rollback 7f3k', asks: ['rollBack', { deploy: '7F3K' }], says: /takes it back/ },
    {
      body: 'guildops rollback --to v1.0.0',
      asks: ['rollBackTo', { project: 'web-dev', to: 'v1.0.0' }],
      says: /planned and approved like any other/,
    },
  ])('$body is asked of the story, and says what comes of it', async ({ body, asks, says }) => {
    stage.deploys = [stage.deployAt(BY_NAME.merged)];
    const { reactions, replies } = await stage.say('wim', body);
    const cause = expect.stringMatching(/^comment:\d+:7F3K$/);
    expect(stage.asked).toMatchObject([[asks[0], { ...Object(asks[1]), by: githubPerson('wim'), cause }]]);
    expect(reactions).toEqual(['eyes', 'rocket']);
    expect(replies.join()).toMatch(says);
  });

  it('to a point asks which project is meant where a pull request has several', async () => {
    stage.deploys = [
      stage.deployAt(BY_NAME.merged),
      stage.deployAt(BY_NAME.merged, { id: '8QZM' as DeployId, project: 'api' as ProjectId }),
    ];
    const { reactions, replies } = await stage.say('wim', 'guildops rollback --to v1.0.0');
    expect(stage.asked).toEqual([]);
    expect(reactions).toEqual(['eyes', '-1']);
    expect(replies.join()).toContain('-p api');
  });
});

describe('a release tag', () => {
  it('is asked of the story for every deploy that the comment is about', async () => {
    stage.deploys = [stage.deployAt(BY_NAME.merged)];
    const { reactions, replies } = await stage.say('wim', 'guildops tag v1.0.0');
    expect(stage.asked).toMatchObject([['tagRelease', { deploy: '7F3K', name: 'v1.0.0', by: githubPerson('wim') }]]);
    expect(reactions).toEqual(['eyes', 'rocket']);
    expect(replies.join()).toContain('Release `v1.0.0` is on');
  });
});

describe('a question', () => {
  it('about where things stand is answered from the present state, with what may be asked next', async () => {
    const { reactions, replies } = await stage.say('wim', 'guildops status');
    expect(stage.asked).toEqual([]);
    expect(reactions).toEqual(['eyes', 'rocket']);
    expect(replies.join()).toMatch(/Plan for web-dev.*`7F3K`.*Next:.*`guildops apply`/);
  });

  it('about where things stand says who holds the lock, and since when', async () => {
    stage.deploys = [stage.deployAt({ at: 'validating', carried: { approvals: [] }, waitingFor: '8QZM' as DeployId })];
    stage.line = { holder: { ...stage.deployAt(BY_NAME.ready), id: '8QZM' as DeployId }, position: 1, since: NOW };
    expect((await stage.say('wim', 'guildops status')).replies.join()).toMatch(
      /number 1.*`8QZM`.* holds the lock on this project since 2026-11-20 12:00 UTC\./,
    );
  });

  it('about where things stand says what a run waits for that waits for its turn', async () => {
    stage.deploys = [stage.deployAt({ at: 'validating', carried: { approvals: [] } })];
    stage.place = { ahead: 12 };
    expect((await stage.say('wim', 'guildops status')).replies.join()).toContain(
      '12 runs come before its own: as soon as a worker is free.',
    );
    stage.place = { ahead: 0, memory: { usedMb: 1_500, budgetMb: 2_000 } };
    expect((await stage.say('wim', 'guildops status')).replies.join()).toContain(
      'Its run is next: the next waits for memory (1500 of 2000 MB are taken).',
    );
  });

  it('about versions is answered', async () => {
    const { replies } = await stage.say('wim', '/version');
    expect(replies).toEqual([expect.stringContaining('`GuildOps 1.2.3`, `terraform 1.11.4`')]);
  });
});

describe('a command to try again', () => {
  it('is asked of the story for what failed, and nothing else', async () => {
    const failed = stage.deployAt(BY_NAME.partly, { id: '8QZM' as DeployId });
    stage.deploys = [stage.deployAt(BY_NAME.ready), failed];
    const { reactions } = await stage.say('wim', 'guildops retry');
    expect(stage.asked).toMatchObject([['askReplan', { deploy: '8QZM', by: githubPerson('wim'), again: true }]]);
    expect(reactions).toEqual(['eyes', 'rocket']);
  });

  it('is refused where nothing failed, and plans nothing', async () => {
    const { reactions, replies } = await stage.say('wim', 'guildops retry');
    expect(stage.asked).toEqual([]);
    expect(reactions).toEqual(['eyes', '-1']);
    expect(replies.join()).toContain('Nothing of it has failed.');
  });
});

describe('a command to stop', () => {
  it.each(['planning', 'applying'] as const)('is asked of the story while it is %s', async (at) => {
    stage.deploys = [stage.deployAt(BY_NAME[at])];
    await stage.say('wim', 'guildops cancel');
    expect(stage.asked).toMatchObject([['stopDeploy', { deploy: '7F3K', why: expect.stringMatching(/^stopped by/) }]]);
  });
});

describe('a command that cannot be done', () => {
  it('of a reader is refused with the permission it needs', async () => {
    const { reactions, replies } = await stage.say('rea', 'guildops apply');
    expect(stage.asked).toEqual([]);
    expect(reactions).toEqual(['eyes', '-1']);
    expect(replies).toHaveLength(1);
    expect(replies[0]).toContain('You need write permission on `acme/infra` to apply');
  });

  it('is answered with every reason and the way on', async () => {
    stage.refusal = { code: 'over-budget', budgetUsd: 10, afterUsd: 24 };
    const { reactions, replies } = await stage.say('wim', 'guildops apply');
    expect(reactions).toEqual(['eyes', '-1']);
    expect(replies[0]).toMatch(
      /`apply` was refused\.\n- The project would cost \$24\.00 a month; .* raise the budget\./,
    );
  });

  it.each([
    { body: 'guildops aply', reaction: 'confused', says: /Did you mean/ },
    { body: 'guildops help', reaction: 'rocket', says: /guildops approve/ },
    { body: 'guildops apply -- -parallelism=5', reaction: 'confused', says: /not taken here/ },
    { body: 'guildops state rm', reaction: '-1', says: /list, show ADDRESS or rm ADDRESS/ },
    { body: 'guildops state show ../etc', reaction: '-1', says: /no address of a resource/ },
    { body: 'guildops apply -p nowhere', reaction: '-1', says: /no deploy "nowhere"/ },
  ])('$body is answered', async ({ body, reaction, says }) => {
    const { reactions, replies } = await stage.say('wim', body);
    expect(reactions).toEqual(['eyes', reaction]);
    expect(replies[0]).toMatch(says);
    expect(stage.asked).toEqual([]);
  });

  it('says so where a pull request changes no project', async () => {
    stage.deploys = [];
    const { replies } = await stage.say('wim', 'plan');
    expect(replies[0]).toContain('changes no project');
  });

  it('is passed over when it is talk', async () => {
    const { reactions, replies } = await stage.say('rea', 'shall we apply this?');
    expect([reactions, replies]).toEqual([[], []]);
  });
});

describe('handling an item twice', () => {
  it('replies once and calls its own effect no reason to refuse', async () => {
    const first = stage.world.inbox.length;
    const { replies } = await stage.say('wim', 'guildops apply');
    const item = stage.world.inbox.slice(first).find(({ name }) => name === 'issue_comment.created');
    stage.deploys = [stage.deployAt({ ...BY_NAME.applying, by: githubPerson('wim') })];
    const before = stage.comments().length;
    if (item) await stage.handle(item);
    expect(replies).toHaveLength(1);
    expect(stage.comments()).toHaveLength(before);
    expect(stage.asked).toHaveLength(1);
  });

  it('drops what another version stored', async () => {
    await stage.handle({ id: 'x', source: 'github', name: 'push', payload: { kind: 'later' }, receivedAt: new Date() });
    expect(stage.asked).toEqual([]);
  });
});
