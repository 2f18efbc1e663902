import { createHmac, randomUUID } from 'node:crypto';
import type { Actor, SeenMessage } from '../../sandbox/discord/index.ts';
import type { Delivery, Person } from '../../sandbox/github/index.ts';
import * as play from '../../sandbox/story/steps.ts';
import type { WorldOptions } from '../../sandbox/world/sandbox.ts';
import type { Deploy } from '../../src/core/deploy.ts';
import type { StateName } from '../../src/core/deploy-state.ts';
import type { GuildId, ProjectId, Repo } from '../../src/core/ids.ts';
import { directoryOf, type Environment, type Project } from '../../src/core/project.ts';
import type { Resource } from '../../src/core/request.ts';
import { generateProject } from '../../src/generators/generate.ts';
import { settingsFor } from '../../src/generators/kinds.ts';
import { type Stage, setStage } from '../story/stage.ts';

/** The whole program on a stage without platform limits, in a repository that has begun. */
export const raiseStage = (options: Partial<WorldOptions> = {}): Promise<Stage> =>
  setStage({ limits: {}, emptyRepository: false, ...options });

/** A project as `/cloud-create-project` makes it. Tests on one stage take one each, so that they never wait for each other's lock. */
export async function addProject(
  stage: Stage,
  project: string,
  { environment = 'dev', budget = 500, description = 'for a test' }: ProjectWish = {},
): Promise<void> {
  const options = { project, provider: 'gcp', region: 'us-central1', environment, description, budget_limit: budget };
  const { text } = await play.command(stage.mira, 'cloud-create-project', options, stage);
  if (!text.includes('is ready')) throw new Error(text);
}

interface ProjectWish {
  environment?: Environment;
  budget?: number;
  description?: string;
}

export async function grant(stage: Stage, to: Actor, role: 'viewer' | 'user' | 'admin', project?: string) {
  const options = { role, user: to.id, ...(project !== undefined && { project }) };
  const { text } = await play.command(stage.mira, 'cloud-grant', options, stage);
  if (!text.includes(` is ${role} `)) throw new Error(text);
}

/** The project's row. */
export async function rowOf({ program, guild }: Stage, project: string): Promise<Project> {
  const row = await program.ports.store.projects.find(guild.id as GuildId, project as ProjectId);
  if (!row) throw new Error(`no project ${project}`);
  return row;
}

/** The smallest thing a project can have. All projects share one pretend cloud, so it is named after its project. */
export const networkIn = (project: Project, name: string = project.id): Resource =>
  settingsFor(project, 'network', name, {}, { surface: 'system', id: 'guildops', name: 'GuildOps', roles: [] });

/** The files of a project with one network, as they are on the default branch after it was merged. */
export async function filesOf(stage: Stage, project: string): Promise<Record<string, string>> {
  const row = await rowOf(stage, project);
  const files = generateProject({ project: row, resources: [networkIn(row)] });
  return Object.fromEntries([...files].filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Puts a project's files on the default branch; nothing of them is applied. */
export async function seed(stage: Stage, ...projects: string[]): Promise<void> {
  const files = await Promise.all(projects.map((project) => filesOf(stage, project)));
  await stage.li.push(stage.repo, 'main', { files: Object.assign({}, ...files), message: 'Begin the projects' });
}

export interface HandMade {
  branch: string;
  files?: Readonly<Record<string, string>>;
  remove?: readonly string[];
  title?: string;
  by?: Person;
}

/** A pull request of a person who knows git and nothing of us; answers its number. */
export async function openByHand(stage: Stage, { branch, files, remove, title, by }: HandMade): Promise<number> {
  const person = by ?? stage.li;
  const change = { ...(files && { files }), ...(remove && { remove }), message: title ?? branch };
  await person.push(stage.repo, branch, { ...change, from: 'main' });
  return person.openPull(stage.repo, { title: title ?? branch, head: branch });
}

/** `projects/<id>/<name>` → text. */
export const inProject = (project: string, files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`${directoryOf(project as ProjectId)}/${name}`, text]),
  );

