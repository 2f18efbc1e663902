import type { Json } from '../../core/json.ts';
import { fieldAt, isFields, listOf } from '../../core/plan-json/tree.ts';
import { callOf, partsOf, withoutKeys } from './address.ts';
import { type Code, expressionAt, referencesIn } from './configuration.ts';
import type { Resource } from './resource.ts';

/** What an expression refers to. */
export interface Referred {
  resources: readonly Resource[];
  /** It goes through something the plan does not spell out, such as a local: it may refer to anything of its module. */
  isOpen: boolean;
}

const NOTHING: Referred = { resources: [], isOpen: false };
/** Longer chains of modules than people build; a plan that goes in circles ends here. */
const DEEPEST = 12;

/** Where an expression stands: in a module, in a resource or call with a key. */
interface Scope {
  module: string;
  key: string | number | undefined;
  forEach: Json | undefined;
  depth: number;
}

type Key = string | number | undefined;

/** Follows what expressions refer to, through variables and outputs of modules, `each` and indexes. */
export class References {
  readonly #code: Code;
  readonly #byPlace = new Map<string, Resource[]>();

  constructor(code: Code, resources: Iterable<Resource>) {
    this.#code = code;
    for (const one of resources) {
      const place = placeOf(one.module, `${one.mode === 'data' ? 'data.' : ''}${one.type}.${one.name}`);
      this.#byPlace.set(place, [...(this.#byPlace.get(place) ?? []), one]);
    }
  }

  /** Whether the plan has the code of a resource. */
  hasCode(of: Resource): boolean {
    return this.#callOf(of) !== undefined;
  }

  /** Whether the code of a resource says anything of an attribute. */
  isWritten(of: Resource, path: string): boolean {
    return expressionAt(this.#callOf(of)?.expressions, path) !== undefined;
  }

  /** The expression of an attribute; undefined where the code has none. */
  expression(of: Resource, path: string): Json | undefined {
    return expressionAt(this.#callOf(of)?.expressions, path);
  }

  /**
   * Whether an attribute is made of variables and literals alone. Those are all known when a plan is made: an attribute that is not known
   * nevertheless was given null, and the provider puts in its own.
   */
  isFromOutside(of: Resource, path: string): boolean {
    const call = this.#callOf(of);
    const scope = { module: of.module, key: of.key, forEach: call?.forEach, depth: 0 };
    return this.#isKnown(expressionAt(call?.expressions, path), scope);
  }

  #isKnown(expression: Json | undefined, scope: Scope): boolean {
    if (scope.depth > DEEPEST) return false;
    if (Array.isArray(expression)) return listOf(expression).every((one) => this.#isKnown(one, scope));
    const references = referencesIn(expression);
    if (references.length === 0) return isFields(expression) && 'constant_value' in expression;
    return references.every((reference) => {
      const [first, second] = partsOf(reference);
      const deeper = { ...scope, depth: scope.depth + 1 };
      if (first?.name === 'each') return this.#isKnown(scope.forEach, { ...deeper, forEach: undefined });
      return first?.name === 'count' || (first?.name === 'var' && this.#isKnownVariable(second?.name ?? '', deeper));
    });
  }

  #isKnownVariable(name: string, { module, depth }: Scope): boolean {
    const passed = this.#passedFor(name, module);
    return !passed || this.#isKnown(passed.expression, { ...passed.scope, depth });
  }

  /** Every expression of a resource. */
  expressions(of: Resource): Json | undefined {
    return this.#callOf(of)?.expressions;
  }

  /** What an attribute refers to; without a path, what the whole resource does. */
  of(of: Resource, path?: string): Referred {
    const call = this.#callOf(of);
    const expression = path === undefined ? call?.expressions : expressionAt(call?.expressions, path);
    return this.#resolveAll(expression, { module: of.module, key: of.key, forEach: call?.forEach, depth: 0 });
  }

  #callOf = (of: Resource) =>
    this.#code.get(withoutKeys(of.module))?.resources.get(`${of.mode === 'data' ? 'data.' : ''}${of.type}.${of.name}`);

  #resolveAll(expression: Json | undefined, scope: Scope): Referred {
    if (scope.depth > DEEPEST) return { resources: [], isOpen: true };
    const all = mostExact(referencesIn(expression)).map((reference) => this.#resolve(reference, scope));
    return {
      resources: [...new Set(all.flatMap(({ resources }) => resources))],
      isOpen: all.some(({ isOpen }) => isOpen),
    };
  }

  #resolve(reference: string, scope: Scope): Referred {
    const [first, second, third] = partsOf(reference);
    const deeper = { ...scope, depth: scope.depth + 1 };
    if (!first) return NOTHING;
    switch (first.name) {
      case 'count':
      case 'path':
      case 'self':
      case 'terraform':
        return NOTHING;
      case 'local':
        return { resources: [], isOpen: true };
      case 'each':
        return sameKey(this.#resolveAll(scope.forEach, { ...deeper, forEach: undefined }), scope.key);
      case 'var':
        return this.#variable(second?.name ?? '', deeper);
      case 'module':
        return this.#output(second ?? { name: '' }, third?.name, deeper);
      case 'data':
        return this.#named(`data.${second?.name}.${third?.name}`, third?.key, scope);
      default:
        return this.#named(`${first.name}.${second?.name}`, second?.key, scope);
    }
  }

  #named(name: string, key: Key, { module, key: own }: Scope): Referred {
    const found = this.#byPlace.get(placeOf(module, name)) ?? [];
    if (key !== undefined) return { resources: found.filter((one) => one.key === key), isOpen: false };
    return sameKey({ resources: found, isOpen: false }, own);
  }

  /** What the call of the module passes for a variable; the root's variables come from outside. */
  #variable(name: string, { module, depth }: Scope): Referred {
    const passed = this.#passedFor(name, module);
    return passed ? this.#resolveAll(passed.expression, { ...passed.scope, depth }) : NOTHING;
  }

