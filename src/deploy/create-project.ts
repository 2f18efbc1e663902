import { providers } from '../catalog/clouds.ts';
import { nearestRegion, regionOf } from '../catalog/regions.ts';
import { addressOf, type Backend, parseBackend } from '../core/backend.ts';
import type { GuildId, Repo } from '../core/ids.ts';
import { parseProjectId } from '../core/ids.ts';
import { directoryOf, type Project, stateIdOf } from '../core/project.ts';
import { type Problem, Refusal, refuseIf } from '../core/refusal.ts';
import { kindsFor } from '../generators/kinds.ts';
import { attempt } from '../generators/settings/attempt.ts';
import { lacks, roleIn } from './authority.ts';
import type { Ports, Tables } from './ports.ts';
import type { UseCases } from './use-cases.ts';

type NewProject = Parameters<UseCases['createProject']>[0];

const MAX_DESCRIPTION = 500;

const backendOf = ({ backend = '', id }: Pick<NewProject, 'backend' | 'id'>): Backend => parseBackend(backend, id);

function backendProblems(input: Pick<NewProject, 'backend' | 'id'>): readonly Problem[] {
  const parsed = attempt(() => backendOf(input));
  if (!parsed.ok) return parsed.problems;
  const { value: backend } = parsed;
  if (backend.kind !== 's3' || backend.compatible || regionOf('aws', backend.region)) return [];
  const nearest = nearestRegion('aws', backend.region);
  return [{ code: 'region-unknown', region: backend.region, ...(nearest && { nearest }) }];
}

/** What is wrong with the input, all of it. */
export function inputProblems(input: Omit<NewProject, 'guild' | 'by' | 'repo'>): Problem[] {
  const { id, provider, region, description, budgetUsd } = input;
  const problems: Problem[] = [];
  if (!parseProjectId(id))
    problems.push({
      code: 'bad-input',
      field: 'project',
      why: `"${id}" is not a project id`,
      expected: 'lower-case letters, digits and hyphens, 2 to 39 of them, beginning with a letter',
    });
  if (kindsFor(provider).length === 0)
    problems.push({
      code: 'bad-input',
      field: 'provider',
      why: `nothing can be made on ${provider} yet`,
      expected: providers()
        .filter((name) => kindsFor(name).length > 0)
        .join(' or '),
    });
  if (!regionOf(provider, region)) {
    const nearest = nearestRegion(provider, region);
    problems.push({ code: 'region-unknown', region, ...(nearest && { nearest }) });
  }
  problems.push(...backendProblems(input));
  if (description.length > MAX_DESCRIPTION)
    problems.push({
      code: 'bad-input',
      field: 'description',
      why: `it has ${description.length} characters`,
      expected: `at most ${MAX_DESCRIPTION}`,
    });
  if (budgetUsd !== undefined && !(budgetUsd > 0 && budgetUsd < 1e9))
    problems.push({
      code: 'bad-input',
      field: 'budget_limit',
      why: 'it is not an amount of dollars a month',
      expected: 'a number above 0',
    });
  return problems;
}

/** The guild's repository for a new project: the one asked for, else the first. @throws Refusal for a guild or repository that is not bound */
function repositoryOf({ rules }: Pick<Ports, 'rules'>, guild: GuildId, wanted: Repo | undefined): Repo {
  const repos = rules.guilds.get(guild)?.repos ?? [];
  const repo = wanted ? repos.find((known) => known === wanted) : repos[0];
  if (repo) return repo;
  throw new Refusal(
    wanted
      ? {
          code: 'bad-input',
          field: 'repository',
          why: `${wanted} is not bound to this server`,
          expected: repos.join(', '),
        }
      : { code: 'guild-unknown', guild },
  );
}

/** One state has one project: two would each remove what the other made. */
async function sharedState(
  { projects }: Pick<Tables, 'projects'>,
  { rules }: Pick<Ports, 'rules'>,
  project: Project,
): Promise<Problem[]> {
  if (project.backend.kind === 'http') return [];
  const all = await Promise.all([...rules.guilds.keys()].map((guild) => projects.ofGuild(guild)));
  const state = stateIdOf(project);
  const isOther = ({ guild, id }: Project) => guild !== project.guild || id !== project.id;
  if (!all.flat().some((other) => stateIdOf(other) === state && isOther(other))) return [];
  const why = `${addressOf(project.backend)} is the state of another project`;
  return [{ code: 'bad-input', field: 'backend', why, expected: 'a folder or object of its own' }];
}

const created = ({ id, provider, region, environment, repo, budgetUsd }: Project) => ({
  what: 'project-created',
  project: id,
  details: { provider, region, environment, repo, ...(budgetUsd !== undefined && { budgetUsd }) },
});

const isUntouched = async ({ deploys }: Pick<Tables, 'deploys'>, { guild, id }: Project): Promise<boolean> =>
  (await deploys.ofProject(guild, id, 1)).length === 0;

/** Writes a project's row; its files come with the first deploy's pull request. Asking twice for the same project answers the same. */
export async function createProject(ports: Ports, input: NewProject): Promise<Project> {
  const repo = repositoryOf(ports, input.guild, input.repo);
  refuseIf(inputProblems(input));
  const id = parseProjectId(input.id) as Project['id'];
  const project: Project = {
    guild: input.guild,
    id,
    name: input.id,
    description: input.description,
    owner: input.owner ?? input.by.id,
    provider: input.provider,
    region: input.region,
    environment: input.environment,
    engine: 'terraform',
    repo,
    directory: directoryOf(id),
    backend: backendOf(input),
    ...(input.budgetUsd !== undefined && { budgetUsd: input.budgetUsd }),
  };
  return ports.store.transaction(async (tables) => {
    refuseIf(lacks(await roleIn(tables, ports, input.by, { guild: input.guild }), 'admin', 'create projects'));
    refuseIf(await sharedState(tables, ports, project));
    const present = await tables.projects.find(input.guild, id);
    // What was found in that very folder, and never deployed, is this project now.
    if (present?.found && present.directory === project.directory && (await isUntouched(tables, present)))
      await tables.projects.remove(input.guild, id);
    if (await tables.projects.add(project)) {
      await tables.audit.add({ ...{ guild: input.guild, at: ports.clock.now(), by: input.by }, ...created(project) });
      return project;
    }
    if (present && JSON.stringify(present) === JSON.stringify(project)) return present;
    throw new Refusal({ code: 'exists', resource: `project ${id}` });
  });
}
