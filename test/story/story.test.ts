import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeByHand } from '../../sandbox/story/by-hand.ts';
import * as play from '../../sandbox/story/steps.ts';
import { hasTerraform, type Stage, setStage } from './stage.ts';

/** The main job, step by step on one stage: each test goes on where the one before ended. */
describe.runIf(hasTerraform)('the story', () => {
  let stage: Stage;
  let deploy: string;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage?.end());

  it('begins with a project and a grant by an administrator', async () => {
    const { mira, ana, kim } = stage;
    const project = {
      project: 'web-dev',
      provider: 'gcp',
      region: 'us-central1',
      environment: 'dev',
      description: 'The web shop',
      budget_limit: 200,
    };
    expect((await play.command(kim, 'cloud-create-project', project, stage)).text).toContain(
      'You need the role "admin"',
    );
    expect((await play.command(mira, 'cloud-create-project', project, stage)).text).toContain('web-dev');
    expect(
      (await play.command(mira, 'cloud-grant', { role: 'user', user: ana.id, project: 'web-dev', for: '1d' }, stage))
        .text,
    ).toContain('user');
  });

  it('puts a network and a machine into a lobby, each with price and rules at once', async () => {
    const { ana } = stage;
    const opened = await play.openLobby(ana, 'web-dev', stage);
    deploy = opened.deploy;
    expect((await play.addNetwork(ana, opened.lobby, { name: 'main' })).text).toContain('in the draft');
    const lobby = await play.lobbyThat(stage, deploy, (text) => text.includes('main'), 'shows the network');
    const answer = await play.addMachine(ana, lobby, { family: 'e2', type: 'e2-small' }, { name: 'web' });
    expect(answer.text).toContain('$');
    await play.lobbyThat(stage, deploy, (text) => text.includes('e2-small'), 'shows the machine');
  });

  it('refuses what breaks a rule, with reason and way on, and keeps the draft as it was', async () => {
    const lobby = await play.lobbyThat(stage, deploy, () => true, 'is there');
    const refused = await play.addMachine(stage.ana, lobby, { family: 'n2', type: 'n2-standard-32' }, { name: 'big' });
    expect(refused.text).toMatch(/Quota|medium/);
    expect(refused.text).toContain('→');
    expect((await play.lobbyThat(stage, deploy, () => true, 'is there')).text).not.toContain('n2-standard-32');
  });

  it('plans in a pull request, and says the same in comment, checks, lobby and thread', async () => {
    const lobby = await play.lobbyThat(stage, deploy, () => true, 'is there');
    await play.press(stage.ana, stage, lobby, 'Plan');
    const ready = await play.lobbyThat(stage, deploy, (text) => text.includes('Approve & Deploy'), 'is ready');
    expect(ready.text).toMatch(/\+5 create|\+\d+/);
    const sticky = await play.stickyThat(stage, 1, (body) => body.includes('to add'), 'shows the plan');
    expect(sticky.body).toContain('google_compute_instance.web');
    const head = stage.github.pull(stage.repo, 1)?.head.sha ?? '';
    await stage.github.until(
      () =>
        stage.github
          .checkRuns(stage.repo, head)
          .find(({ name, conclusion }) => name === 'guildops/plan' && conclusion === 'success'),
      'plan check',
    );
  });

  it('applies what was approved, merges at that head, tags and cleans up', async () => {
    const lobby = await play.lobbyThat(stage, deploy, () => true, 'is there');
    await play.press(stage.ana, stage, lobby, 'Approve & Deploy');
    await play.pullThat(stage, play.isMerged, 'merged');
    await play.lobbyThat(stage, deploy, (text) => text.includes('Merged as'), 'says applied');
    expect((await stage.cloud.objects()).map(({ name }) => name)).toContain('web');
    expect((await stage.github.tags(stage.repo)).map(({ name }) => name)).toEqual([
      expect.stringMatching(/^applied\/web-dev\/.*-1$/),
    ]);
    expect((await stage.github.branches(stage.repo)).map(({ name }) => name)).toEqual(['main']);
  });

  it('plans and applies a pull request made by hand, for those who may write', async () => {
    const { number, printed } = await changeByHand(stage.li, stage, stage.dir, {
      branch: 'bigger-web',
      path: 'projects/web-dev/resources/vm-web.yaml',
      from: 'e2-small',
      to: 'e2-medium',
      title: 'web needs more memory',
    });
    expect(printed).toContain('wrote projects/web-dev/vm-web.tf');
    await play.stickyThat(stage, number, (body) => body.includes('1 to change'), 'shows the plan');
    await stage.rob.comment(stage.repo, number, 'guildops apply');
    await play.replyThat(stage, number, (body) => body.includes('You need write permission'), 'the refusal');
    await stage.li.comment(stage.repo, number, 'guildops apply');
    await play.pullThat(stage, (pull) => pull.number === number && play.isMerged(pull), 'merged by comment');
    await stage.program.idle();
    const machine = (await stage.cloud.objects()).find(({ name }) => name === 'web');
    expect(machine?.attributes.machine_type).toBe('e2-medium');
  });

  it('lets the second of two requests wait, rebuilds it on the new base, and plans nothing of the first', async () => {
    const { ana, mira } = stage;
    const first = await play.openLobby(ana, 'web-dev', stage);
    const second = await play.openLobby(mira, 'web-dev', stage);
    await play.addMachine(ana, first.lobby, { family: 'e2', type: 'e2-small' }, { name: 'api', network: 'main' });
    await play.addMachine(mira, second.lobby, { family: 'e2', type: 'e2-micro' }, { name: 'worker', network: 'main' });
    await play.press(
      ana,
      stage,
      await play.lobbyThat(stage, first.deploy, (text) => text.includes('e2-small'), 'has its line'),
      'Plan',
    );
    await play.lobbyThat(stage, first.deploy, (text) => text.includes('Approve & Deploy'), 'is ready');
    await play.press(
      mira,
      stage,
      await play.lobbyThat(stage, second.deploy, (text) => text.includes('e2-micro'), 'has its line'),
      'Plan',
    );
    const waiting = await play.lobbyThat(stage, second.deploy, (text) => text.includes('in line'), 'waits');
    expect(waiting.text).toContain(first.deploy);
    await play.press(ana, stage, first.lobby, 'Approve & Deploy');
    const ready = await play.lobbyThat(
      stage,
      second.deploy,
      (text) => text.includes('Approve & Deploy'),
      'has its turn',
    );
    expect(ready.text).toContain('google_compute_instance.worker');
    expect(ready.text).not.toContain('google_compute_instance.api');
    await play.press(mira, stage, second.lobby, 'Approve & Deploy');
    await play.lobbyThat(stage, second.deploy, (text) => text.includes('Merged as'), 'is applied');
    expect((await stage.cloud.objects()).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['web', 'api', 'worker']),
    );
  });

  it('takes a change back by a pull request that is planned like any other', async () => {
    const { mira } = stage;
    const change = (await stage.program.ports.store.deploys.byPull(stage.repo as never, 2))[0];
    const answer = await play.command(mira, 'cloud-rollback', { deploy: change?.id ?? '' }, stage);
    const rollback = play.deployIn(answer.text);
    await play.press(
      mira,
      stage,
      await play.lobbyThat(stage, rollback, (text) => text.includes('Approve & Deploy'), 'is ready'),
      'Approve & Deploy',
    );
    await play.lobbyThat(stage, rollback, (text) => text.includes('Merged as'), 'is applied');
    const machine = (await stage.cloud.objects()).find(({ name }) => name === 'web');
    expect(machine?.attributes.machine_type).toBe('e2-small');
  });

  it('turns advice into a draft, and plans what was recommended', async () => {
    const { ana } = stage;
    const advice = await play.command(
      ana,
      'cloud-advise',
      { use_case: 'store backups of our office computers' },
      stage,
    );
    expect(advice.text).toMatch(/Files and backups.*\$/s);
    const where = await (await ana.click(advice, 'Start a deploy from this')).settled();
    const begun = await (await ana.select(where, 'Project…', ['web-dev'])).settled();
    const advised = play.deployIn(begun.text);
    const lobby = await play.lobbyThat(
      stage,
      advised,
      (text) => /From the advice.*Resources \(1\)/s.test(text),
      'says where it is from',
    );
    await play.press(ana, stage, lobby, 'Plan');
    await play.lobbyThat(stage, advised, (text) => text.includes('Approve & Deploy'), 'is ready');
    const pull = await play.pullThat(
      stage,
      ({ body }) => body?.includes('It began with the advice') ?? false,
      'says so too',
    );
    expect(pull.title).toContain('bucket-files');
  });

  it('did nothing that GitHub or Discord would not allow', () => {
    expect(stage.github.violations).toEqual([]);
    expect(stage.discord.violations).toEqual([]);
  });
});
