import { z } from 'zod';
import { nearest } from '../catalog/nearest.ts';
import { type Problem, refuseIf } from '../core/refusal.ts';
import { readYaml, type YamlFile } from '../core/yaml.ts';
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
  if (!result.success) refuseIf(result.error.issues.flatMap((issue) => problemsOf(issue, file, path)));
  const config = result.data ?? DEFAULT_CONFIG;
  refuseIf(amongEachOther(config.projects ?? [], at));
  return config;
}

function problemsOf(issue: z.core.$ZodIssue, file: YamlFile, path: string): Problem[] {
  const where = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const wrong = (field: readonly (string | number)[], why: string, expected?: string): Problem => ({
    code: 'bad-input',
    field: `${path}, line ${file.lineOf(field)}, ${wordsOf(field)}`,
    why,
    ...(expected && { expected }),
  });
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(where);
    return issue.keys.map((key) => {
      const meant = nearest(key, known);
      return wrong(
        [...where, key],
        meant ? `unknown; did you mean ${meant}?` : 'unknown',
        `one of ${known.join(', ')}`,
      );
    });
  }
  return [wrong(where, messageOf(issue), describedAt(where))];
}

const messageOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'invalid_union' ? (issue.errors.flat()[0]?.message ?? issue.message) : issue.message;

/** `projects 2, dir`, counted as people count. */
const wordsOf = (field: readonly (string | number)[]): string =>
  field.map((step) => (typeof step === 'number' ? `entry ${step + 1}` : step)).join(', ') || 'the file';

/** The schema of what stands at a path. */
function schemaAt(path: readonly (string | number)[]): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>((at, step) => {
    const inner = bare(at);
    if (inner instanceof z.ZodArray) return inner.element as z.ZodType;
    return inner instanceof z.ZodObject ? (inner.shape[String(step)] as z.ZodType | undefined) : undefined;
  }, schema);
}

/** Without `optional` and `default` around it. */
function bare(type: z.ZodType | undefined): z.ZodType | undefined {
  return type instanceof z.ZodOptional || type instanceof z.ZodDefault ? bare(type.unwrap() as z.ZodType) : type;
}

function keysAt(path: readonly (string | number)[]): string[] {
  const found = bare(schemaAt(path));
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

const describedAt = (path: readonly (string | number)[]): string | undefined =>
  path.length === 0 ? undefined : (schemaAt(path)?.description ?? describedAt(path.slice(0, -1)));

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
