import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Deploy, DeployState } from '../../src/core/deploy.ts';
import type { DeployId, ProjectId } from '../../src/core/ids.ts';
import { type Problem, Refusal } from '../../src/core/refusal.ts';
import type { InboxItem } from '../../src/deploy/ports.ts';
import { createGitHubInbox, type Story } from '../../src/github/deliver.ts';
import { createPulls } from '../../src/github/pulls.ts';
import { aDeploy, aPlan, aProject, githubPerson } from '../fakes/words.ts';
import { type Harness, memoryLog, REPO, startHarness } from './harness.ts';
import { BY_NAME } from './views.ts';

let world: Harness;
let number: number;
let head: Deploy['head'];
/** What the story was asked, and what it answers with. */
let asked: [string, unknown][];
let deploys: Deploy[];
let refusal: Problem | undefined;

beforeAll(async () => {
  world = await startHarness();
  const pull = await world.openPull();
  number = pull.number;
  head = pull.head;
  await world.sandbox.settled();
});
beforeEach(() => {
  asked = [];
  refusal = undefined;
  deploys = [deployAt(BY_NAME.ready)];
});
afterAll(async () => {
  expect(world.sandbox.violations).toEqual([]);
  await world.stop();
});

/** A deploy of the pull request whose plan is a minute old. */
function deployAt(state: DeployState, facts: Partial<Deploy> = {}): Deploy {
  const plan =
    'plan' in state && state.plan
      ? { plan: { ...state.plan, head: head ?? state.plan.head, plannedAt: new Date(Date.now() - 60_000) } }
      : {};
  const link = { number, branch: 'topic', base: 'main', url: 'https://github.example/7', title: 'topic' };
  return aDeploy({ ...state, ...plan } as DeployState, { ...(head && { head }), pull: link, ...facts });
}

const story = (): Story => {
  const ask = (name: string) => async (input: { deploy: DeployId }) => {
    asked.push([name, input]);
    if (refusal) throw new Refusal(refusal);
    return deploys.find(({ id }) => id === input.deploy) ?? deployAt(BY_NAME.ready);
  };
  return {
    noticePull: async (input) => void asked.push(['noticePull', input]),
    noticePush: async (input) => void asked.push(['noticePush', input]),
    deploysOfPull: async () => deploys,
    findDeploy: async (id) => deploys.find((deploy) => deploy.id === id),
    listProjects: async () => [aProject(), aProject({ id: 'api' as ProjectId, directory: 'projects/api' })],
    askReplan: ask('askReplan'),
    askApply: ask('askApply'),
    approveDeploy: ask('approveDeploy'),
    withdrawApproval: ask('withdrawApproval'),
    cancelDeploy: ask('cancelDeploy'),
  };
};

const handle = (item: InboxItem) =>
  createGitHubInbox({
    useCases: story(),
    pulls: createPulls(world.github),
    grammar: async () => ({ triggers: ['guildops'], bot: 'guildops' }),
    log: memoryLog(),
  }).handle(item);

/** Acts on what a person's act on GitHub brought to the door; answers how GitHub looks afterwards. */
async function afterwards(act: () => Promise<unknown> | unknown): Promise<void> {
  const before = world.inbox.length;
  await act();
  await world.sandbox.settled();
  for (const item of world.inbox.slice(before)) await handle(item);
}

async function say(login: string, body: string) {
  const known = new Set(world.sandbox.comments(REPO, number).map(({ id }) => id));
  let comment = 0;
  await afterwards(async () => {
    comment = await world.sandbox.addPerson(login).comment(REPO, number, body);
  });
  const replies = world.sandbox.comments(REPO, number).filter(({ id }) => !known.has(id) && id !== comment);
  return {
    reactions: world.sandbox.reactions(comment).map(({ content }) => content),
    replies: replies.map(({ body: text }) => text),
  };
}

