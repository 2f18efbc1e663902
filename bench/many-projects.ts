import * as play from '../sandbox/story/steps.ts';
import { ready, startProgram } from '../sandbox/world/program.ts';
import type { World } from '../sandbox/world/sandbox.ts';
import type { Figure } from './figure.ts';
import type { BenchStage } from './stage.ts';

const PROJECTS = 50;
const ROUNDS = 3;
/** For fifty plans one after the other, on a slow machine. */
const PATIENCE_MS = 15 * 60_000;

const names = Array.from({ length: PROJECTS }, (_, n) => `p${String(n).padStart(2, '0')}`);
const code = (name: string): string =>
  `terraform {\n  backend "http" {}\n}\n\nresource "terraform_data" "${name}" {\n  input = "${name}"\n}\n`;

/** So many plans of one pull request at a time; as many as there is room for where nothing is said. */
const configOf = (parallelism: number | undefined): string =>
  `version: 1\n${parallelism === undefined ? '' : `parallelism: ${parallelism}\n`}`;

/** Every folder is a project of the default branch. */
async function prepare({ li, repo, github }: World): Promise<void> {
  const files = Object.fromEntries(names.map((name) => [`${name}/main.tf`, code(name)]));
  await li.push(repo, 'main', { files: { ...files, 'guildops.yaml': configOf(undefined) }, message: 'Fifty projects' });
  await github.settled();
}

/** A pull request over all of them: from GitHub sending its webhook to the last plan standing in the comment, in milliseconds. */
async function round(world: World, parallelism: number | undefined, head: string): Promise<number> {
  const { li, github, repo } = world;
  await li.push(repo, 'main', { files: { 'guildops.yaml': configOf(parallelism) }, message: head });
  const files = Object.fromEntries(names.map((name) => [`${name}/main.tf`, `# ${head}\n${code(name)}`]));
  await li.push(repo, head, { from: 'main', files, message: head });
  await github.settled();
  const number = await li.openPull(repo, { title: head, head });
  const done = `${PROJECTS} projects: ${PROJECTS} to add`;
  const isShown = () => github.comments(repo, number).some(({ body }) => body.includes(done)) || undefined;
  await github.until(isShown, 'the comment shows every plan', PATIENCE_MS);
  const shownAt = Date.now();
  const sent = github.deliveries.findLast(({ event, action }) => event === 'pull_request' && action === 'opened');
  if (!sent) throw new Error(`GitHub told nobody of #${number}`);
  await li.close(repo, number);
  await play.stickyThat(world, number, (body) => !body.includes(done), 'says closed');
  return shownAt - sent.createdAt.getTime();
}

/** Fifty projects of one pull request, beside each other and one after the other, in turns; the first round brings init and is left out. */
export async function measureManyProjects({ world }: BenchStage): Promise<Figure[]> {
  const program = startProgram(world.settings);
  try {
    await ready(program);
    await prepare(world);
    await round(world, undefined, 'warm');
    const beside: number[] = [];
    const inTurn: number[] = [];
    for (let n = 0; n < ROUNDS; n += 1) {
      beside.push(await round(world, undefined, `beside-${n}`));
      inTurn.push(await round(world, 1, `in-turn-${n}`));
    }
    const ratios = beside.map((ms, n) => (inTurn[n] ?? ms) / ms);
    return [
      { what: `${PROJECTS} projects, one plan at a time`, unit: 'ms', values: inTurn },
      { what: `${PROJECTS} projects, beside each other`, unit: 'ms', values: beside },
      { what: 'how many times faster beside each other', unit: 'x', values: ratios },
    ];
  } finally {
    await program.stop();
  }
}
