import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Deploy } from '../../src/core/deploy.ts';
import type { DeployId, PlanId } from '../../src/core/ids.ts';
import { externalId, parseWhole } from '../../src/github/render/external-id.ts';
import { aDeploy, githubPerson } from '../fakes/words.ts';
import { REPO } from './harness.ts';
import { type Stage, startStage } from './inbox-stage.ts';
import { BY_NAME, ready } from './views.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.stop());

describe('reviews', () => {
  it('approve the ready plans of the commit that was reviewed, and no others', async () => {
    const other = stage.deployAt(BY_NAME.planning, { id: '8QZM' as DeployId });
    stage.deploys = [stage.deployAt(BY_NAME.ready), other];
    let review = 0;
    await stage.afterwards(async () => {
      review = await stage.world.sandbox.addPerson('wim').review(REPO, stage.number, { event: 'APPROVE' });
    });
    expect(stage.asked).toEqual([
      ['approveDeploy', { deploy: '7F3K', by: githubPerson('wim'), plan: '7F3K.1', head: stage.head, review }],
    ]);
  });

  it('that ask for changes take the person’s approval back; a dismissal takes back that review', async () => {
    const wim = stage.world.sandbox.addPerson('wim');
    await stage.afterwards(() => wim.review(REPO, stage.number, { event: 'REQUEST_CHANGES', body: 'no' }));
    const review = await wim.review(REPO, stage.number, { event: 'APPROVE' });
    await stage.world.sandbox.settled();
    await stage.afterwards(() => stage.world.sandbox.addPerson('ada').dismiss(REPO, stage.number, review, 'old'));
    expect(stage.asked).toEqual([
      ['requestChanges', { deploy: '7F3K', by: githubPerson('wim'), text: 'no', review: expect.any(Number) }],
      ['withdrawApproval', { deploy: '7F3K', by: githubPerson('ada'), review }],
      ['withdrawRequest', { deploy: '7F3K', by: githubPerson('ada'), review }],
    ]);
  });

  it('that do not count are told why', async () => {
    stage.refusal = { code: 'same-person', who: 'pusher' };
    const before = stage.comments().length;
    await stage.afterwards(() => stage.world.sandbox.addPerson('wim').review(REPO, stage.number, { event: 'APPROVE' }));
    const [reply] = stage.comments().slice(before);
    expect(reply?.body).toContain('The pusher cannot approve');
  });
});

describe('buttons under a check run', () => {
  const press = (login: string, action: string, ids: string[] = ['7F3K.1']) =>
    stage.handle({
      id: `delivery-${login}-${action}-${ids}`,
      source: 'github',
      name: 'check_run.requested_action',
      payload: { kind: 'check', repo: REPO, ids, check: 1, head: stage.head, login, action, number: stage.number },
      receivedAt: new Date(),
    });

  it('ask the story for exactly the plan they showed', async () => {
    await press('wim', 'apply');
    await press('wim', 'plan');
    expect(stage.asked).toMatchObject([
      ['askApply', { deploy: '7F3K', plan: '7F3K.1', by: githubPerson('wim') }],
      ['askReplan', { deploy: '7F3K' }],
    ]);
  });

  it('are about those of their plans in which there is something to do', async () => {
    const failed = stage.deployAt(BY_NAME.planFailed, { id: '8QZM' as Deploy['id'] });
    stage.deploys = [stage.deployAt(BY_NAME.ready), failed];
    const before = stage.comments().length;
    await press('wim', 'retry', ['7F3K.1', '8QZM']);
    await press('wim', 'apply', ['7F3K.1', '8QZM']);
    expect(stage.asked).toMatchObject([
      ['askReplan', { deploy: '8QZM' }],
      ['askApply', { deploy: '7F3K', plan: '7F3K.1' }],
    ]);
    const replies = stage.comments().slice(before);
    expect(replies.filter(({ body }) => body.includes('refused'))).toEqual([]);
  });

  describe('of more plans than a check run can name', () => {
    const IDS = Array.from({ length: 30 }, (_, n) => `${7000 + n}` as Deploy['id']);
    const pressAll = (action: string, ids: readonly string[], name: string) =>
      stage.handle({
        id: `delivery-${name}`,
        source: 'github',
        name: 'check_run.requested_action',
        payload: {
          ...{ kind: 'check', repo: REPO, ids: [], check: 1, head: stage.head, login: 'wim', action },
          whole: { ...parseWhole(externalId(ids, stage.number)) },
        },
        receivedAt: new Date(),
      });
    const planOfEach = IDS.map((id) => `${id}.1`);
    beforeEach(() => {
      stage.deploys = IDS.map((id, n) =>
        stage.deployAt(ready({ id: planOfEach[n] as PlanId, head: stage.head }), { id }),
      );
    });

    it('are about all of them, each with the plan that was shown', async () => {
      await pressAll('apply', planOfEach, 'all');
      expect(stage.asked).toEqual(
        IDS.map((deploy, n) => ['askApply', { deploy, plan: planOfEach[n], by: githubPerson('wim') }]),
      );
    });

    it('apply nothing when the plans are no longer those, and still plan again', async () => {
      const before = stage.comments().length;
      await pressAll('apply', [...planOfEach.slice(1), '7000.2'], 'moved');
      expect(stage.asked).toEqual([]);
      expect(stage.comments().slice(before)[0]?.body).toContain('Plans have changed');
      await pressAll('plan', [...planOfEach.slice(1), '7000.2'], 'again');
      expect(stage.asked).toHaveLength(30);
    });
  });

  it('do nothing for a reader but say why', async () => {
    const before = stage.comments().length;
    await press('rea', 'apply');
    expect(stage.asked).toEqual([]);
    expect(stage.comments().slice(before)[0]?.body).toContain('You need write permission');
  });

  it('look again where there was nothing to plan', async () => {
    await press('wim', 'plan', []);
    expect(stage.asked).toMatchObject([['noticePull', { repo: REPO, number: stage.number }]]);
  });

  it('of unknown plans, unknown actions and other repositories do nothing', async () => {
    await press('wim', 'apply', ['ZZZZ.1']);
    await press('wim', 'explode');
    stage.deploys = [aDeploy(BY_NAME.ready, { repo: 'acme/other' as Deploy['repo'] })];
    await press('wim', 'apply', ['7F3K.1']);
    expect(stage.asked).toEqual([]);
  });
});

describe('pull requests and pushes', () => {
  it('are noticed, with the delivery as cause', async () => {
    const payload = { kind: 'pull', repo: REPO, number: stage.number, action: 'opened' };
    await stage.handle({
      id: 'guid-1',
      source: 'github',
      name: 'pull_request.opened',
      payload,
      receivedAt: new Date(),
    });
    await stage.handle({
      id: 'guid-2',
      source: 'github',
      name: 'push',
      payload: { kind: 'push', repo: REPO, branch: 'main' },
      receivedAt: new Date(),
    });
    expect(stage.asked).toEqual([
      ['noticePull', { repo: REPO, number: stage.number, cause: 'guid-1' }],
      ['noticePush', { repo: REPO, branch: 'main' }],
    ]);
  });
});
