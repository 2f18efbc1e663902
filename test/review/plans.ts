import { withoutKeys } from '../../src/review/plan/address.ts';

export type Values = Record<string, unknown>;

/** One resource of a plan in tests: what terraform would show of it, and what its code says. */
export interface Planned {
  address: string;
  after?: Values | null;
  before?: Values | null;
  unknown?: Values;
  sensitive?: Values;
  actions?: string[];
  replacePaths?: (string | number)[][];
  /** Attributes that its code sets to something else: `{ bucket: ['aws_s3_bucket.a.id', 'aws_s3_bucket.a'] }`. */
  refs?: Record<string, string[]>;
  /** Expressions as terraform shows them, where references alone do not say it. */
  code?: Values;
  forEach?: string[];
}

const refers = (references: string[]) => ({ references });

const expressionsOf = ({ after, refs = {}, code = {} }: Planned): Values => ({
  ...Object.fromEntries(Object.entries(after ?? {}).map(([name, value]) => [name, constant(value)])),
  ...Object.fromEntries(Object.entries(refs).map(([name, references]) => [name, refers(references)])),
  ...code,
});

/** Blocks are lists of maps in the code too; everything else that is known is a literal. */
function constant(value: unknown): unknown {
  const isBlocks =
    Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'object' && one !== null);
  if (!isBlocks) return { constant_value: value };
  return value.map((block) =>
    Object.fromEntries(Object.entries(block as Values).map(([name, inside]) => [name, constant(inside)])),
  );
}

/** The parts of an address after its modules. */
function ownParts(address: string): {
  type: string;
  name: string;
  index?: string | number;
  mode: string;
  modules: string[];
} {
  const [, modules = '', data, type = '', name = '', index] =
    /^((?:module\.[^.[]+(?:\[[^\]]+\])?\.)*)(data\.)?([^.]+)\.([^.[]+)(?:\[(.+)\])?$/.exec(address) ?? [];
  return {
    ...{ type, name, mode: data ? 'data' : 'managed' },
    ...(index !== undefined && { index: JSON.parse(index) as string | number }),
    modules: [...modules.matchAll(/module\.([^.[]+)/g)].map(([, one]) => one ?? ''),
  };
}

const actionsOf = ({ actions, before, after }: Planned): string[] => {
  if (actions) return actions;
  if (!before) return ['create'];
  return after === null ? ['delete'] : JSON.stringify(before) === JSON.stringify(after) ? ['no-op'] : ['update'];
};

function changeOf(planned: Planned): Values {
  const { address, after, before = null, unknown = {}, sensitive = {}, replacePaths } = planned;
  const { type, name, index, mode } = ownParts(address);
  return {
    ...{ address, mode, type, name, ...(index !== undefined && { index }) },
    change: {
      ...{ actions: actionsOf(planned), before, after: after === undefined ? {} : after },
      ...{ after_unknown: unknown, after_sensitive: sensitive, before_sensitive: {} },
      ...(replacePaths && { replace_paths: replacePaths }),
    },
  };
}

interface ModuleCode {
  resources: Values[];
  outputs?: Record<string, unknown>;
  variables?: Record<string, unknown>;
  module_calls?: Record<string, { expressions?: unknown; for_each_expression?: unknown; module: ModuleCode }>;
}

/** What calls of modules pass, and what modules give back: `{ s3: { passes: { bucket: […] }, gives: { id: […] } } }`. */
export type Modules = Record<
  string,
  { passes?: Record<string, unknown>; gives?: Record<string, string[]>; forEach?: string[] }
>;

/** A plan as `terraform show -json` gives it, of these resources. */
export function aPlanOf(
  resources: readonly Planned[],
  { modules = {}, ...rest }: { modules?: Modules } & Values = {},
): Values {
  const root: ModuleCode = { resources: [] };
  const said = new Set<string>();
  for (const planned of resources) {
    const { type, name, mode, modules: path } = ownParts(planned.address);
    if (said.has(withoutKeys(planned.address)) || planned.after === null) continue;
    said.add(withoutKeys(planned.address));
    moduleAt(root, path, modules).resources.push({
      ...{ address: `${type}.${name}`, mode, type, name, expressions: expressionsOf(planned) },
      ...(planned.forEach && { for_each_expression: refers(planned.forEach) }),
    });
  }
  return {
    ...{ format_version: '1.2', terraform_version: '1.11.4', planned_values: { root_module: {} } },
    resource_changes: resources.map(changeOf),
    configuration: { root_module: root },
    ...rest,
  };
}

function moduleAt(root: ModuleCode, path: readonly string[], modules: Modules): ModuleCode {
  return path.reduce((module, name) => {
    const { passes = {}, gives = {}, forEach } = modules[name] ?? {};
    module.module_calls ??= {};
    module.module_calls[name] ??= {
      expressions: passes,
      ...(forEach && { for_each_expression: refers(forEach) }),
      module: {
        resources: [],
        outputs: Object.fromEntries(
          Object.entries(gives).map(([output, refs]) => [output, { expression: refers(refs) }]),
        ),
      },
    };
    return module.module_calls[name].module;
  }, root);
}