  /** What the call of a module passes for a variable, and where that stands; undefined where it passes nothing. */
  #passedFor(name: string, module: string): { expression: Json; scope: Omit<Scope, 'depth'> } | undefined {
    const call = callOf(module);
    const code = call && this.#code.get(withoutKeys(call.parent))?.calls.get(call.name);
    const expression = fieldAt(code?.expressions, name);
    if (!call || !code || expression === undefined) return undefined;
    return { expression, scope: { module: call.parent, key: call.key, forEach: code.forEach } };
  }

  /** What an output of a called module is made of, in each of its instances, or in the one that is named. */
  #output({ name, key }: { name: string; key?: string | number }, output: string | undefined, scope: Scope): Referred {
    const prefix = scope.module === '' ? `module.${name}` : `${scope.module}.module.${name}`;
    const outputs = this.#code.get(withoutKeys(prefix))?.outputs;
    if (!outputs) return NOTHING;
    const said = output === undefined ? (Object.values(outputs) as Json[]) : fieldAt(outputs, output);
    const instances = this.#instances(prefix);
    const named = key === undefined ? instances : instances.filter((one) => callOf(one)?.key === key);
    const own = key === undefined ? named.filter((one) => callOf(one)?.key === scope.key) : [];
    const all = (own.length > 0 ? own : named).map((module) =>
      this.#resolveAll(said, { module, key: undefined, forEach: undefined, depth: scope.depth }),
    );
    return { resources: all.flatMap(({ resources }) => resources), isOpen: all.some(({ isOpen }) => isOpen) };
  }

  /** The instances of a module that have resources, `module.a["x"]`, and those above modules that have. */
  #instances(prefix: string): string[] {
    const found = new Set<string>();
    for (const place of this.#modules()) {
      const rest = place.startsWith(prefix)
        ? /^(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?(?=\.|$)/.exec(place.slice(prefix.length))
        : null;
      if (rest) found.add(prefix + rest[0]);
    }
    return [...found];
  }

  #known: Set<string> | undefined;
  #modules(): Set<string> {
    this.#known ??= new Set([...this.#byPlace.keys()].map((place) => place.split('\n', 1)[0] ?? ''));
    return this.#known;
  }
}

const placeOf = (module: string, name: string): string => `${module}\n${name}`;

/** Of instances of one thing those with the same key, where there are such: `aws_s3_bucket.b[each.key]`. */
function sameKey({ resources, isOpen }: Referred, key: Key): Referred {
  const own = key === undefined ? [] : resources.filter((one) => one.key === key);
  return { resources: own.length > 0 ? own : resources, isOpen };
}

/** Terraform names `a.b[0].id`, `a.b[0]` and `a.b`: the exact one says what is meant. */
function mostExact(references: readonly string[]): string[] {
  const all = [...new Set(references)];
  return all.filter(
    (one) => !all.some((other) => other !== one && (other.startsWith(`${one}.`) || other.startsWith(`${one}[`))),
  );
}
