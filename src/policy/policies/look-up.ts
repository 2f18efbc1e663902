import type { Json } from '../../core/json.ts';
import { SENSITIVE, SENSITIVE_CHANGED } from '../../core/plan-json/mask.ts';
import { fieldAt, isFields } from '../../core/plan-json/tree.ts';
import { type Thing, UNKNOWN, type Unknown } from './thing.ts';

/** Words for what each cloud and kind calls differently; the first that a resource has is meant. The place to widen. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  machine_type: [
    'machine_type',
    'instance_type',
    'vm_size',
    'instance_class',
    'class',
    'node_type',
    'tier',
    'sku_name',
  ],
  engine: ['engine', 'database_version'],
  version: ['version', 'engine_version', 'kubernetes_version', 'min_master_version'],
  disk_gb: [
    'disk_gb',
    'allocated_storage',
    'disk_size',
    'storage_gb',
    'boot_disk.initialize_params.size',
    'root_block_device.volume_size',
  ],
  public: [
    'public',
    'public_address',
    'publicly_accessible',
    'associate_public_ip_address',
    'public_network_access_enabled',
  ],
};

/** Every value at a path of a resource. Lists are walked, so that `boot_disk.size` is that of each; nothing where there is no such attribute. */
export function valuesAt(thing: Thing, path: string): (Json | Unknown)[] {
  const fact = Object.hasOwn(thing.facts, path) ? thing.facts[path] : undefined;
  if (fact !== undefined) return [fact];
  const paths = [path, ...(Object.hasOwn(ALIASES, path) ? (ALIASES[path] ?? []) : [])];
  for (const one of paths) {
    const found = walk(thing.values, thing.unknown, one.split('.'));
    if (found.length > 0) return found;
  }
  return [];
}

function walk(
  value: Json | undefined,
  unknown: Json | undefined,
  [step, ...rest]: readonly string[],
): (Json | Unknown)[] {
  if (unknown === true || value === SENSITIVE || value === SENSITIVE_CHANGED) return [UNKNOWN];
  if (Array.isArray(value)) {
    const path = step === undefined ? [] : [step, ...rest];
    return (value as readonly Json[]).flatMap((item, index) => walk(item, fieldAt(unknown, String(index)), path));
  }
  if (step === undefined) return value === undefined ? [] : [value];
  const name = step.replace(/\[\d+\]$/, '');
  const isThere = isFields(value) && Object.hasOwn(value, name);
  const isComing = isFields(unknown) && Object.hasOwn(unknown, name);
  return isThere || isComing ? walk(fieldAt(value, name), fieldAt(unknown, name), rest) : [];
}
