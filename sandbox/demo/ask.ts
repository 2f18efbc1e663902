import type { Actor } from '../discord/index.ts';
import type { PullView } from '../github/index.ts';
import * as play from '../story/steps.ts';
import type { World } from '../world/sandbox.ts';
import { asSeen, type Narrator } from './stage-light.ts';
import { card, PROJECT, type Telling } from './telling.ts';

/** 1. An administrator makes a project and gives somebody a right. */
export async function prepare({ world, tell, script }: Telling): Promise<void> {
  const { mira, ana } = world;
  tell.chapter('A project, and a right that ends by itself');
  const project = {
    project: PROJECT,
    provider: script.provider,
    region: script.region,
    environment: 'dev',
    description: 'The web shop, for developers',
    budget_limit: 300,
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
export async function ask({ world, tell, script }: Telling): Promise<string> {
  const { ana } = world;
  const { machine, huge } = script;
  tell.chapter('Ask: a lobby with menus, prices and rules');
  tell.does('ana', `/cloud-deploy project:${PROJECT}`);
  const { deploy, lobby } = await play.openLobby(ana, PROJECT, world);
  tell.shows('#deploys, for everybody', card(lobby));
  tell.does('ana', 'Add a resource… → Network; the form: name "main"');
  tell.shows('only ana sees this', card(await play.addNetwork(ana, lobby, { name: 'main' })));
  tell.does('ana', `Add a resource… → Virtual machine → family ${machine.family} → machine type; the form: name "web"`);
  const now = await play.lobbyThat(world, deploy, (text) => text.includes('main'), 'shows the network');
  const added = await play.addMachine(ana, now, machine, { name: 'web' }, ({ kind, message }) => {
    if (kind === 'update') tell.shows('the menu, with prices', menu(ana.sees(message())));
  });
  tell.shows('only ana sees this', card(added));
  tell.does('ana', `wants one more: ${huge.type}, 32 vCPU`);
  const full = await play.lobbyThat(world, deploy, (text) => text.includes(machine.type), 'shows the machine');
  tell.shows(
    'refused, with the reason and the way on',
    card(await play.addMachine(ana, full, huge, { name: 'huge', network: 'main' })),
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
