import { describe, expect, it } from 'vitest';
import type { SeenMessage } from '../../sandbox/discord/index.ts';
import * as play from '../../sandbox/story/steps.ts';
import * as scene from './scene.ts';
import { expectNoViolations, useStage } from './use-stage.ts';

/** A "no" names every reason and the way on, and leaves everything as it was. */
describe('a refusal', () => {
  const onStage = useStage(async (stage) => {
    for (const project of ['read', 'look', 'help', 'stale', 'facts', 'step', 'mine', 'taken'])
      await scene.addProject(stage, project);
    await scene.addProject(stage, 'poor', { budget: 20 });
    await scene.grant(stage, stage.ana, 'user');
    await scene.grant(stage, stage.kim, 'viewer');
    await scene.seed(stage, 'read', 'poor', 'facts', 'step', 'mine');
    await stage.li.push(stage.repo, 'main', {
      files: scene.inProject('taken', { 'network-taken.tf': '# Ours, by hand.\n' }),
      message: 'Ours, by hand',
    });
  });
  const noteIn = (project: string, branch = project) =>
    scene.openByHand(onStage(), { branch, files: scene.inProject(project, { 'note.tf': scene.output('hello') }) });
  const said = async (answer: ReturnType<typeof play.press>): Promise<string> => (await (await answer).settled()).text;

  it('answers a reader’s commands on GitHub, whatever they are, and nothing moves', async () => {
    const { github, repo, rob } = onStage();
    const number = await noteIn('read');
    const before = await scene.whenAt(onStage(), number, 'plan_ready');
    for (const verb of ['plan', 'apply', 'approve', 'discard']) {
      const comment = await rob.comment(repo, number, `guildops ${verb}`);
      const reply = await play.replyThat(
        onStage(),
        number,
        (body) => body.includes(`comment_${comment}`),
        `the answer to ${verb}`,
      );
      expect(reply.body).toContain('You need write permission on `acme/infra`');
      expect(reply.body).toContain('GitHub says that you have read permission');
      await github.until(
        () => github.reactions(comment).some(({ content }) => content === '-1') || undefined,
        'the thumb down',
      );
    }
    expect(await scene.deployOfPull(onStage(), number)).toEqual(before);
  });

  it('answers who may only look: no draft, no line, no plan, no end', async () => {
    const { kim, mira } = onStage();
    const right = /You need the role "user"/;
    expect((await play.command(kim, 'cloud-deploy', { project: 'look' }, onStage())).text).toMatch(right);
    const { deploy, lobby } = await scene.draft(onStage(), mira, 'look');
    expect((await play.addNetwork(kim, lobby, { name: 'mine' })).text).toMatch(right);
    for (const label of ['Plan', 'Cancel']) expect(await said(play.press(kim, onStage(), lobby, label))).toMatch(right);
    expect((await play.command(kim, 'cloud-cancel', { deploy }, onStage())).text).toMatch(right);
    expect((await play.command(kim, 'cloud-grant', { role: 'admin', user: kim.id }, onStage())).text).toContain(
      'You need the role "admin"',
    );
    expect(await scene.deployOf(onStage(), deploy)).toMatchObject({ state: { at: 'draft' }, deltas: [{ do: 'add' }] });
  });

  it('is not for a colleague with the right, who may help with a draft; it stays its requester’s', async () => {
    const { ana, mira, github, repo } = onStage();
    const { deploy, lobby } = await scene.draft(onStage(), mira, 'help');
    await play.addMachine(ana, lobby, { family: 'e2', type: 'e2-micro' }, { name: 'help', network: 'help' });
    const both = await play.lobbyThat(onStage(), deploy, (text) => text.includes('e2-micro'), 'has both');
    await play.press(ana, onStage(), both, 'Plan');
    await play.lobbyThat(onStage(), deploy, (text) => text.includes('Approve & Deploy'), 'is ready');
    const { requester, pull } = await scene.deployOf(onStage(), deploy);
    expect(requester.name).toBe('mira');
    expect(github.pull(repo, pull?.number ?? 0)?.body).toContain('Requested-by: mira');
  });

  it('of a card that is out of date shows the present one, and nothing is done', async () => {
    const { ana, discord, mira } = onStage();
    const { deploy, lobby } = await scene.draft(onStage(), mira, 'stale');
    discord.fault({ kind: 'status-before', status: 500, operation: 'update_message', times: 8 }); // the card stays old
    await play.addMachine(mira, lobby, { family: 'e2', type: 'e2-micro' }, { name: 'more', network: 'stale' });
    const old = discord.messages(lobby.channelId).find(({ id }) => id === lobby.id) as SeenMessage;
    expect(old.text).not.toContain('e2-micro');
    const answer = await said(ana.click(old, 'Plan'));
    expect(answer).toContain('out of date');
    expect(answer).toContain('e2-micro');
    expect(await scene.deployOf(onStage(), deploy)).toMatchObject({ state: { at: 'draft' } });
    await play.lobbyThat(onStage(), deploy, (text) => text.includes('e2-micro'), 'is up to date again');
  });

  it('of what the budget does not allow says so in the lobby, and in a pull request made by hand', async () => {
    const { cloud, li, mira, repo } = onStage();
    const { deploy, lobby } = await scene.draft(onStage(), mira, 'poor', 'more');
    const machine = { name: 'big', network: 'more' };
    const refused = await play.addMachine(mira, lobby, { family: 'e2', type: 'e2-standard-4' }, machine);
    expect(refused.text).toContain('its budget is $20.00');
    expect(refused.text).toContain('raise the budget');
    expect((await scene.deployOf(onStage(), deploy)).deltas).toHaveLength(1);

    const disk = `resource "google_compute_disk" "big" {
  name = "big"
  type = "pd-ssd"
  zone = "us-central1-a"
  size = 2000
}
`;
    const files = scene.inProject('poor', { 'disk.tf': disk });
    const number = await scene.openByHand(onStage(), { branch: 'poor', files });
    expect(await scene.stickyOf(onStage(), number, 'Denied plan')).toContain('its budget is $20.00');
    await li.comment(repo, number, 'guildops apply');
    const reply = await play.replyThat(onStage(), number, (body) => body.includes('refused'), 'the refusal');
    expect(reply.body).toContain('its budget is $20.00');
    expect((await cloud.objects()).filter(({ name }) => name === 'big')).toEqual([]);
  });

  it('of a branch that changes what its project is names every field', async () => {
    const { github, repo } = onStage();
    const path = 'projects/facts/project.yaml';
    const text = (await github.readFile(repo, 'main', path)) ?? '';
    const changed = text
      .replace('id: facts', 'id: other')
      .replace('provider: gcp', 'provider: aws')
      .replace('region: us-central1', 'region: us-east1')
      .replace('environment: dev', 'environment: prod')
      .replace('engine: terraform', 'engine: tofu')
      .replace('backend: http', 'backend: gs://elsewhere/facts');
    const number = await scene.openByHand(onStage(), { branch: 'facts', files: { [path]: changed } });
    const body = await scene.stickyOf(onStage(), number, 'Plan failed');
    for (const field of ['id', 'provider', 'region', 'environment', 'engine', 'backend'])
      expect(body).toContain(`changes the project's ${field} from`);
    expect(body).toContain('an administrator with a command');
  });

  it('of files out of step with their source names them and `guildops generate`', async () => {
    const { github, repo } = onStage();
    const path = 'projects/step/resources/network-step.yaml';
    const text = (await github.readFile(repo, 'main', path)) ?? '';
    const files = { [path]: text.replace('10.10.0.0/20', '10.20.0.0/20') };
    const number = await scene.openByHand(onStage(), { branch: 'step', files });
    const body = await scene.stickyOf(onStage(), number, 'Plan failed');
    expect(body).toContain('projects/step/network-step.tf');
    expect(body).toContain('guildops generate');
  });

  it('keeps what a person wrote: an edited file is theirs, and nothing from Discord overwrites it', async () => {
    const { github, li, mira, repo } = onStage();
    const path = 'projects/mine/network-mine.tf';
    const edited = `${await github.readFile(repo, 'main', path)}\n# Edited by hand.\n`;
    await li.push(repo, 'main', { files: { [path]: edited }, message: 'By hand' });
    const { deploy, lobby } = await play.openLobby(mira, 'mine', onStage());
    const machine = { name: 'mine', network: 'mine' };
    await play.addMachine(mira, lobby, { family: 'e2', type: 'e2-micro' }, machine);
    const ready = await play.lobbyThat(onStage(), deploy, (text) => text.includes('e2-micro'), 'has a machine');
    await play.press(mira, onStage(), ready, 'Plan');
    const plan = await play.lobbyThat(onStage(), deploy, (text) => text.includes('Approve & Deploy'), 'is ready');
    await play.press(mira, onStage(), plan, 'Approve & Deploy');
    await play.lobbyThat(onStage(), deploy, (text) => text.includes('Merged as'), 'is applied');
    expect(await github.readFile(repo, 'main', path)).toBe(edited);
  });

  it('of a request for a file that is a person’s names the file', async () => {
    const { github, mira, repo } = onStage();
    const { deploy, lobby } = await scene.draft(onStage(), mira, 'taken');
    const answer = await said(play.press(mira, onStage(), lobby, 'Plan'));
    expect(answer).toContain('projects/taken/network-taken.tf was edited by hand');
    expect(answer).toContain('pull request');
    // Nothing is lost: the draft stays as it is.
    await play.lobbyThat(onStage(), deploy, (text) => text.includes('Resources (1)'), 'is a draft');
    expect(await github.readFile(repo, 'main', 'projects/taken/network-taken.tf')).toBe('# Ours, by hand.\n');
    expect(github.pulls(repo).filter(({ title }) => title.startsWith('taken'))).toEqual([]);
  });

  expectNoViolations(onStage);
});
