import { zones } from '../../catalog/regions.ts';
import type { Json } from '../../core/json.ts';
import type { Person } from '../../core/person.ts';
import type { Provider } from '../../core/project.ts';
import { type Problem, refuseIf } from '../../core/refusal.ts';
import type { Resource } from '../../core/request.ts';
import type { ProjectFacts, Surroundings } from '../kind.ts';
import { checkedResource, inResource, neighbourProblems, requestedBy } from '../kinds.ts';
import { renameUses } from '../references.ts';
import { type Attempt, attempt } from '../settings/attempt.ts';
import type { RawSettings } from '../settings/check.ts';
import { type Answers, answersOf, type OfferedSize } from './parameters.ts';
import { copyNames, freePrefix, takenKeys, withPrefix } from './prefix.ts';
import { secondRegions } from './second-region.ts';
import { type Line, type LineSettings, SECOND_REGION, type Template } from './template.ts';

/** Each within the limit of its word: small is at most 2 vCPU and 4 GiB. Nodes of a cluster need more memory to begin with. */
const SIZES: Readonly<Record<NonNullable<Line['sized']>, Readonly<Record<OfferedSize, LineSettings>>>> = {
  machine: {
    small: { vcpus: 2, ram_gib: 4 },
    medium: { vcpus: 4, ram_gib: 16 },
    large: { vcpus: 8, ram_gib: 32 },
  },
  node: {
    small: { vcpus: 2, ram_gib: 8 },
    medium: { vcpus: 4, ram_gib: 16 },
    large: { vcpus: 8, ram_gib: 32 },
  },
};

/**
 * The resources that a template makes in a project, complete and checked like any other. `around.resources` are those that are there, or
 * will be; `raw` is what the template's form answered.
 * @throws Refusal `bad-input` for answers and settings that do not fit, and for names that are taken, with a prefix that is free
 */
export function expandTemplate(template: Template, around: Surroundings, raw: RawSettings, by?: Person): Resource[] {
  const { project, resources } = around;
  refuseIf(providerProblems(template, project.provider));
  refuseIf(nameProblems(template, answersOf(template, project.provider, raw).prefix ?? '', resources));
  const made = templateResources(template, project, raw, by);
  refuseIf(neighbourProblems({ project, resources: [...resources, ...made] }));
  return made;
}

/** The same without a look at what is there. @throws Refusal `bad-input` for every setting that does not fit */
export function templateResources(
  template: Template,
  project: ProjectFacts,
  raw: RawSettings,
  by?: Person,
): Resource[] {
  const answers = answersOf(template, project.provider, raw);
  const newNames = renaming(template, answers.prefix ?? '');
  const attempts = template.lines.flatMap((line) =>
    copyNames(line).map((copyName, at) => {
      const made = { kind: line.kind, name: withPrefix(answers.prefix ?? '', copyName) };
      const settings = renameUses(settingsOf(line, at, answers, project), newNames);
      return checked(project, made, by ? { ...settings, requested_by: requestedBy(by) } : settings);
    }),
  );
  refuseIf(attempts.flatMap((one): readonly Problem[] => (one.ok ? [] : one.problems)));
  return attempts.flatMap((one) => (one.ok ? [one.value] : []));
}

/** A resource, or its problems with its name in front. */
function checked(
  project: ProjectFacts,
  made: Pick<Resource, 'kind' | 'name'>,
  settings: RawSettings,
): Attempt<Resource> {
  const result = attempt(() => checkedResource(project, made.kind, made.name, settings));
  return result.ok ? result : { ...result, problems: result.problems.map((problem) => inResource(problem, made)) };
}

const providerProblems = ({ id, providers }: Template, provider: Provider): Problem[] =>
  providers.includes(provider)
    ? []
    : [
        {
          code: 'bad-input',
          field: 'template',
          why: `${id} is not for ${provider}`,
          expected: `a project on ${providers.join(', ')}`,
        },
      ];

function nameProblems(template: Template, prefix: string, resources: readonly Resource[]): Problem[] {
  const taken = takenKeys(template, prefix, resources);
  if (taken.length === 0) return [];
  const expected = `another prefix, such as ${freePrefix(template, resources, prefix)}`;
  return [{ code: 'bad-input', field: 'prefix', why: `there is ${taken.join(', ')} already`, expected }];
}

/** What each name of the template's lines becomes: one name, or those of all copies. */
const renaming =
  ({ lines }: Template, prefix: string) =>
  (kind: Resource['kind'], name: string): string[] => {
    const line = lines.find((one) => one.kind === kind && (one.name === name || copyNames(one).includes(name)));
    if (!line) return [name];
    const meant = line.name === name ? copyNames(line) : [name];
    return meant.map((one) => withPrefix(prefix, one));
  };

/** What a line says for this project, as somebody would have written it. */
function settingsOf(line: Line, copy: number, answers: Answers, project: ProjectFacts): LineSettings {
  const {
    size,
    certificate,
    identity,
    ssh_public_key,
    second_region: second = secondRegions(project)[0]?.id,
  } = answers;
  const zone = zoneAt(line, copy, project);
  return {
    ...line.settings,
    ...inRegion(line.on?.[project.provider] ?? {}, second),
    ...(line.sized && SIZES[line.sized][size]),
    ...(zone !== undefined && { zone }),
    ...(isInBoth(line, project) && { regions: [project.region, ...(second === undefined ? [] : [second])] }),
    ...(line.kind === 'vm' && ssh_public_key !== undefined && { ssh_public_key }),
    ...(line.certified &&
      certificate !== undefined && { ...line.certified, certificate, ...(identity !== undefined && { identity }) }),
  };
}

const isInBoth = ({ inBoth }: Line, { provider }: ProjectFacts): boolean =>
  inBoth === true || (inBoth?.includes(provider) ?? false);

/** Settings with the second region where they stand for it. */
const inRegion = (settings: LineSettings, second: string | undefined): LineSettings =>
  second === undefined
    ? settings
    : JSON.parse(JSON.stringify(settings), (_, value: unknown) => (value === SECOND_REGION ? second : value));

/** The zone of a line that says which, or of a copy; a region with fewer zones has them in turn, and one without any leaves it open. */
function zoneAt({ zone = 0, copies, settings }: Line, copy: number, project: ProjectFacts): Json | undefined {
  if (zone === 0 && copies === undefined) return undefined;
  const all = zones(project.provider, typeof settings.region === 'string' ? settings.region : project.region);
  return all.length === 0 ? undefined : all[(zone + copy) % all.length];
}
