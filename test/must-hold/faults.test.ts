import { describe, expect, it } from 'vitest';
import * as play from '../../sandbox/story/steps.ts';
import * as scene from './scene.ts';
import { everythingShown, foundIn, secretsOf } from './secrets.ts';
import { expectNoViolations, useStage } from './use-stage.ts';

/** Every call that leaves something behind on GitHub: done, but the answer is lost. */
const LOST_ANSWERS = [
  { method: 'POST', path: /\/git-receive-pack$/ },
  { method: 'POST', path: /\/pulls$/ },
  { method: 'POST', path: /\/issues\/\d+\/comments$/ },
  { method: 'POST', path: /\/check-runs$/ },
  { method: 'PUT', path: /\/merge$/ },
  { method: 'POST', path: /\/git\/tags$/ },
  { method: 'POST', path: /\/git\/refs$/ },
  { method: 'DELETE', path: /\/git\/refs\// },
] as const;

describe('a fault from outside heals', () => {
  const onStage = useStage(async (stage) => {
    for (const project of ['lost', 'gone', 'chat', 'missed', 'late']) await scene.addProject(stage, project);
    await scene.seed(stage, 'gone', 'missed', 'late');
  });
  const ready = (deploy: string) => play.lobbyThat(onStage(), deploy, (text) => text.includes('Re-plan'), 'is ready');
  const merged = (deploy: string) =>
    play.lobbyThat(onStage(), deploy, (text) => text.includes('Merged as'), 'is applied');

  const lobbyNow = (deploy: string) => {
    const { channel, discord } = onStage();
    const card = discord.messages(channel.id).find(({ text }) => text.includes(deploy));
    if (!card) throw new Error(`no card of ${deploy}`);
    return card;
  };

  it('when GitHub did what it was asked and the answer was lost, each time', async () => {
    const { github, mira, repo } = onStage();
    for (const fault of LOST_ANSWERS) github.fault({ kind: 'status-after-commit', ...fault });
    const { deploy, lobby } = await scene.draft(onStage(), mira, 'lost');
    await play.press(mira, onStage(), lobby, 'Plan');
    await play.press(mira, onStage(), await ready(deploy), 'Approve & Deploy');
    await merged(deploy);
    await scene.calm(onStage());
    expect(github.requests.filter(({ status }) => status === 502)).toHaveLength(LOST_ANSWERS.length);
    const [pull, ...more] = github.pulls(repo).filter(({ title }) => title.startsWith('lost'));
    expect(more).toEqual([]);
    expect(github.comments(repo, pull?.number ?? 0).filter(({ body }) => body.includes('guildops:v1'))).toHaveLength(1);
    const checks = github.checkRuns(repo, pull?.head.sha).map(({ name, conclusion }) => [name, conclusion]);
    expect(checks.sort()).toEqual([
      ['guildops/apply', 'success'],
      ['guildops/plan', 'success'],
    ]);
    expect((await github.tags(repo)).filter(({ name }) => name.startsWith('applied/lost/'))).toHaveLength(1);
    expect((await github.branches(repo)).map(({ name }) => name)).toEqual(['main']);
    const history = await scene.historyOf(onStage(), await scene.deployOf(onStage(), deploy));
    expect(history.filter((kind) => kind === 'apply-started' || kind === 'merged')).toEqual([
      'apply-started',
      'merged',
    ]);
  });

  it('when somebody deletes our comment: the next change brings it back', async () => {
    const { github, li, repo } = onStage();
    const files = scene.inProject('gone', { 'note.tf': scene.output('one') });
    const number = await scene.openByHand(onStage(), { branch: 'gone', files });
    await scene.stickyOf(onStage(), number, 'to add');
    const [sticky] = github.comments(repo, number);
    await li.deleteComment(repo, sticky?.id ?? 0);
    const more = scene.inProject('gone', { 'note.tf': scene.output('two') });
    const head = await li.push(repo, 'gone', { files: more, message: 'Two' });
    await scene.stickyOf(onStage(), number, `of \`${head.slice(0, 7)}\``);
    expect(github.comments(repo, number)).toHaveLength(1);
  });

  it('when Discord loses a message, answers 500 or breaks the connection', async () => {
    const { channel, discord, mira } = onStage();
    discord.fault({ kind: 'status-after', status: 500, operation: 'create_message' }); // posted, but we do not know
    const { deploy, lobby } = await scene.draft(onStage(), mira, 'chat');
    await scene.calm(onStage());
    const cards = () => discord.messages(channel.id).filter(({ text }) => text.includes(deploy));
    expect(cards()).toHaveLength(1);
    const form = await mira.select(lobby, 'Add a resource…', ['network']);
    discord.deleteMessage(lobby);
    discord.disconnect('socket');
    await discord.ready();
    await mira.submitModal(form, { name: 'more', cidr: '10.20.0.0/20' });
    await play.lobbyThat(onStage(), deploy, (text) => text.includes('10.20.'), 'is back');
    expect(cards()).toHaveLength(1);
    expect(cards()[0]?.id).not.toBe(lobby.id);
    discord.fault({ kind: 'status-before', status: 500, operation: 'update_message', times: 5 });
    await play.press(mira, onStage(), lobbyNow(deploy), 'Plan');
    await ready(deploy);
    expect(cards()).toHaveLength(1);
  });

  it('when GitHub takes our tokens back in the middle', async () => {
    const { github, mira, program, guild } = onStage();
    const { engine } = program.ports;
    const { apply } = engine;
    const [deploy] = await program.ports.store.deploys.ofProject(guild.id as never, 'chat' as never, 1);
    github.revokeTokens();
    engine.apply = (...task) => {
      github.revokeTokens(); // and once more while it applies: that goes on, and is told later
      engine.apply = apply;
      return apply(...task);
    };
    await play.press(mira, onStage(), lobbyNow(deploy?.id ?? ''), 'Approve & Deploy');
    await merged(deploy?.id ?? '');
    expect(engine.apply).toBe(apply);
  });

  it('when a push is told of before its pull request was, and old webhooks come after newer ones: what is planned is what is there', async () => {
    const { github, li, repo } = onStage();
    github.fault({ kind: 'drop-delivery', event: 'pull_request.opened' });
    const number = await scene.openByHand(onStage(), {
      branch: 'late',
      files: scene.inProject('late', { 'note.tf': scene.output('opened') }),
    });
    const pushed = scene.inProject('late', { 'note.tf': scene.output('pushed') });
    const head = await li.push(repo, 'late', { files: pushed, message: 'Pushed' });
    await scene.stickyOf(onStage(), number, `of \`${head.slice(0, 7)}\``);
    const [opened] = scene.deliveriesOf(onStage(), 'pull_request.opened', number);
    if (!opened) throw new Error('nothing was sent when it was opened');
    await github.redeliver(opened.guid);
    await scene.resend(onStage(), opened);
    await scene.calm(onStage());
    expect(await scene.deployOfPull(onStage(), number)).toMatchObject({
      ...{ head, plans: 1 },
      state: { at: 'plan_ready', plan: { head } },
    });
  });

  it('when a webhook never came: the next look at GitHub finds the pull request', async () => {
    const { github, program } = onStage();
    github.fault({ kind: 'drop-delivery', event: 'pull_request.opened' });
    const files = scene.inProject('missed', { 'note.tf': scene.output('hello') });
    const number = await scene.openByHand(onStage(), { branch: 'missed', files });
    await scene.calm(onStage());
    expect(await program.ports.store.deploys.byPull(onStage().repo as never, number)).toEqual([]);
    await program.ports.store.jobs.add({ task: 'sync' }, { key: 'sync', queue: 'sync' });
    await scene.whenAt(onStage(), number, 'plan_ready');
  });

  it('when an owner suspends the App: what happened meanwhile is caught up with once it is let in again', async () => {
    const { github, program, repo } = onStage();
    const degraded = async () =>
      ((await (await fetch(`${program.url}/readyz`)).json()) as { degraded?: string[] }).degraded ?? [];
    github.setInstalled(repo, 'suspended');
    await scene.calm(onStage());
    expect(await degraded()).toContain('access to repositories');
    expect(onStage().logged.join('')).toContain('The GitHub App is suspended for acme/infra');
    const files = scene.inProject('gone', { 'later.tf': scene.output('unseen') });
    const number = await scene.openByHand(onStage(), { branch: 'unseen', files });
    await scene.calm(onStage());
    expect(await program.ports.store.deploys.byPull(repo as never, number)).toEqual([]);
    github.setInstalled(repo, 'installed');
    await github.until(
      async () => (await program.ports.store.deploys.byPull(repo as never, number))[0],
      'the pull request to be noticed',
    );
    expect(await degraded()).not.toContain('access to repositories');
  });

  it('and none of it put a secret into a view or the log', async () => {
    const secrets = await secretsOf(onStage());
    const log = onStage().logged.join('');
    expect(log).toContain('"task":'); // jobs were told of, those that failed among them
    expect(foundIn(log, secrets)).toEqual([]);
    expect(foundIn(everythingShown(onStage()), secrets)).toEqual([]);
  });

  expectNoViolations(onStage);
});
