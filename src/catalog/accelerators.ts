import { type PlanJson, type ResourceValues, resourcesOf } from '../core/plan-json/parse.ts';
import { providerOfType } from './clouds.ts';
import { acceleratorOf } from './machines.ts';

/** Where terraform's types name machine types, at any depth. */
const MACHINE_ATTRIBUTES: readonly string[] = ['machine_type', 'instance_type', 'instance_types', 'size', 'vm_size'];
/** Accelerators that are put into a machine of a type that has none. */
const ADDED = 'guest_accelerator';

/** Resources of a plan that will have accelerators, by address, with which. */
export function acceleratorsOfPlan(plan: PlanJson): Map<string, string> {
  const found = resourcesOf(plan, 'planned').flatMap(({ address, type, values }) => {
    const accelerator = acceleratorIn(type, values);
    return accelerator === undefined ? [] : [[address, accelerator] as const];
  });
  return new Map(found);
}

function acceleratorIn(type: string, values: ResourceValues['values']): string | undefined {
  const provider = providerOfType(type);
  if (!provider) return undefined;
  for (const [name, value] of namedValues(values)) {
    if (name === ADDED && Array.isArray(value) && value.length > 0) return 'accelerator';
    if (!MACHINE_ATTRIBUTES.includes(name)) continue;
    const types: unknown[] = Array.isArray(value) ? value : [value];
    const known = types.map((one) => (typeof one === 'string' ? acceleratorOf(provider, one) : undefined));
    const first = known.find((one) => one !== undefined);
    if (first !== undefined) return first;
  }
  return undefined;
}

/** Every name with its value, also those inside blocks. */
function* namedValues(value: unknown): Generator<[name: string, value: unknown]> {
  if (Array.isArray(value)) for (const one of value) yield* namedValues(one);
  else if (typeof value === 'object' && value !== null)
    for (const [name, inside] of Object.entries(value)) {
      yield [name, inside];
      yield* namedValues(inside);
    }
}
