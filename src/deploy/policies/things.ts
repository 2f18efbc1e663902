import { kindOfType } from '../../catalog/clouds.ts';
import { machineType } from '../../catalog/machines.ts';
import { mainKindOf } from '../../catalog/main-types.ts';
import { sizesOfPlan } from '../../catalog/usage.ts';
import { copiesOf, regionsOf } from '../../core/copies.ts';
import type { Json } from '../../core/json.ts';
import type { PlanCost } from '../../core/plan.ts';
import type { PlanJson, PlannedChange } from '../../core/plan-json/parse.ts';
import { actionOf } from '../../core/plan-json/summarise.ts';
import { fieldAt, isFields } from '../../core/plan-json/tree.ts';
import type { Project } from '../../core/project.ts';
import { type Resource, resourceKey } from '../../core/request.ts';
import { sizeOf } from '../../core/size.ts';
import { knownRegions } from '../../cost/plan/regions.ts';
import { type Thing, type ThingAct, UNKNOWN, type Unknown } from '../../policy/policies/thing.ts';
import type { DraftLine } from '../ports.ts';

type Place = Pick<Project, 'provider' | 'region'>;

/** A line of a request as much as policies see of it. */
export type AskedLine = Pick<DraftLine, 'resource' | 'act' | 'monthlyUsd' | 'unknown'>;

const ACT: Readonly<Record<AskedLine['act'], ThingAct>> = { add: 'create', change: 'change', remove: 'delete' };

/** What a request asks for, a copy in each region by itself, beside what the project has. */
export function thingsOfRequest(lines: readonly AskedLine[], present: readonly Resource[], project: Place): Thing[] {
  const asked = new Set(lines.map(({ resource }) => resourceKey(resource)));
  const staying = present.filter((resource) => !asked.has(resourceKey(resource)));
  return [
    ...lines.flatMap(({ act, resource, monthlyUsd }) => requested(resource, ACT[act], project, monthlyUsd)),
    ...staying.flatMap((resource) => requested(resource, 'none', project, undefined)),
  ];
}

function requested(whole: Resource, act: ThingAct, project: Place, monthlyUsd: number | undefined): Thing[] {
  const copies = copiesOf(whole, project.region);
  return copies.map((resource): Thing => {
    const [region = project.region] = regionsOf(resource, project.region);
    const machine = machineOf(resource, project);
    return {
      at: resourceKey(resource),
      kind: resource.kind,
      act,
      isMain: true,
      names: [resource.name],
      tags: textsOf(resource.settings.tags ?? resource.settings.labels),
      values: resource.settings,
      unknown: null,
      facts: { region, ...(machine && { size: sizeOf(machine) }) },
      monthlyUsd: monthlyUsd === undefined ? UNKNOWN : monthlyUsd / copies.length,
    };
  });
}

const machineOf = ({ kind, settings: { machine_type: type } }: Resource, { provider }: Place) =>
  kind === 'vm' && typeof type === 'string' ? machineType(provider, type) : undefined;

/** Everything that a plan knows of, also what stays as it is: that counts. */
export function thingsOfPlan(plan: PlanJson, cost: Pick<PlanCost, 'lines' | 'unpriced'>, project: Place): Thing[] {
  const prices = new Map(cost.lines.map(({ address, afterUsd }) => [address, afterUsd]));
  const unpriced = new Set(cost.unpriced);
  const sizes = sizesOfPlan(plan);
  const regions = knownRegions(plan, project.region);
  return plan.resource_changes
    .filter(({ mode }) => mode === 'managed')
    .map((planned): Thing => {
      const { address, type } = planned;
      const main = mainKindOf(type);
      return {
        ...attributesOf(planned),
        at: address,
        kind: main ?? kindOfType(type),
        type,
        act: actOf(planned),
        isMain: main !== undefined,
        facts: { ...factOf('region', regions.get(address)), ...factOf('size', sizes.get(address)) },
        monthlyUsd: unpriced.has(address) ? UNKNOWN : (prices.get(address) ?? 0),
      };
    });
}

const factOf = (name: string, value: string | undefined): Thing['facts'] =>
  value === undefined ? {} : { [name]: value === 'unknown' ? UNKNOWN : value };

const ACTS: Readonly<Record<NonNullable<ReturnType<typeof actionOf>>, ThingAct>> = {
  create: 'create',
  update: 'change',
  delete: 'delete',
  replace: 'replace',
  forget: 'delete',
  read: 'none',
};

function actOf(planned: PlannedChange): ThingAct {
  const action = actionOf(planned);
  return action === undefined ? 'none' : ACTS[action];
}

/** Where clouds keep the name of something. */
const NAMES = ['name', 'bucket', 'identifier', 'cluster_identifier', 'cluster_name', 'function_name'];
const TAGS = ['tags_all', 'tags', 'effective_labels', 'labels'];

function attributesOf({ change, name }: PlannedChange): Pick<Thing, 'names' | 'tags' | 'values' | 'unknown'> {
  const isGone = change.after === null || change.after === undefined;
  const [values, unknown] = isGone
    ? [change.before ?? null, null]
    : [change.after ?? null, change.after_unknown ?? null];
  const tags = tagsOf(values, unknown);
  const named = NAMES.flatMap((field): (string | Unknown)[] => {
    const value = fieldAt(values, field);
    return typeof value === 'string' ? [value] : fieldAt(unknown, field) === true ? [UNKNOWN] : [];
  });
  const tag: string | Unknown | undefined = tags === UNKNOWN ? undefined : tags.Name;
  const names: (string | Unknown)[] = [name, ...named];
  if (tag !== undefined) names.push(tag);
  return { names, tags, values, unknown };
}

/** Tags and labels alike, also those that a provider adds to everything. */
function tagsOf(values: Json, unknown: Json): Thing['tags'] {
  if (
    TAGS.every((field) => fieldAt(values, field) === undefined || fieldAt(values, field) === null) &&
    TAGS.some((field) => fieldAt(unknown, field) === true)
  )
    return UNKNOWN;
  return Object.assign(
    {},
    ...[...TAGS]
      .reverse()
      .map((field) => ({ ...textsOf(fieldAt(values, field)), ...comingOf(fieldAt(unknown, field)) })),
  );
}

const textsOf = (value: Json | undefined): Record<string, string> =>
  isFields(value ?? null)
    ? Object.fromEntries(Object.entries(value as object).filter(([, text]) => typeof text === 'string'))
    : {};

const comingOf = (unknown: Json | undefined): Record<string, Unknown> =>
  isFields(unknown ?? null)
    ? Object.fromEntries(
        Object.entries(unknown as object).flatMap(([key, coming]): [string, Unknown][] =>
          coming === true ? [[key, UNKNOWN]] : [],
        ),
      )
    : {};
