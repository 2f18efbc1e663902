import { type Actor, renderMessage, type SeenMessage } from '../discord/index.ts';
import type { PullView } from '../github/index.ts';
import { changeByHand } from '../story/by-hand.ts';
import * as play from '../story/steps.ts';
import type { World } from '../world/sandbox.ts';
import { asSeen, type Narrator } from './stage-light.ts';

const PROJECT = 'web-dev';

export interface Telling {
  world: World;
  tell: Narrator;
  /** For what people have on their own machines. */
  dir: string;
}

const card = (message: SeenMessage): string => renderMessage(message, { width: 78 });

/** 1. An administrator makes a project and gives somebody a right. */
export async function prepare({ world, tell }: Telling): Promise<void> {
  const { mira, ana } = world;
  tell.chapter('A project, and a right that ends by itself');
  const project = {
    project: PROJECT,
    provider: 'gcp',
    region: 'us-central1',
    environment: 'dev',
    description: 'The web shop, for developers',
    budget_limit: 150,
  };
  tell.does('mira (administrator)', `/cloud-create-project ${words(project)}`);
  tell.shows('only mira sees this', card(await play.command(mira, 'cloud-create-project', project, world)));
  tell.does('mira (administrator)', `/cloud-grant role:user user:@ana project:${PROJECT} for:1d`);
  tell.shows(
    'only mira sees this',
    card(await play.command(mira, 'cloud-grant', { role: 'user', user: ana.id, project: PROJECT, for: '1d' }, world)),
  );
}

const words = (options: Record<string, string | number>): string =>
  Object.entries(options)
    .map(([name, value]) => `${name}:${value}`)
    .join(' ');

/** The first lines of an opened menu. */
const menu = (text: string): string => {
  const lines = text.split('\n');
  const machines = lines.findIndex((line) => line.includes('Machine type…'));
  return [...lines.slice(0, 3), '    …', ...lines.slice(Math.max(3, machines), Math.max(3, machines) + 7)].join('\n');
};

/** 2. A lobby, a network and a machine, and one request too many. Answers the deploy. */
export async function ask({ world, tell }: Telling): Promise<string> {
  const { ana } = world;
  tell.chapter('Ask: a lobby with menus, prices and rules');
  tell.does('ana', `/cloud-deploy project:${PROJECT}`);
  const { deploy, lobby } = await play.openLobby(ana, PROJECT, world);
  tell.shows('#deploys, for everybody', card(lobby));
  tell.does('ana', 'Add a resource… → Network; the form: name "main"');
  tell.shows('only ana sees this', card(await play.addNetwork(ana, lobby, { name: 'main' })));
  tell.does('ana', 'Add a resource… → Virtual machine → family e2 → machine type; the form: name "web"');
  const now = await play.lobbyThat(world, deploy, (text) => text.includes('main'), 'shows the network');
  const added = await play.addMachine(
    ana,
    now,
    { family: 'e2', type: 'e2-small' },
    { name: 'web' },
    ({ kind, message }) => {
      if (kind === 'update') tell.shows('the menu, with prices', menu(ana.sees(message())));
    },
  );
  tell.shows('only ana sees this', card(added));
  tell.does('ana', 'wants one more: n2-standard-32, 32 vCPU');
  const full = await play.lobbyThat(world, deploy, (text) => text.includes('e2-small'), 'shows the machine');
  tell.shows(
    'refused, with the reason and the way on',
    card(await play.addMachine(ana, full, { family: 'n2', type: 'n2-standard-32' }, { name: 'huge', network: 'main' })),
  );
  return deploy;
}