/** A file that changes what a project's plan says and touches no resource. */
export const output = (value: string): string => `output "it" {\n  value = ${JSON.stringify(value)}\n}\n`;

/** A lobby with a network in it, not submitted yet. */
export async function draft(
  stage: Stage,
  by: Actor,
  project: string,
  name = project,
): Promise<{ deploy: string; lobby: SeenMessage }> {
  const { deploy, lobby } = await play.openLobby(by, project, stage);
  await play.addNetwork(by, lobby, { name });
  return { deploy, lobby: await play.lobbyThat(stage, deploy, (text) => text.includes('· 10.10.'), 'has a network') };
}

/** A request with a network whose plan waits for a decision. */
export async function planned(stage: Stage, by: Actor, project: string, name?: string) {
  const { deploy, lobby } = await draft(stage, by, project, name);
  await play.press(by, stage, lobby, 'Plan');
  const ready = await play.lobbyThat(stage, deploy, (text) => text.includes('Re-plan'), 'is ready');
  const pull = (await deployOf(stage, deploy)).pull?.number ?? 0;
  return { deploy, lobby: ready, pull };
}

export async function deployOf({ program }: Stage, id: string): Promise<Deploy> {
  return program.ports.store.deploys.get(id as Deploy['id']);
}

/** The only deploy of a pull request. */
export async function deployOfPull({ program, repo }: Stage, number: number): Promise<Deploy> {
  const [deploy, ...more] = await program.ports.store.deploys.byPull(repo as Repo, number);
  if (!deploy || more.length > 0) throw new Error(`#${number} has ${more.length + (deploy ? 1 : 0)} deploys`);
  return deploy;
}

/** Kinds of the events of a deploy, in order. */
export const historyOf = async ({ program }: Stage, { id }: Pick<Deploy, 'id'>): Promise<string[]> =>
  (await program.ports.store.deploys.events(id)).map(({ event }) => event.kind);

/** Waits until every webhook has arrived and nothing is left to do. */
export async function calm({ github, program }: Stage): Promise<void> {
  await github.settled();
  await program.idle();
  await github.settled();
  await program.idle();
}

/** The deploy of a pull request once it is in a state. What ends a plan is told on GitHub, so that is what is waited for. */
export async function whenAt(stage: Stage, number: number, ...at: StateName[]): Promise<Deploy> {
  const { program, repo } = stage;
  const find = async () =>
    (await program.ports.store.deploys.byPull(repo as Repo, number)).find(({ state }) => at.includes(state.at));
  return stage.github.until(find, `#${number} to be ${at.join(' or ')}`);
}

/** The bot's view in a pull request, once it reads so. */
export const stickyOf = async (stage: Stage, number: number, part: string): Promise<string> =>
  (await play.stickyThat(stage, number, (body) => body.includes(part), `says ${JSON.stringify(part)}`)).body;

/** Sends an event again as if GitHub had sent it under another GUID. */
export async function resend({ github, origin }: Stage, { event, payload }: Delivery): Promise<number> {
  const headers = {
    'content-type': 'application/json',
    'x-github-event': event,
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': `sha256=${createHmac('sha256', github.app.webhookSecret).update(payload).digest('hex')}`,
  };
  const { status } = await fetch(`${origin}/api/github/webhooks`, { method: 'POST', headers, body: payload });
  return status;
}

/** The deliveries of an event about a pull request, in order. */
export const deliveriesOf = ({ github }: Stage, event: string, number: number): Delivery[] =>
  github.deliveries.filter((delivery) => {
    const payload = JSON.parse(delivery.payload) as { number?: number; issue?: { number: number } };
    const name = delivery.action === null ? delivery.event : `${delivery.event}.${delivery.action}`;
    return name === event && (payload.number ?? payload.issue?.number) === number;
  });

/** Somebody on GitHub who may push. */
export function addWriter({ github, repo }: Stage, login: string): Person {
  const person = github.addPerson(login);
  github.setRole(repo, login, 'write');
  return person;
}

/** People whose approval a deploy's plan has. */
export const approversOf = ({ state }: Deploy): string[] =>
  'approvals' in state ? state.approvals.map(({ by }) => by.name) : [];
