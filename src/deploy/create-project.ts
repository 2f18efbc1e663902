import { providers } from '../catalog/clouds.ts';
import { nearestRegion, regionOf } from '../catalog/regions.ts';
import type { GuildId, Repo } from '../core/ids.ts';
import { parseProjectId } from '../core/ids.ts';
import { directoryOf, type Project } from '../core/project.ts';
import { type Problem, Refusal, refuseIf } from '../core/refusal.ts';
import { kindsFor } from '../generators/kinds.ts';
import { lacks, roleIn } from './authority.ts';
import type { Ports } from './ports.ts';
import type { UseCases } from './use-cases.ts';

type NewProject = Parameters<UseCases['createProject']>[0];

const MAX_DESCRIPTION = 500;

/** What is wrong with the input, all of it. */
function inputProblems({ id, provider, region, description, budgetUsd }: NewProject): Problem[] {
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
    owner: input.by.id,
    provider: input.provider,
    region: input.region,
    environment: input.environment,
    engine: 'terraform',
    repo,
    directory: directoryOf(id),
    backend: { kind: 'http' },
    ...(input.budgetUsd !== undefined && { budgetUsd: input.budgetUsd }),
  };
  return ports.store.transaction(async (tables) => {
    refuseIf(lacks(await roleIn(tables, ports, input.by, { guild: input.guild }), 'admin', 'create projects'));
    if (await tables.projects.add(project)) return project;
    const present = await tables.projects.find(input.guild, id);
    if (present && JSON.stringify(present) === JSON.stringify(project)) return present;
    throw new Refusal({ code: 'exists', resource: `project ${id}` });
  });
}
