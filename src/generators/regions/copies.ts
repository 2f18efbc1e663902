import { copiesOf, copyName, regionsOf } from '../../core/copies.ts';
import type { Problem } from '../../core/refusal.ts';
import type { Kind, Resource } from '../../core/request.ts';
import type { KindGenerator, Surroundings } from '../kind.ts';
import { renameUses, usesOf } from '../references.ts';
import { wrong } from '../settings/wrong.ts';

/** One of the resources that a cloud has in place of one that was asked for. */
export interface Copy {
  /** What was asked for. */
  of: Resource;
  region: string;
  /** On its own: with its own name, complete settings, and names of copies in place of the names of resources. */
  resource: Resource;
  /** What it names that it cannot reach. */
  problems: readonly Problem[];
}

type GeneratorOf = (kind: Kind) => Pick<KindGenerator, 'isEverywhere' | 'settingsOf'>;

/** A resource in one region, before it is known what the names in it mean. */
interface Placed {
  of: Resource;
  region: string;
  own: Resource;
  isEverywhere: boolean;
}

/** Every copy of every resource of a project, in the order of the resources and of their regions. */
export function copiesIn({ project, resources }: Surroundings, generatorOf: GeneratorOf): Copy[] {
  const home = project.region;
  if (!resources.some(isElsewhere)) return resources.map((of) => ({ of, region: home, resource: of, problems: [] }));
  const placed = resources.flatMap((of): Placed[] => {
    const { isEverywhere, settingsOf } = generatorOf(of.kind);
    const regions = regionsOf(of, home);
    return copiesOf(of, home).map((copy, at) => ({
      of,
      region: regions[at] ?? home,
      own: of.settings.regions ? { ...copy, settings: settingsOf(copy.settings, project) } : copy,
      isEverywhere: isEverywhere(of.settings),
    }));
  });
  return placed.map((one) => ({ of: one.of, region: one.region, ...resolved(one, placed, home) }));
}

const isElsewhere = ({ settings }: Resource): boolean =>
  settings.region !== undefined || settings.regions !== undefined;

/** Names of resources become names of copies: of the one in the same region, or of all for what is bound to no region itself. */
function resolved(one: Placed, all: readonly Placed[], home: string): Pick<Copy, 'resource' | 'problems'> {
  const problems: Problem[] = [...takenName(one, all)];
  const reached = (kind: Kind, name: string): string[] => {
    const copies = all.filter(({ of }) => of.kind === kind && of.name === name);
    const near = copies.filter((copy) => one.isEverywhere || copy.isEverywhere || copy.region === one.region);
    return copies.length === 0 ? [name] : near.map((copy) => copyName(name, copy.region, home));
  };
  for (const { setting, kind, name } of usesOf(one.of))
    if (reached(kind, name).length === 0) problems.push(...outOfReach(setting, kind, name, one, all));
  return { resource: { ...one.own, settings: renameUses(one.own.settings, reached) }, problems };
}

function outOfReach(setting: string, kind: Kind, name: string, { region }: Placed, all: readonly Placed[]): Problem[] {
  const there = all.filter(({ of }) => of.kind === kind && of.name === name).map((copy) => copy.region);
  return wrong(
    setting,
    `the ${kind} ${name} is in ${there.join(', ')} and cannot be used in ${region}`,
    `a ${kind} in ${region}; ${name} has a copy there with regions: [${[...there, region].join(', ')}]`,
  );
}

/** A copy's name may be that of another resource. */
const takenName = ({ of, own }: Placed, all: readonly Placed[]): Problem[] =>
  all.some((other) => other.of !== of && other.own.kind === own.kind && other.own.name === own.name)
    ? wrong('name', `${own.name} is the name of a copy and of another ${own.kind}`, 'another name')
    : [];