/** 3. Files, branch, pull request, plan. */
export async function plan({ world, tell }: Telling, deploy: string): Promise<PullView> {
  const { ana, github, repo } = world;
  tell.chapter('Plan: resource files and HCL in a pull request, planned by terraform');
  tell.does('ana', 'presses [Plan]');
  await play.press(ana, world, await play.lobbyThat(world, deploy, () => true, 'is there'), 'Plan');
  const ready = await play.lobbyThat(world, deploy, (text) => text.includes('Approve & Deploy'), 'is ready');
  const pull = await play.pullThat(world, ({ state }) => state === 'open', 'the pull request');
  tell.notes(
    `GuildOps committed to ${pull.head.ref}, opened #${pull.number}; GitHub's webhook started terraform init, plan, show`,
  );
  const file = await github.readFile(repo, pull.head.ref, `projects/${PROJECT}/resources/vm-web.yaml`);
  tell.shows(`projects/${PROJECT}/resources/vm-web.yaml: what was asked for, the source of vm-web.tf`, file ?? '');
  const sticky = await play.stickyThat(world, pull.number, (body) => body.includes('to add'), 'shows the plan');
  tell.shows(`the one comment on #${pull.number}`, asSeen(sticky.body));
  await github.until(
    () => github.checkRuns(repo, pull.head.sha).find(({ conclusion }) => conclusion === 'success'),
    'the plan check',
  );
  tell.shows('its checks', checks(world, pull));
  tell.shows('#deploys: the lobby turned to', card(ready));
  const thread = play.threadOf(world, ready);
  if (thread) tell.notes(`the thread "${thread.name}" carries the whole plan`);
  return pull;
}

const checks = ({ github, repo }: World, { head }: PullView): string =>
  github
    .checkRuns(repo, head.sha)
    .map(
      ({ name, status, conclusion, output }) =>
        `${conclusion === 'success' ? '✓' : '•'} ${name}  ${conclusion ?? status}  ${output?.title ?? ''}`,
    )
    .join('\n');

/** 4. Approve, apply, merge. */
export async function apply({ world, tell }: Telling, deploy: string, { number }: PullView): Promise<void> {
  tell.chapter('Approve & Deploy: exactly that plan, streamed into the thread');
  tell.does('ana', 'presses [Approve & Deploy] (dev: the requester may approve)');
  await pressAndFollow(world, tell, world.ana, deploy);
  const pull = await play.pullThat(world, (one) => one.number === number && play.isMerged(one), 'merged');
  tell.notes(
    `#${number} merged pinned to ${pull.head.sha.slice(0, 7)}, tagged ${(await world.github.tags(world.repo)).at(-1)?.name}, branch deleted`,
  );
  tell.shows(
    '#deploys: the lobby says',
    card(await play.lobbyThat(world, deploy, (text) => text.includes('Merged as'), 'says applied')),
  );
}

/** Presses the button and prints the log in the thread as it grows. */
async function pressAndFollow(world: World, tell: Narrator, person: Actor, deploy: string): Promise<void> {
  const lobby = await play.lobbyThat(world, deploy, (text) => text.includes('Approve & Deploy'), 'is ready');
  await play.press(person, world, lobby, 'Approve & Deploy');
  const applied = play.lobbyThat(world, deploy, (text) => text.includes('Merged as'), 'is applied');
  const printed = new Set<string>();
  const look = () => {
    const thread = play.threadOf(world, lobby);
    for (const { content } of thread ? world.discord.messages(thread.id) : [])
      for (const line of content.split('\n').filter((text) => /^(✅|❌)/u.test(text.trim()) && !printed.has(text))) {
        printed.add(line);
        tell.notes(line.trim());
      }
    return undefined;
  };
  await Promise.race([applied, world.discord.until(look, 'the end of the log', 60_000)]);
  look();
}

