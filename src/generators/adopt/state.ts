import { z } from 'zod';
import type { Json } from '../../core/json.ts';
import type { Fields } from '../../core/plan-json/tree.ts';
import { Refusal } from '../../core/refusal.ts';
import { isWritable, withoutKeys } from './address.ts';
import { plain } from './say.ts';

/** Something terraform manages, as `terraform show -json` says it. */
export interface StateResource {
  /** `module.net.aws_subnet.a["x"]` */
  address: string;
  type: string;
  values: Fields;
  /** What of it is secret: `true` where it is, in the shape of the values. */
  secrets: Fields;
  /** Why nobody should touch it by a program. */
  doubt?: string;
}

const resource = z.looseObject({
  address: z.string(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  values: z
    .record(
      z.string(),
      z.custom<Json>(() => true),
    )
    .default({}),
  sensitive_values: z
    .record(
      z.string(),
      z.custom<Json>(() => true),
    )
    .catch({}),
  tainted: z.boolean().optional(),
  deposed_key: z.string().optional(),
});

interface Module {
  resources: z.output<typeof resource>[];
  child_modules: Module[];
}

const module: z.ZodType<Module> = z.looseObject({
  resources: z.array(resource).default([]),
  get child_modules() {
    return z.array(module).default([]);
  },
}) as z.ZodType<Module>;

const state = z.looseObject({
  format_version: z.string().regex(/^1\./),
  values: z.looseObject({ root_module: module }).optional(),
});

/**
 * What is managed in a state, those of modules too; what is only looked up is left out.
 * @throws Refusal `bad-input` for anything but the state that `terraform show -json` prints, and for an empty one
 */
export function parseState(text: string): StateResource[] {
  const json = parseJson(text);
  const stranger = otherThanState(json);
  if (stranger) throw refused(stranger);
  const parsed = state.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refused(`it is no state: ${issue?.path.join('.')} ${issue?.message}`);
  }
  const root = parsed.data.values?.root_module;
  const found = root ? resourcesOf(root).filter(({ mode }) => mode === 'managed') : [];
  if (found.length === 0) throw refused('it holds no resources', 'the state of a folder that was applied');
  const odd = found.find(({ address }) => !isWritable(withoutKeys(address)));
  if (odd) throw refused(`${plain(odd.address)} is no address of terraform's`);
  return found.map((one) => ({
    address: one.address,
    type: one.type,
    values: one.values,
    secrets: one.sensitive_values,
    ...doubtOf(one),
  }));
}

const WANTED = 'what `terraform show -json` prints in a folder that was applied';

const refused = (why: string, expected = WANTED): Refusal =>
  new Refusal({ code: 'bad-input', field: 'state', why, expected });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused('it is no JSON');
  }
}

/** JSON of terraform that is easily taken for it. */
function otherThanState(json: unknown): string | undefined {
  const has = (key: string): boolean => typeof json === 'object' && json !== null && key in json;
  if (has('planned_values') || has('resource_changes')) return 'it is a plan, not a state';
  if (has('serial') && has('lineage')) return "it is the raw state file, whose form is terraform's own affair";
  return has('provider_schemas') ? 'these are schemas of providers' : undefined;
}

const resourcesOf = ({ resources, child_modules: children }: Module): Module['resources'] => [
  ...resources,
  ...children.flatMap(resourcesOf),
];

function doubtOf({ address, tainted, deposed_key: deposed }: z.output<typeof resource>): { doubt?: string } {
  if (deposed !== undefined) return { doubt: 'it is left over from a replacement that broke off' };
  if (tainted) return { doubt: 'it is tainted: terraform would make it anew, whoever writes its file' };
  return isWritable(address) ? {} : { doubt: 'its address has signs that a moved block cannot be trusted with' };
}
