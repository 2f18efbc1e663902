import { nearest } from '../catalog/nearest.ts';
import { canonicalJson } from '../core/json.ts';
import { kindOf, kindWords } from '../core/kind-words.ts';
import { type Problem, Refusal } from '../core/refusal.ts';
import { fingerprint, type Resource, resourceKey } from '../core/request.ts';
import { type Edit, editYaml, readYaml, writeYaml, type YamlFile } from '../core/yaml.ts';
import type { ProjectFacts } from './kind.ts';
import { checkedResource } from './kinds.ts';
import { shown } from './names.ts';
import { attempt, refusalOf } from './settings/attempt.ts';
import { unknownKey } from './settings/check.ts';

const KEYS = ['kind', 'name', 'settings'] as const;
const REMARK =
  'What was asked for. Change it here and run `guildops generate`, or ask in Discord; the .tf file is made from it.';

/** `projects/<id>/resources/<kind>-<name>.yaml` */
export const resourcePath = ({ directory }: Pick<ProjectFacts, 'directory'>, key: string): string =>
  `${directory}/resources/${key}.yaml`;

/**
 * The resource a file asks for, with complete settings.
 * @throws Refusal `bad-input` with path and line for every problem
 */
export function parseResource(project: ProjectFacts, path: string, text: string): Resource {
  const file = readYaml(path, text);
  const at = (field: string, inFile: readonly string[], why: string, expected?: string): Problem => ({
    code: 'bad-input',
    field: `${path}, line ${file.lineOf(inFile)}, ${field}`,
    why,
    ...(expected && { expected }),
  });
  const { kind: word, name, settings = {} } = file.value;
  const kind = typeof word === 'string' ? kindOf(word) : undefined;
  const problems = Object.keys(file.value)
    .filter((key) => !(KEYS as readonly string[]).includes(key))
    .map((key) => located(unknownKey(key, KEYS), path, file, []));
  if (!kind) problems.push(at('kind', ['kind'], `${shown(word)} is no kind of resource`, meantKind(word)));
  if (typeof name !== 'string') problems.push(at('name', ['name'], `${shown(name)} is no name`));
  if (!isFields(settings)) problems.push(at('settings', ['settings'], 'it is no mapping'));
  if (problems.length > 0 || !kind || typeof name !== 'string' || !isFields(settings)) throw refusalOf(problems);
  const resource = attempt(() => checkedResource(project, kind, name, settings));
  if (!resource.ok) throw refusalOf(resource.problems.map((problem) => located(problem, path, file, ['settings'])));
  if (path !== resourcePath(project, resourceKey(resource.value)))
    throw new Refusal(
      at('name', ['name'], 'the file is named differently', resourcePath(project, resourceKey(resource.value))),
    );
  return resource.value;
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const meantKind = (word: unknown): string => {
  const meant = typeof word === 'string' ? nearest(word, kindWords()) : undefined;
  return meant ? `did you mean ${meant}?` : 'a kind such as vm or network';
};

/** A problem of a field, with the line the field stands on. */
function located(problem: Problem, path: string, file: YamlFile, within: readonly string[]): Problem {
  if (problem.code !== 'bad-input') return problem;
  const inFile = KEYS.some((key) => key === problem.field) ? [problem.field] : [...within, problem.field];
  return { ...problem, field: `${path}, line ${file.lineOf(inFile)}, ${problem.field}` };
}

/**
 * A resource's file. Where `present` asks for the same, its bytes stay; where it asks for something else, only the settings that
 * differ are changed and comments stay; a file that cannot be read is written anew.
 */
export function writeResource(project: ProjectFacts, resource: Resource, present?: string): string {
  const { kind, name, settings } = resource;
  const was =
    present === undefined
      ? undefined
      : attempt(() => parseResource(project, resourcePath(project, resourceKey(resource)), present));
  if (present === undefined || !was?.ok) return writeYaml(REMARK, { kind, name, settings: withoutEmpty(settings) });
  if (fingerprint(was.value) === fingerprint(resource)) return present;
  return editYaml(present, [...changes(was.value, resource), ...spelledOut(present, was.value, resource)]);
}

/**
 * Some settings only lead to others, as a number of vCPUs leads to a machine type. A file that has one of them would say two things once
 * the other is set; it gets the settings themselves instead.
 */
function spelledOut(present: string, was: Resource, { settings }: Resource): Edit[] {
  const { settings: written } = readYaml(resourceKey(was), present).value;
  const leading = Object.keys(isFields(written) ? written : {}).filter((key) => !(key in was.settings));
  if (leading.length === 0) return [];
  return [
    ...leading.map((key): Edit => [['settings', key], undefined]),
    ...Object.entries(withoutEmpty(settings)).map(([key, value]): Edit => [['settings', key], value]),
  ];
}

/** Settings that say nothing are not worth a line. */
const withoutEmpty = (settings: Resource['settings']): Resource['settings'] =>
  Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)),
  );

function changes({ settings: before }: Resource, { settings: after }: Resource): Edit[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => canonicalJson(before[key] ?? null) !== canonicalJson(after[key] ?? null))
    .map((key) => [['settings', key], after[key]]);
}
