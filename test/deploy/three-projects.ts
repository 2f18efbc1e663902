import type { Deploy } from '../../src/core/deploy.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { deploysOf } from './steps.ts';
import { createWorld, dev, type World } from './world.ts';

const HTTP = 'terraform {\n  backend "http" {}\n}\n';
export const NAMES = ['net', 'web', 'db'] as const;
export type Name = (typeof NAMES)[number];

/** Three projects of one repository; `lines` are further words of each in guildops.yaml, `more` further lines of the file. */
export async function threeProjects(lines: Partial<Record<Name, string>> = {}, more = ''): Promise<World> {
  const world = await createWorld();
  const listed = NAMES.map((name) => `  - {name: ${name}, dir: ${name}, environment: dev${lines[name] ?? ''}}`);
  world.repositories.push('main', {
    ...Object.fromEntries(NAMES.map((name) => [`${name}/main.tf`, HTTP])),
    'guildops.yaml': `version: 1\nprojects:\n${listed.join('\n')}\n${more}`,
  });
  await world.settle();
  return world;
}

/** Something new in each project, made by one branch. */
export const filesIn = (names: readonly Name[], branch: string) =>
  Object.fromEntries(names.map((name) => [`${name}/network-${branch}.tf`, '# one more\n']));

export const stateOf = async (world: World, number: number): Promise<Record<string, string>> =>
  Object.fromEntries((await deploysOf(world, number)).map(({ project, state }) => [project, state.at]));
export const deployFor = async (world: World, number: number, project: Name): Promise<Deploy> => {
  const found = (await deploysOf(world, number)).find((deploy) => deploy.project === project);
  if (!found) throw new Error(`#${number} has no ${project}`);
  return found;
};

/** Applies whatever is ready, until nothing is; what may not be applied yet is left for later. */
export async function applyAll(world: World, number: number): Promise<void> {
  for (const { id, state } of await deploysOf(world, number))
    if (state.at === 'plan_ready' || state.at === 'approved')
      await orLater(world.useCases.askApply({ deploy: id, by: dev }));
  await world.settle();
}

async function orLater(asked: Promise<unknown>): Promise<void> {
  await asked.catch((error: unknown) => {
    if (!(error instanceof Refusal && error.problems.every(({ code }) => code === 'locked'))) throw error;
  });
}
