import { byProvider } from '../core/by-provider.ts';
import { copiesOf } from '../core/copies.ts';
import type { Person } from '../core/person.ts';
import type { Provider } from '../core/project.ts';
import { type Problem, Refusal, refuseIf } from '../core/refusal.ts';
import type { Kind, Resource } from '../core/request.ts';
import { awsKinds } from './aws/index.ts';
import { azureKinds } from './azure/index.ts';
import type { FormField, FormValues, Menu } from './forms.ts';
import { gcpKinds } from './gcp/index.ts';
import type { KindGenerator, ProjectFacts, Settings, Surroundings } from './kind.ts';
import { nameProblems } from './names.ts';
import { referenceProblems } from './references.ts';
import { type Copy, copiesIn } from './regions/copies.ts';
import { attempt, refusalOf } from './settings/attempt.ts';
import type { RawSettings } from './settings/check.ts';
import { wrong } from './settings/wrong.ts';

/** The place where a kind joins: one generator per provider and kind. */
export const GENERATORS = byProvider<readonly KindGenerator[]>({
  gcp: gcpKinds,
  aws: awsKinds,
  azure: azureKinds,
});

export interface KindInfo {
  kind: Kind;
  title: string;
  summary: string;
}

/** Kinds that can be asked for, for a menu. */
export const kindsFor = (provider: Provider): KindInfo[] =>
  GENERATORS.of(provider).map(({ kind, title, summary }) => ({ kind, title, summary }));

/** @throws Refusal `bad-input` when GuildOps cannot make that kind on that provider */
export function generatorOf(provider: Provider, kind: Kind): KindGenerator {
  const found = GENERATORS.of(provider).find((generator) => generator.kind === kind);
  if (found) return found;
  const made = GENERATORS.of(provider).map((generator) => generator.kind);
  const expected = made.length > 0 ? `one of ${made.join(', ')}` : 'a project on another provider';
  throw new Refusal({ code: 'bad-input', field: 'kind', why: `${kind} cannot be made on ${provider} yet`, expected });
}

/** The next question before the form, given the answers so far; undefined when the form comes. */
export const menuOf = (
  project: ProjectFacts,
  kind: Kind,
  answers: Readonly<Record<string, string>> = {},
): Menu | undefined => generatorOf(project.provider, kind).menu(project, answers);

/** The form of a kind, as data. `resources`: what the project has or will have, to choose from. */
export const formOf = (project: ProjectFacts, kind: Kind, resources: readonly Resource[] = []): FormField[] =>
  generatorOf(project.provider, kind).form({ project, resources });

/** Checked settings of what a form answered, `name` aside. @throws Refusal `bad-input` */
export function settingsFromForm(project: ProjectFacts, kind: Kind, values: FormValues): Settings {
  const generator = generatorOf(project.provider, kind);
  return generator.settingsOf(rawSettings(generator.form({ project, resources: [] }), values), project);
}

/** What a form answered, as settings: a field of checks answers with the ones that are set; each of its options is a setting of its own. */
export function rawSettings(form: readonly FormField[], values: FormValues): RawSettings {
  const raw: Record<string, unknown> = { ...values };
  delete raw.name;
  for (const { id, type, options = [] } of form) {
    if (type !== 'checks' || !(id in raw)) continue;
    const set = raw[id];
    delete raw[id];
    for (const { value } of options) raw[value] = Array.isArray(set) && set.includes(value);
  }
  return raw;
}

/** A resource with its settings checked and complete. @throws Refusal `bad-input` with every problem of name and settings */
export function checkedResource(project: ProjectFacts, kind: Kind, name: string, raw: RawSettings): Resource {
  const generator = generatorOf(project.provider, kind);
  const settings = attempt(() => generator.settingsOf(raw, project));
  const problems = nameProblems(kind, name, generator.longestName);
  if (problems.length > 0 || !settings.ok) throw refusalOf([...problems, ...(settings.ok ? [] : settings.problems)]);
  const resource = { kind, name, settings: settings.value };
  refuseIf(copyNameProblems(resource, project, generator));
  return resource;
}

/** The region stands in the name of what is elsewhere, which may be more than the cloud takes. */
const copyNameProblems = (resource: Resource, { region }: ProjectFacts, { longestName: most }: KindGenerator) =>
  copiesOf(resource, region)
    .filter(({ name }) => name.length > most)
    .flatMap(({ name }) =>
      wrong('name', `in that region it would be called ${name}`, `a name that makes at most ${most} characters of it`),
    );

/**
 * A resource as a person asks for it through a form; they are noted as the one who asked.
 * @throws Refusal `bad-input` with every problem of name and settings
 */
export function settingsFor(
  project: ProjectFacts,
  kind: Kind,
  name: string,
  values: FormValues,
  by?: Person,
): Resource {
  const raw = rawSettings(generatorOf(project.provider, kind).form({ project, resources: [] }), values);
  return checkedResource(project, kind, name, by ? { ...raw, requested_by: requestedBy(by) } : raw);
}

/** `alice (discord:1234)`: the id is what counts, the name is for people. */
export const requestedBy = ({ name, surface, id }: Person): string => {
  const shortName = Array.from(name.replace(/[\p{C}\p{Z}]+/gu, ' ').trim())
    .slice(0, 60)
    .join('');
  return `${shortName} (${surface}:${id})`.trim();
};

/**
 * What is allowed and still worth a second thought, in sentences. `raw`: what was typed, to say where it was read as something else.
 */
export const warningsOf = (project: ProjectFacts, resource: Resource, raw: FormValues = {}): string[] => [
  ...readAsList(resource, raw),
  ...generatorOf(project.provider, resource.kind).warnings(resource, project),
];

/** Text that became several words. */
const readAsList = ({ settings }: Resource, raw: FormValues): string[] =>
  Object.entries(settings).flatMap(([key, value]) => {
    const isSplit = typeof raw[key] === 'string' && Array.isArray(value) && value.length > 1;
    const words = isSplit && value.every((one) => typeof one !== 'object') ? value.map(String) : [];
    return words.length > 0 ? [`${key} was read as a list: ${words.join(', ')}.`] : [];
  });

/** Every resource as the cloud will have it: a resource of several regions is one in each of them. */
export const expand = (around: Surroundings): Copy[] =>
  copiesIn(around, (kind) => generatorOf(around.project.provider, kind));

/** What is wrong with resources among themselves, such as a machine whose network is being removed. */
export function neighbourProblems(around: Surroundings): Problem[] {
  const copies = expand(around);
  const flat = { ...around, resources: copies.map(({ resource }) => resource) };
  return around.resources.flatMap((of) => [
    ...referenceProblems(of, around.resources).map((problem) => inResource(problem, of)),
    ...copies.filter((copy) => copy.of === of).flatMap((copy) => copyProblems(copy, flat)),
  ]);
}

function copyProblems({ of, region, resource, problems }: Copy, flat: Surroundings): Problem[] {
  const found = problems.length > 0 ? problems : generatorOf(flat.project.provider, of.kind).problems(resource, flat);
  return found.map((problem) => inResource(problem, of, of.settings.regions ? ` in ${region}` : ''));
}

/** A problem with the resource it is about. */
export const inResource = (problem: Problem, { kind, name }: Pick<Resource, 'kind' | 'name'>, where = ''): Problem =>
  problem.code === 'bad-input' ? { ...problem, field: `${kind} ${name}${where}, ${problem.field}` } : problem;
