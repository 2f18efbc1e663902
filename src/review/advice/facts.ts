import type { Json } from '../../core/json.ts';
import type { PlannedChange } from '../../core/plan-json/parse.ts';
import { fieldAt, isFields } from '../../core/plan-json/tree.ts';
import { type Fact, factOf, isTellable } from './shapes.ts';

export type Facts = Readonly<Record<string, Fact>>;

const DEEPEST = 4;
const MOST = 12;

/**
 * The attributes of a resource, as the plan leaves it, whose values may leave us: `{"instance_class": "db.t3.micro"}`. What is marked
 * sensitive or not known yet is left out. Only blocks are gone into, whose names are the provider's; never a map, whose keys people chose.
 */
export function factsOf({
  change: { actions, before, after, after_unknown, before_sensitive, after_sensitive },
}: PlannedChange): Facts {
  const isGone = actions.length === 1 && actions[0] === 'delete';
  const found = isGone
    ? within({ value: before, unknown: undefined, sensitive: before_sensitive, path: '', depth: 0 })
    : within({ value: after, unknown: after_unknown, sensitive: after_sensitive, path: '', depth: 0 });
  return Object.fromEntries(found.slice(0, MOST));
}

interface Spot {
  value: Json | undefined;
  unknown: Json | undefined;
  sensitive: Json | undefined;
  path: string;
  depth: number;
}

function within({ value, unknown, sensitive, path, depth }: Spot): [string, Fact][] {
  if (!isFields(value) || depth > DEEPEST || sensitive === true || unknown === true) return [];
  return Object.keys(value).flatMap((name) => {
    const spot = { ...{ unknown: fieldAt(unknown, name), sensitive: fieldAt(sensitive, name) }, value: value[name] };
    return attribute(name, { ...spot, path: path === '' ? name : `${path}.${name}`, depth });
  });
}

function attribute(name: string, spot: Spot): [string, Fact][] {
  const { value, unknown, sensitive, path, depth } = spot;
  if (sensitive === true || unknown === true) return [];
  if (!Array.isArray(value)) return isTellable(name) ? known(path, factOf(name, value)) : [];
  return value.flatMap((item: Json, at) => {
    const one = {
      value: item,
      unknown: fieldAt(unknown, String(at)),
      sensitive: fieldAt(sensitive, String(at)),
      path: `${path}[${at}]`,
    };
    if (one.sensitive === true || one.unknown === true) return [];
    if (isFields(item)) return isBlockName(name) ? within({ ...one, depth: depth + 1 }) : [];
    return isTellable(name) ? known(one.path, factOf(name, item)) : [];
  });
}

const known = (path: string, fact: Fact | undefined): [string, Fact][] => (fact === undefined ? [] : [[path, fact]]);

const isBlockName = (name: string): boolean => /^[a-z][a-z0-9_]{0,40}$/.test(name);