/** 5. A pull request by hand. Answers the deploy. */
export async function byHand({ world, tell, dir }: Telling): Promise<string> {
  const { li, rob, repo, github } = world;
  tell.chapter('By hand: a pull request without Discord');
  tell.does(
    'li (write permission)',
    'git clone, edits resources/vm-web.yaml: e2-small → e2-medium, guildops generate, git push',
  );
  const { number, printed } = await changeByHand(li, world, dir, {
    branch: 'bigger-web',
    path: `projects/${PROJECT}/resources/vm-web.yaml`,
    from: 'e2-small',
    to: 'e2-medium',
    title: 'web needs more memory',
  });
  tell.notes(printed);
  const sticky = await play.stickyThat(world, number, (body) => body.includes('1 to change'), 'shows the plan');
  tell.shows(`the comment on #${number}`, asSeen(sticky.body, 16));
  tell.does('rob (may only read)', 'comments "guildops apply"');
  await rob.comment(repo, number, 'guildops apply');
  const refusal = await play.replyThat(
    world,
    number,
    (body) => body.includes('You need write permission'),
    'the refusal',
  );
  tell.shows('the answer', asSeen(refusal.body));
  tell.does('li (write permission)', 'comments "guildops apply"');
  await li.comment(repo, number, 'guildops apply');
  await play.pullThat(world, (pull) => pull.number === number && play.isMerged(pull), 'merged by comment');
  const done = await play.stickyThat(
    world,
    number,
    (body) => body.includes('merged') || body.includes('applied'),
    'says applied',
  );
  tell.shows(`the comment on #${number}`, asSeen(done.body, 10));
  const id = /\b([0-9A-HJKMNP-TV-Z]{4})\.\d+\b/.exec(done.body)?.[1];
  if (!id) throw new Error(`the comment on #${number} names no plan: ${github.url}`);
  return id;
}

/** 6. Two at once. */
export async function two({ world, tell }: Telling): Promise<void> {
  const { ana, mira } = world;
  tell.chapter('Two at once: the second waits in line and is rebuilt by itself');
  tell.does('ana and mira', 'each ask for a machine in the same project');
  const first = await play.openLobby(ana, PROJECT, world);
  const second = await play.openLobby(mira, PROJECT, world);
  await play.addMachine(ana, first.lobby, { family: 'e2', type: 'e2-small' }, { name: 'api', network: 'main' });
  await play.addMachine(mira, second.lobby, { family: 'e2', type: 'e2-micro' }, { name: 'worker', network: 'main' });
  tell.does('ana', 'presses [Plan] first');
  await play.press(
    ana,
    world,
    await play.lobbyThat(world, first.deploy, (text) => text.includes('e2-small'), 'has its line'),
    'Plan',
  );
  await play.lobbyThat(world, first.deploy, (text) => text.includes('Approve & Deploy'), 'is ready');
  tell.does('mira', 'presses [Plan] second');
  await play.press(
    mira,
    world,
    await play.lobbyThat(world, second.deploy, (text) => text.includes('e2-micro'), 'has its line'),
    'Plan',
  );
  tell.shows(
    'her lobby',
    card(await play.lobbyThat(world, second.deploy, (text) => text.includes('in line'), 'waits')),
  );
  tell.does('ana', 'presses [Approve & Deploy]');
  await play.press(ana, world, first.lobby, 'Approve & Deploy');
  const ready = await play.lobbyThat(world, second.deploy, (text) => text.includes('Approve & Deploy'), 'has its turn');
  tell.shows("mira's lobby, by itself: on the new base, and without ana's machine in the plan", card(ready));
  await play.press(mira, world, second.lobby, 'Approve & Deploy');
  await play.lobbyThat(world, second.deploy, (text) => text.includes('Merged as'), 'is applied');
  tell.notes('both applied');
}

/** 7. Back. */
export async function back({ world, tell }: Telling, deploy: string): Promise<void> {
  const { ana, cloud } = world;
  tell.chapter('Back: a rollback is a pull request too');
  tell.does('ana', `/cloud-rollback deploy:${deploy}`);
  const answer = await play.command(ana, 'cloud-rollback', { deploy }, world);
  const rollback = play.deployIn(answer.text);
  const ready = await play.lobbyThat(world, rollback, (text) => text.includes('Approve & Deploy'), 'is ready');
  tell.shows('planned like any other', card(ready));
  tell.does('ana', 'presses [Approve & Deploy]');
  await play.press(ana, world, ready, 'Approve & Deploy');
  await play.lobbyThat(world, rollback, (text) => text.includes('Merged as'), 'is applied');
  const machines = (await cloud.objects()).filter(({ type }) => type === 'google_compute_instance');
  tell.shows(
    'what the cloud has now',
    machines.map(({ name, attributes }) => `${name.padEnd(8)} ${String(attributes.machine_type)}`).join('\n'),
  );
}
