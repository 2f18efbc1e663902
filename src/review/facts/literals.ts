import { canonicalJson, type Json } from '../../core/json.ts';
import { fieldAt, isFields, listOf } from '../../core/plan-json/tree.ts';
import { callOf, withoutKeys } from '../plan/address.ts';
import { expressionAt, referencesIn } from '../plan/configuration.ts';
import type { Place } from '../plan/place.ts';
import type { Resource } from '../plan/resource.ts';
import type { World } from '../plan/world.ts';

/** A text that stands in the code for an attribute. */
export interface Literal {
  /** `environment.variables.DB_PASSWORD`. */
  path: string;
  text: string;
  /** It is all of the attribute or an entry of its list, not one of a map. */
  isWhole: boolean;
  /** What stands beside it as its name: `{ name = "DB_PASSWORD", value = "…" }`. */
  named?: string;
}

const DEEPEST = 6;

/** All texts that the code itself gives a resource, through variables of modules too. Nothing that comes from outside. */
export const literalsOf = (world: World, of: Resource): Literal[] =>
  walk(world, of.module, world.references.expressions(of), '', of.it);

function walk(
  world: World,
  module: string,
  expression: Json | undefined,
  path: string,
  known: Place | undefined,
  depth = 0,
): Literal[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(expression))
    return listOf(expression).flatMap((one) => walk(world, module, one, path, known, depth));
  if (!isFields(expression)) return [];
  if ('constant_value' in expression) return textsIn(fieldAt(expression, 'constant_value'), path, true);
  if ('references' in expression) return throughVariable(world, module, expression, path, depth);
  // A function of literals: terraform shows nothing of it but its value.
  if (Object.keys(expression).length === 0) return path === '' ? [] : textsIn(known?.at(path).json, path, true);
  const named = path === '' ? undefined : nameBeside(expression);
  return Object.entries(expression).flatMap(([name, part]) => {
    const inside = walk(world, module, part, path === '' ? name : `${path}.${name}`, known, depth);
    return name === 'value' && named !== undefined ? inside.map((one) => ({ ...one, named })) : inside;
  });
}

/** The name of a variable of an environment, where its value is written and does not name what is kept elsewhere. */
function nameBeside(block: Json): string | undefined {
  const [name, type] = ['name', 'type'].map((one) => fieldAt(fieldAt(block, one), 'constant_value'));
  const isKeptElsewhere = /^(?:parameter_store|secrets_manager)$/i.test(String(type));
  return typeof name === 'string' && !isKeptElsewhere ? name : undefined;
}

function textsIn(value: Json | undefined, path: string, isWhole: boolean): Literal[] {
  if (typeof value === 'string') return value === '' ? [] : [{ path, text: value, isWhole }];
  if (Array.isArray(value)) return listOf(value).flatMap((one) => textsIn(one, path, isWhole));
  return isFields(value) ? Object.entries(value).flatMap(([name, one]) => textsIn(one, `${path}.${name}`, false)) : [];
}

/** The plan was made with something else than what the code says a variable of the root is. */
function isGivenAnother(world: World, variable: string, written: Json | undefined): boolean {
  const given = fieldAt(fieldAt(world.plan.variables as Json | undefined, variable), 'value');
  return given !== undefined && written !== undefined && canonicalJson(given) !== canonicalJson(written);
}

/** A variable alone: what the call passes for it, or what it is when nothing is passed. */
function throughVariable(world: World, module: string, expression: Json, path: string, depth: number): Literal[] {
  const [name, ...others] = referencesIn(expression);
  if (others.length > 0 || !name?.startsWith('var.')) return [];
  const variable = name.slice('var.'.length);
  const call = callOf(module);
  const passed =
    call && expressionAt(world.code.get(withoutKeys(call.parent))?.calls.get(call.name)?.expressions, variable);
  if (call && passed !== undefined) return walk(world, call.parent, passed, path, undefined, depth + 1);
  const declared = fieldAt(world.code.get(withoutKeys(module))?.variables, variable);
  const written = fieldAt(declared, 'default');
  return !call && isGivenAnother(world, variable, written) ? [] : textsIn(written, path, true);
}