describe('a command of somebody who may', () => {
  it.each([
    { body: 'guildops plan', asks: 'askReplan', with: {} },
    { body: 'guildops apply', asks: 'askApply', with: { plan: '7F3K.1' } },
    { body: '/approve', asks: 'approveDeploy', with: { plan: '7F3K.1' } },
    { body: 'guildops discard', asks: 'cancelDeploy', with: {} },
  ])('$body is asked of the story, seen and done', async ({ body, asks, with: more }) => {
    const { reactions, replies } = await say('wim', body);
    expect(asked).toMatchObject([[asks, { deploy: '7F3K', by: githubPerson('wim'), ...more }]]);
    expect(reactions).toEqual(['eyes', 'rocket']);
    expect(replies).toEqual(asks === 'askApply' ? [expect.stringContaining('noted')] : []);
  });

  it('pins the plan that it names', async () => {
    await say('wim', '/apply 7f3k.1');
    expect(asked).toMatchObject([['askApply', { plan: '7F3K.1' }]]);
  });

  it('is about the deploys where it has something to do, and one project when it says so', async () => {
    const api = deployAt(BY_NAME.ready, { id: '8QZM' as DeployId, project: 'api' as ProjectId });
    deploys = [deployAt(BY_NAME.merged), api];
    await say('wim', 'guildops apply');
    deploys = [deployAt(BY_NAME.ready), api];
    await say('wim', 'guildops apply -d projects/api');
    expect(asked.map(([, input]) => (input as { deploy: string }).deploy)).toEqual(['8QZM', '8QZM']);
  });

  it('is not a decision about a plan that was made after it was written', async () => {
    const late = { ...BY_NAME.ready, plan: aPlan({ plannedAt: new Date(Date.now() + 60_000) }) };
    deploys = [aDeploy(late, { ...(head && { head }) })];
    const { reactions, replies } = await say('wim', 'guildops apply');
    expect(asked).toEqual([]);
    expect(reactions).toEqual(['eyes', '-1']);
    expect(replies.join()).toContain('Read the new plan');
  });
});

describe('a command that cannot be done', () => {
  it('of a reader is refused with the permission it needs', async () => {
    const { reactions, replies } = await say('rea', 'guildops apply');
    expect(asked).toEqual([]);
    expect(reactions).toEqual(['eyes', '-1']);
    expect(replies).toHaveLength(1);
    expect(replies[0]).toContain('You need write permission on `acme/infra` to apply');
  });

  it('is answered with every reason and the way on', async () => {
    refusal = { code: 'over-budget', budgetUsd: 10, afterUsd: 24 };
    const { reactions, replies } = await say('wim', 'guildops apply');
    expect(reactions).toEqual(['eyes', '-1']);
    expect(replies[0]).toMatch(
      /`apply` was refused\.\n- The project would cost \$24\.00 a month; .* raise the budget\./,
    );
  });

  it.each([
    { body: 'guildops aply', reaction: 'confused', says: /Did you mean/ },
    { body: 'guildops help', reaction: 'rocket', says: /guildops approve/ },
    { body: 'guildops plan -- -destroy', reaction: 'confused', says: /not taken/ },
    { body: 'guildops apply -p nowhere', reaction: '-1', says: /no deploy "nowhere"/ },
  ])('$body is answered', async ({ body, reaction, says }) => {
    const { reactions, replies } = await say('wim', body);
    expect(reactions).toEqual(['eyes', reaction]);
    expect(replies[0]).toMatch(says);
    expect(asked).toEqual([]);
  });

  it('says so where a pull request changes no project', async () => {
    deploys = [];
    const { replies } = await say('wim', 'plan');
    expect(replies[0]).toContain('changes no project');
  });

  it('is passed over when it is talk', async () => {
    const { reactions, replies } = await say('rea', 'shall we apply this?');
    expect([reactions, replies]).toEqual([[], []]);
  });
});

describe('handling an item twice', () => {
  it('replies once and calls its own effect no reason to refuse', async () => {
    const first = world.inbox.length;
    const { replies } = await say('wim', 'guildops apply');
    const item = world.inbox.slice(first).find(({ name }) => name === 'issue_comment.created');
    deploys = [deployAt({ ...BY_NAME.applying, by: githubPerson('wim') })];
    const before = world.sandbox.comments(REPO, number).length;
    if (item) await handle(item);
    expect(replies).toHaveLength(1);
    expect(world.sandbox.comments(REPO, number)).toHaveLength(before);
    expect(asked).toHaveLength(1);
  });

  it('drops what another version stored', async () => {
    await handle({ id: 'x', source: 'github', name: 'push', payload: { kind: 'later' }, receivedAt: new Date() });
    expect(asked).toEqual([]);
  });
});

