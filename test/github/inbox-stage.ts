import { expect } from 'vitest';
import type { Deploy } from '../../src/core/deploy.ts';
import type { DeployState } from '../../src/core/deploy-state.ts';
import type { DeployId, ProjectId } from '../../src/core/ids.ts';
import { type Problem, Refusal } from '../../src/core/refusal.ts';
import type { DeployView, InboxItem, Place } from '../../src/deploy/ports.ts';
import { createGitHubInbox, type Story } from '../../src/github/deliver.ts';
import { createPulls } from '../../src/github/pulls.ts';
import { aDeploy, aProject } from '../fakes/words.ts';
import { memoryLog, REPO, startHarness } from './harness.ts';
import { aView, BY_NAME } from './views.ts';

/** The real door, the real local GitHub with one pull request, and a story that only notes what it is asked. */
export async function startStage() {
  const world = await startHarness();
  const { number, head } = await world.openPull();
  await world.sandbox.settled();
  const stage = {
    ...{ world, number, head },
    /** What the story was asked. */
    asked: [] as [string, unknown][],
    /** The pull request's deploys. */
    deploys: [] as Deploy[],
    /** What the story answers, when it is a no. */
    refusal: undefined as Problem | undefined,
    /** Where runs stand among those that wait for a worker. */
    place: undefined as Place | undefined,
    /** Whom the deploys wait for. */
    line: undefined as DeployView['line'],
    reset() {
      stage.asked = [];
      stage.place = undefined;
      stage.line = undefined;
      stage.refusal = undefined;
      stage.deploys = [deployAt(BY_NAME.ready)];
    },
    /** A deploy of the pull request whose plan is a minute old. */
    deployAt,
    handle: (item: InboxItem) => inbox.handle(item),
    afterwards,
    say,
    comments: () => world.sandbox.comments(REPO, number),
    async stop() {
      expect(world.sandbox.violations).toEqual([]);
      await world.stop();
    },
  };

  function deployAt(state: DeployState, facts: Partial<Deploy> = {}): Deploy {
    const plan =
      'plan' in state && state.plan ? { plan: { ...state.plan, head, plannedAt: new Date(Date.now() - 60_000) } } : {};
    const pull = { number, branch: 'topic', base: 'main', url: 'https://github.example/7', title: 'topic' };
    return aDeploy({ ...state, ...plan } as DeployState, { head, pull, ...facts });
  }

  const ask = (name: string) => async (input: { deploy?: DeployId; cause?: string | number }) => {
    stage.asked.push([name, input]);
    if (stage.refusal) throw new Refusal(stage.refusal);
    return stage.deploys.find(({ id }) => id === input.deploy) ?? deployAt(BY_NAME.ready);
  };
  const story: Story = {
    noticePull: async (input) => void stage.asked.push(['noticePull', input]),
    consentToFork: async () => undefined,
    relayComment: async () => undefined,
    noticePush: async (input) => void stage.asked.push(['noticePush', input]),
    deploysOfPull: async () => stage.deploys,
    findDeploy: async (id) => stage.deploys.find((deploy) => deploy.id === id),
    listProjects: async () => [aProject(), aProject({ id: 'api' as ProjectId, directory: 'projects/api' })],
    askReplan: ask('askReplan'),
    askApply: ask('askApply'),
    withdrawAsk: ask('withdrawAsk'),
    approveDeploy: ask('approveDeploy'),
    withdrawApproval: ask('withdrawApproval'),
    requestChanges: ask('requestChanges'),
    withdrawRequest: ask('withdrawRequest'),
    cancelDeploy: ask('cancelDeploy'),
    stopDeploy: ask('stopDeploy'),
    rollBack: ask('rollBack'),
    rollBackTo: ask('rollBackTo'),
    fixFindings: ask('fixFindings'),
    tagRelease: ask('tagRelease'),
    askState: ask('askState'),
    viewDeploy: async (id) => ({
      ...aView(BY_NAME.ready),
      deploy: stage.deploys.find((one) => one.id === id) ?? deployAt(BY_NAME.ready),
      ...(stage.line && { line: stage.line }),
    }),
  };
  const inbox = createGitHubInbox({
    useCases: story,
    pulls: createPulls(world.github),
    versions: async () => ['GuildOps 1.2.3', 'terraform 1.11.4'],
    placeOf: async () => stage.place,
    grammar: async () => ({ triggers: ['guildops'], bot: 'guildops' }),
    log: memoryLog(),
  });

  /** Lets people act on GitHub, then handles what that brought to the door. */
  async function afterwards(act: () => Promise<unknown> | unknown): Promise<void> {
    const before = world.inbox.length;
    await act();
    await world.sandbox.settled();
    for (const item of world.inbox.slice(before)) await inbox.handle(item);
  }

  /** Somebody comments; how GitHub looks when that was handled. */
  async function say(login: string, body: string) {
    const known = new Set(stage.comments().map(({ id }) => id));
    let comment = 0;
    await afterwards(async () => {
      comment = await world.sandbox.addPerson(login).comment(REPO, number, body);
    });
    const replies = stage.comments().filter(({ id }) => !known.has(id) && id !== comment);
    return {
      reactions: world.sandbox.reactions(comment).map(({ content }) => content),
      replies: replies.map(({ body: text }) => text),
    };
  }

  stage.reset();
  return stage;
}

export type Stage = Awaited<ReturnType<typeof startStage>>;
