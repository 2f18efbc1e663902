import type { Json } from '../../core/json.ts';
import { type Fields, fieldAt, isFields } from '../../core/plan-json/tree.ts';
import { factsOf } from './attributes.ts';
import { isEmpty, isSame } from './same.ts';
import type { StateResource } from './state.ts';
import { Later, LaterText, type Value, type Values, type Written } from './written.ts';

/** An attribute that would not be what it is. */
export interface Difference {
  /** `boot_disk.initialize_params.size` */
  path: string;
  from: Json;
  /** Undefined: what only terraform can find out. */
  to: Json | undefined;
  replaces: boolean;
  /** It stops for a moment. */
  interrupts: boolean;
}

/** What a reference is worth, as far as that is known: undefined when it is not, or not yet. */
export type Resolve = (path: string) => Json | undefined;

/** Everything by which a resource would differ from what the state holds, whether we write it or leave it out. */
export function compare(written: Written, present: StateResource, resolve: Resolve): Difference[] {
  const facts = factsOf(written.type);
  const found = compareFields(written.values, present.values, { type: written.type, at: '', resolve });
  return found
    .filter(({ path }) => !written.ignored.includes(path))
    .map((one) => ({
      ...one,
      replaces: facts === undefined || isIn(facts.replaces, one) || shrinks(written.type, one),
      interrupts: facts?.interrupts?.some((path) => one.path === path || one.path.startsWith(`${path}.`)) ?? false,
    }));
}

type Found = Omit<Difference, 'replaces' | 'interrupts'>;
interface Where {
  type: string;
  /** Path of what is around, with a dot at its end. */
  at: string;
  resolve: Resolve;
}

const compareFields = (values: Values, present: Fields, where: Where): Found[] => [
  ...Object.entries(values).flatMap(([key, value]) => compareAt(value, fieldAt(present, key) ?? null, key, where)),
  ...leftOut(values, present, where),
];

function compareAt(value: Value, from: Json, key: string, where: Where): Found[] {
  const path = where.at + key;
  const blocks = blocksIn(value);
  if (blocks) return compareBlocks(blocks, from, path, where);
  const to = settled(value, where.resolve);
  return to !== undefined && isSame(from, to, where.type) ? [] : [{ path, from, to }];
}

/** A list of blocks; a list of plain values is none. */
const blocksIn = (value: Value): readonly Values[] | undefined =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isValues(one)) ? (value as Values[]) : undefined;

const isValues = (value: Value): value is Values =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Later) &&
  !(value instanceof LaterText);

/** Each block against the one it fits best, as the order of some means nothing. */
function compareBlocks(blocks: readonly Values[], from: Json, path: string, where: Where): Found[] {
  const rest = (Array.isArray(from) ? from : []).filter(isFields);
  if (rest.length !== blocks.length) return [{ path, from, to: settled(blocks, where.resolve) }];
  return blocks.flatMap((block) => {
    const tried = rest.map((one) => compareFields(block, one, { ...where, at: `${path}.` }));
    const best = tried.reduce((least, one, at) => (one.length < (tried[least]?.length ?? 0) ? at : least), 0);
    rest.splice(best, 1);
    return tried[best] ?? [];
  });
}

/** What the state has, we do not write, and nobody would fill in again. */
function leftOut(values: Values, present: Fields, { type, at }: Where): Found[] {
  const { kept = [], defaults = {} } = factsOf(type) ?? {};
  return kept
    .filter((path) => path.startsWith(at) && !path.slice(at.length).includes('.'))
    .filter((path) => !(path.slice(at.length) in values))
    .map((path) => ({ path, from: fieldAt(present, path.slice(at.length)) ?? null, to: defaults[path] ?? null }))
    .filter(({ from, to }) => (to === null ? !isEmpty(from) : from !== null && !isSame(from, to, type)));
}

/** A value without references, or undefined when one of them is not known. */
export function settled(value: Value, resolve: Resolve): Json | undefined {
  if (value instanceof Later) return resolve(value.path);
  if (value instanceof LaterText) {
    const texts = value.parts.map((part) => settled(part, resolve));
    return texts.every((one) => one !== undefined) ? texts.join('') : undefined;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) {
    const items = value.map((one) => settled(one, resolve));
    return items.every((one) => one !== undefined) ? items : undefined;
  }
  const fields = Object.entries(value).map(([key, one]) => [key, settled(one, resolve)] as const);
  return fields.every(([, one]) => one !== undefined) ? (Object.fromEntries(fields) as Json) : undefined;
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

const isIn = (paths: readonly string[], { path }: Found): boolean => paths.includes(path);

/** Ranges and disks that could only be made anew to become smaller. */
const SHRINKING = new Set([
  'azurerm_managed_disk disk_size_gb',
  'azurerm_postgresql_flexible_server storage_mb',
  'google_compute_disk size',
  'google_sql_database_instance settings.disk_size',
]);

const shrinks = (type: string, { path, from, to }: Found): boolean =>
  (type === 'google_compute_subnetwork' && path === 'ip_cidr_range') ||
  (SHRINKING.has(`${type} ${path}`) && Number(to) < Number(from));

/** A list with what is known of it, the rest as what is told later; undefined when none of it is. */
export function partly(value: Value, resolve: Resolve): Json | undefined {
  if (typeof value !== 'object' || value === null || !isList(value)) return undefined;
  const items = value.map((one) => settled(one, resolve));
  return items.some((one) => one !== undefined) ? items.map((one) => one ?? 'known after apply') : undefined;
}
