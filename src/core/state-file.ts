import { z } from 'zod';
import type { Json } from './json.ts';
import type { PlannedOn } from './state-mark.ts';

const step = z.object({
  type: z.string(),
  value: z.union([z.string(), z.number(), z.object({ value: z.union([z.string(), z.number()]) })]),
});
const instance = z.looseObject({
  index_key: z.union([z.string(), z.number()]).optional(),
  deposed: z.string().optional(),
  attributes: z.custom<Json>(() => true).optional(),
  sensitive_attributes: z.array(z.array(step)).default([]),
});
const resource = z.looseObject({
  module: z.string().optional(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  name: z.string(),
  instances: z.array(instance).default([]),
});
const stateFile = z.looseObject({
  serial: z.number().int().nonnegative(),
  lineage: z.string(),
  resources: z.array(resource).default([]),
});

/** One object that a state knows. */
export interface StateInstance {
  /** `module.a.aws_instance.web["x"]`, as terraform writes it. */
  address: string;
  attributes: Json;
  /** Paths in the attributes that terraform says are secret. */
  sensitive: readonly (readonly string[])[];
}

export interface StateContents {
  on: PlannedOn;
  instances: readonly StateInstance[];
}

/**
 * What is in a state file of version 4; undefined for bytes that are none. No bytes at all are an empty state.
 * Source: hashicorp/terraform internal/states/statefile/version4.go
 */
export function parseState(bytes: Uint8Array | undefined): StateContents | undefined {
  if (bytes === undefined || bytes.length === 0) return { on: 'none', instances: [] };
  const parsed = stateFile.safeParse(parseJson(bytes));
  if (!parsed.success) return undefined;
  const { serial, lineage, resources } = parsed.data;
  const instances = resources.flatMap((one) => one.instances.map((each) => toInstance(one, each)));
  // Some backends write an empty state before the first plan: that is as good as none.
  return { on: serial === 0 && instances.length === 0 ? 'none' : { serial, lineage }, instances };
}

function toInstance(
  { module, mode, type, name }: z.output<typeof resource>,
  { index_key: key, deposed, attributes = null, sensitive_attributes: paths }: z.output<typeof instance>,
): StateInstance {
  const index = key === undefined ? '' : `[${JSON.stringify(key)}]`;
  const place = [module, mode === 'data' ? 'data' : undefined, type, name].filter((part) => part !== undefined);
  return {
    address: `${place.join('.')}${index}${deposed === undefined ? '' : ` (deposed ${deposed})`}`,
    attributes,
    sensitive: paths.map((path) => path.map(({ value }) => String(typeof value === 'object' ? value.value : value))),
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Whether an instance is what an address names: itself, one of its copies, or something in that module. */
export const isNamedBy = ({ address }: Pick<StateInstance, 'address'>, named: string): boolean =>
  address === named || address.startsWith(`${named}[`) || address.startsWith(`${named}.`);
