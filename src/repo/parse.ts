import { nearest } from '../catalog/nearest.ts';
import { type Problem, refuseIf } from '../core/refusal.ts';
import { schemaProblems } from '../core/schema-problems.ts';
import { readYaml } from '../core/yaml.ts';
import { type ProjectConfig, type RepoConfig, schema } from './config.ts';
import { nameOf } from './name.ts';

/** Where a repository says what its projects are. */
export const CONFIG_FILE = 'guildops.yaml';

/** Room for thousands of projects. */
const LONGEST = 2 * 1024 * 1024;

/** What holds for a repository without the file. */
export const DEFAULT_CONFIG: RepoConfig = schema.parse({ version: 1 });

/**
 * Reads `guildops.yaml`.
 * @throws Refusal `bad-input` with every mistake, each with its line and what would be right
 */
export function parseRepoConfig(text: string, path = CONFIG_FILE): RepoConfig {
  const file = readYaml(path, text, LONGEST);
  const at = (where: readonly (string | number)[]) => `${path}, line ${file.lineOf(where)}`;
  const result = schema.safeParse(file.value);
  const expected = { file, path, schema, nearest };
  if (!result.success) refuseIf(result.error.issues.flatMap((issue) => schemaProblems(issue, expected)));
  const config = result.data ?? DEFAULT_CONFIG;
  refuseIf(amongEachOther(config.projects ?? [], at));
  return config;
}

/** What no project shows alone: names and places that are there twice, dependencies on nothing, and circles. */
function amongEachOther(
  projects: readonly ProjectConfig[],
  at: (where: readonly (string | number)[]) => string,
): Problem[] {
  const wrong = (index: number, key: string, why: string, expected: string): Problem => ({
    code: 'bad-input',
    field: `${at(['projects', index, key])}, ${key}`,
    why,
    expected,
  });
  const names: string[] = projects.map(nameOf);
  const places = projects.map(({ dir, workspace }) => `${dir} ${workspace}`);
  return projects.flatMap((project, index): Problem[] => {
    const own = names[index] ?? '';
    const earlier = names.indexOf(own);
    const place = places.indexOf(places[index] ?? '');
    return [
      ...(earlier < index && place === index
        ? [wrong(index, 'name', `${own} is there twice`, 'names that differ')]
        : []),
      ...(place < index
        ? [
            wrong(
              index,
              'dir',
              `${project.dir} in workspace ${project.workspace} is there twice`,
              'one project for each state',
            ),
          ]
        : []),
      ...(project.depends_on ?? []).flatMap((other): Problem[] => {
        if (names.includes(other)) return [];
        const meant = nearest(other, names);
        return [
          wrong(
            index,
            'depends_on',
            `there is no project ${other}`,
            meant ? `did you mean ${meant}?` : `one of ${names.slice(0, 20).join(', ')}`,
          ),
        ];
      }),
      ...(isInCircle(own, projects, names)
        ? [
            wrong(
              index,
              'depends_on',
              `${own} depends on itself, if by others`,
              'an order in which they can be applied',
            ),
          ]
        : []),
    ];
  });
}

function isInCircle(start: string, projects: readonly ProjectConfig[], names: readonly string[]): boolean {
  const seen = new Set<string>();
  const waiting = [...(projects[names.indexOf(start)]?.depends_on ?? [])];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (one === start) return true;
    if (seen.has(one)) continue;
    seen.add(one);
    waiting.push(...(projects[names.indexOf(one)]?.depends_on ?? []));
  }
  return false;
}