describe('reviews', () => {
  it('approve the ready plans of the commit that was reviewed, and no others', async () => {
    const other = deployAt(BY_NAME.planning, { id: '8QZM' as DeployId });
    deploys = [deployAt(BY_NAME.ready), other];
    let review = 0;
    await afterwards(async () => {
      review = await world.sandbox.addPerson('wim').review(REPO, number, { event: 'APPROVE' });
    });
    expect(asked).toEqual([
      ['approveDeploy', { deploy: '7F3K', by: githubPerson('wim'), plan: '7F3K.1', head, review }],
    ]);
  });

  it('that ask for changes take the person’s approval back; a dismissal takes back that review', async () => {
    const wim = world.sandbox.addPerson('wim');
    await afterwards(() => wim.review(REPO, number, { event: 'REQUEST_CHANGES', body: 'no' }));
    const review = await wim.review(REPO, number, { event: 'APPROVE' });
    await world.sandbox.settled();
    await afterwards(() => world.sandbox.addPerson('ada').dismiss(REPO, number, review, 'old'));
    expect(asked).toEqual([
      ['withdrawApproval', { deploy: '7F3K', by: githubPerson('wim') }],
      ['withdrawApproval', { deploy: '7F3K', by: githubPerson('ada'), review }],
    ]);
  });

  it('that do not count are told why', async () => {
    refusal = { code: 'same-person', who: 'pusher' };
    const before = world.sandbox.comments(REPO, number).length;
    await afterwards(() => world.sandbox.addPerson('wim').review(REPO, number, { event: 'APPROVE' }));
    const [reply] = world.sandbox.comments(REPO, number).slice(before);
    expect(reply?.body).toContain('The pusher cannot approve');
  });
});

describe('buttons under a check run', () => {
  const press = (login: string, action: string, ids: string[] = ['7F3K.1']) =>
    handle({
      id: `delivery-${login}-${action}-${ids}`,
      source: 'github',
      name: 'check_run.requested_action',
      payload: { kind: 'check', repo: REPO, ids, check: 1, head: head ?? '', login, action, number },
      receivedAt: new Date(),
    });

  it('ask the story for exactly the plan they showed', async () => {
    await press('wim', 'apply');
    await press('wim', 'plan');
    expect(asked).toMatchObject([
      ['askApply', { deploy: '7F3K', plan: '7F3K.1', by: githubPerson('wim') }],
      ['askReplan', { deploy: '7F3K' }],
    ]);
  });

  it('do nothing for a reader but say why', async () => {
    const before = world.sandbox.comments(REPO, number).length;
    await press('rea', 'apply');
    expect(asked).toEqual([]);
    expect(world.sandbox.comments(REPO, number).slice(before)[0]?.body).toContain('You need write permission');
  });

  it('look again where there was nothing to plan', async () => {
    await press('wim', 'plan', []);
    expect(asked).toMatchObject([['noticePull', { repo: REPO, number }]]);
  });

  it('of unknown plans, unknown actions and other repositories do nothing', async () => {
    await press('wim', 'apply', ['ZZZZ.1']);
    await press('wim', 'explode');
    deploys = [aDeploy(BY_NAME.ready, { repo: 'acme/other' as Deploy['repo'] })];
    await press('wim', 'apply', ['7F3K.1']);
    expect(asked).toEqual([]);
  });
});

describe('pull requests and pushes', () => {
  it('are noticed, with the delivery as cause', async () => {
    const payload = { kind: 'pull', repo: REPO, number, action: 'opened' };
    await handle({ id: 'guid-1', source: 'github', name: 'pull_request.opened', payload, receivedAt: new Date() });
    await handle({
      id: 'guid-2',
      source: 'github',
      name: 'push',
      payload: { kind: 'push', repo: REPO, branch: 'main' },
      receivedAt: new Date(),
    });
    expect(asked).toEqual([
      ['noticePull', { repo: REPO, number, cause: 'guid-1' }],
      ['noticePush', { repo: REPO, branch: 'main' }],
    ]);
  });
});
