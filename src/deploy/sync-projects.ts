import { digestOf, type ProjectId, type Repo } from '../core/ids.ts';
import { type Cycle, type Project, stateIdOf, USUAL_CYCLE, workspaceOf } from '../core/project.ts';
import type { Problem } from '../core/refusal.ts';
import { keepParallelism } from './parallelism.ts';
import type { Ports, Tables } from './ports.ts';
import { type Repository, readRepository } from './read-repository.ts';
import { keepDriftWishes } from './schedule-drift.ts';

/**
 * Makes the rows of found projects equal to what the default branch says. A broken `guildops.yaml` leaves them as they were. Projects that
 * a command made stay as they are but for the cycle, which is their repository's; what is found in their folder is not.
 */
export async function syncProjects(ports: Ports, repo: Repo): Promise<Repository | undefined> {
  const repository = await readRepository(ports, repo);
  if (!repository || repository.problems.length > 0) return repository;
  await ports.store.transaction(async (tables) => {
    const all = (
      await Promise.all([...ports.rules.guilds.keys()].map((guild) => tables.projects.ofGuild(guild)))
    ).flat();
    const wanted = withFreeNames(repository, all, repo);
    const before = new Map(all.flatMap((row) => (row.repo === repo && row.found ? [[row.id, row]] : [])));
    for (const row of before.values()) if (!wanted.has(row.id)) await giveUp(tables, row);
    const cycle = cycleIn(repository);
    for (const project of wanted.values())
      await bringUpToDate(tables, before.get(project.id), { ...project, ...cycle });
    for (const row of all) if (row.repo === repo && !row.found) await setCycle(tables, row, cycle);
    await keepDriftWishes(tables, repo, repository.config.drift, [...wanted.values()]);
    await keepParallelism(tables, repo, repository.config.parallelism);
  });
  return repository;
}

/** The cycle of a repository as its rows carry it: only where it is not the usual one. */
function cycleIn({ config: { apply, lock } }: Repository): { cycle?: Cycle } {
  return apply === USUAL_CYCLE.apply && lock === USUAL_CYCLE.lock ? {} : { cycle: { apply, lock } };
}

async function setCycle({ projects }: Tables, row: Project, cycle: { cycle?: Cycle }): Promise<void> {
  const { cycle: before, ...facts } = row;
  if (JSON.stringify(before) !== JSON.stringify(cycle.cycle)) await projects.replace({ ...facts, ...cycle });
}

/** What was found where no command made a project, each with a name and a state that nobody else has. */
function withFreeNames({ projects, guild }: Repository, all: readonly Project[], repo: Repo): Map<ProjectId, Project> {
  const others = all.filter((row) => row.repo !== repo || !row.found);
  const folders = new Set(others.flatMap((row) => (row.repo === repo ? [row.directory] : [])));
  const names = new Set(others.flatMap((row) => (row.guild === guild ? [row.id] : [])));
  const states = new Map(others.map((row) => [stateIdOf(row), row.id]));
  const found = projects.filter(({ directory }) => !folders.has(directory));
  const ids = new Map<ProjectId, ProjectId>();
  const named = found.map((project) => {
    const id = names.has(project.id) ? elsewhere(project) : project.id;
    names.add(id);
    ids.set(project.id, ids.get(project.id) ?? id);
    return { ...project, id, name: id };
  });
  return new Map(
    named.map((project) => {
      const holder = states.get(stateIdOf(project));
      states.set(stateIdOf(project), holder ?? project.id);
      return [project.id, withFacts(project, ids, holder === undefined ? [] : [sameState(project, holder)])];
    }),
  );
}

/** The name of a project whose own one is taken: by another repository, or by a project that a command made. */
const elsewhere = (project: Project): ProjectId =>
  `${project.id.slice(0, 32)}-${digestOf(`${project.repo}\n${project.directory}\n${workspaceOf(project)}`).slice(0, 6)}` as ProjectId;

/** Two projects of one state would each remove what the other made. */
const sameState = ({ directory }: Project, holder: ProjectId): Problem => ({
  code: 'bad-input',
  field: `${directory}, backend`,
  why: `its state is that of project ${holder}`,
  expected: 'a key of its own',
});

/** What it depends on by the names that those projects got, and what else keeps it from being planned. */
const withFacts = (project: Project, ids: ReadonlyMap<ProjectId, ProjectId>, more: readonly Problem[]): Project => ({
  ...project,
  ...(project.found && {
    found: {
      ...project.found,
      dependsOn: project.found.dependsOn.map((id) => ids.get(id) ?? id),
      problems: [...project.found.problems, ...more],
    },
  }),
});

/** A row that somebody deployed of stays for its history, and for what still runs; it is found again by nobody. */
async function giveUp({ projects, deploys }: Tables, row: Project): Promise<void> {
  if (!row.found || row.found.isGone) return;
  const [deployed] = await deploys.ofProject(row.guild, row.id, 1);
  if (deployed) await projects.replace({ ...row, found: { ...row.found, isGone: true } });
  else await projects.remove(row.guild, row.id);
}

/**
 * Stores what is known now. A state that moves waits for its lock: until that is given back, plan and apply of who holds it have to mean
 * one and the same state, so the whole row stays as it was.
 */
async function bringUpToDate({ projects, locks }: Tables, before: Project | undefined, now: Project): Promise<void> {
  if (!before) return void (await projects.add(now));
  const project = {
    ...now,
    ...(before.terms && { terms: before.terms }),
    ...(before.budgetUsd !== undefined && { budgetUsd: before.budgetUsd }),
  };
  if (isSame(before, project)) return;
  const state = stateIdOf(before);
  if (state !== stateIdOf(project) && (await locks.of(state))) return;
  await projects.replace(project);
}

const isSame = (a: Project, b: Project): boolean => JSON.stringify(a) === JSON.stringify(b);
