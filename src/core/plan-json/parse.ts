import { z } from 'zod';
import type { Json } from '../json.ts';

/*
 * The parts of `terraform show -json` that we read (plan format 1.x; https://developer.hashicorp.com/terraform/internals/json-format).
 * Names are terraform's own. What we do not read passes through untouched.
 */

const json = z.custom<Json>(() => true).optional();

const change = z.looseObject({
  actions: z.array(z.enum(['no-op', 'create', 'read', 'update', 'delete', 'forget'])),
  before: json,
  after: json,
  after_unknown: json,
  before_sensitive: json,
  after_sensitive: json,
  replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).optional(),
  importing: z.looseObject({ id: z.string().optional() }).optional(),
});

const resourceChange = z.looseObject({
  address: z.string(),
  previous_address: z.string().optional(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  name: z.string(),
  index: z.union([z.string(), z.number()]).optional(),
  /** Key of an object left over from a replacement that broke off. */
  deposed: z.string().optional(),
  action_reason: z.string().optional(),
  change,
});

const resourceValues = z.looseObject({
  address: z.string(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  values: z.record(z.string(), json).optional(),
});

interface ModuleValues {
  resources?: ResourceValues[] | undefined;
  child_modules?: ModuleValues[] | undefined;
}

const moduleValues: z.ZodType<ModuleValues> = z.looseObject({
  resources: z.array(resourceValues).optional(),
  get child_modules() {
    return z.array(moduleValues).optional();
  },
});

const stateValues = z.looseObject({ root_module: moduleValues.optional() });

const planJson = z.looseObject({
  format_version: z.string().regex(/^1\./, { error: 'is a format we do not know' }),
  terraform_version: z.string().optional(),
  resource_changes: z.array(resourceChange).default([]),
  resource_drift: z.array(resourceChange).default([]),
  output_changes: z.record(z.string(), change).default({}),
  planned_values: stateValues.optional(),
  prior_state: z.looseObject({ values: stateValues.optional() }).optional(),
});

export type Change = z.output<typeof change>;
export type PlannedChange = z.output<typeof resourceChange>;
export type ResourceValues = z.output<typeof resourceValues>;
export type PlanJson = z.output<typeof planJson>;

/**
 * A plan as `terraform show -json` gives it, redacted or not.
 * @throws Error for a format or an action we do not know: better no plan than one that is misread
 */
export function parsePlanJson(value: unknown): PlanJson {
  const result = planJson.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`terraform's plan cannot be read: ${issue?.path.join('.')} ${issue?.message}`);
}

/**
 * Managed resources as they will be (`planned`) or as they were before (`prior`), of all modules. A plan that was cut down to its changes,
 * as tools that pass plans on make it, still says both there.
 */
export function resourcesOf(plan: PlanJson, when: 'planned' | 'prior'): ResourceValues[] {
  const values = when === 'planned' ? plan.planned_values : plan.prior_state?.values;
  const listed = values?.root_module ? inModule(values.root_module) : [];
  return listed.length > 0 ? listed : inChanges(plan, when);
}

const inChanges = ({ resource_changes }: PlanJson, when: 'planned' | 'prior'): ResourceValues[] =>
  resource_changes.flatMap(({ address, mode, type, deposed, change: { before, after } }) => {
    const values = (when === 'planned' ? after : before) as ResourceValues['values'] | null;
    return mode === 'managed' && deposed === undefined && values ? [{ address, mode, type, values }] : [];
  });

const inModule = ({ resources = [], child_modules = [] }: ModuleValues): ResourceValues[] => [
  ...resources.filter(({ mode }) => mode === 'managed'),
  ...child_modules.flatMap(inModule),
];
