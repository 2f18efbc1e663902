import { canonicalJson, type Json } from './json.ts';
import { SENSITIVE, SENSITIVE_CHANGED } from './plan-json/mask.ts';
import { fieldAt, fieldsOf, isFields, mapFields } from './plan-json/tree.ts';
import type { StateContents, StateInstance } from './state-file.ts';

/** A state file says only in part which attributes its provider calls secret; what reads like one is hidden as well. */
const SECRET_NAME = /passw|passphrase|secret|token|private_key|credential|connection_string|kube_?config|access_key/i;

/** The attributes of an instance with everything hidden that is, or is called like, a secret. */
export function maskedAttributes({ attributes, sensitive }: Pick<StateInstance, 'attributes' | 'sensitive'>): Json {
  const paths = new Set(sensitive.map((path) => canonicalJson([...path])));
  const inside = (value: Json, path: readonly string[]): Json => {
    const isSecret = paths.has(canonicalJson([...path])) || SECRET_NAME.test(path.at(-1) ?? '');
    if (isSecret && value !== null) return SENSITIVE;
    if (Array.isArray(value)) return value.map((part: Json, at) => inside(part, [...path, String(at)]));
    return isFields(value) ? mapFields(value, (part, key) => inside(part, [...path, key])) : value;
  };
  return inside(attributes, []);
}

export interface StateDiff {
  added: readonly string[];
  removed: readonly string[];
  /** With each attribute that differs, secrets hidden. */
  changed: readonly { address: string; attributes: readonly { name: string; before: Json; after: Json }[] }[];
}

/** What one version of a state has that another has not, or has otherwise. */
export function diffStates(before: StateContents, after: StateContents): StateDiff {
  const [was, is] = [byAddress(before), byAddress(after)];
  return {
    added: [...is.keys()].filter((address) => !was.has(address)),
    removed: [...was.keys()].filter((address) => !is.has(address)),
    changed: [...is.values()].flatMap((instance) => {
      const earlier = was.get(instance.address);
      const attributes = earlier ? changedAttributes(earlier, instance) : [];
      return attributes.length > 0 ? [{ address: instance.address, attributes }] : [];
    }),
  };
}

const byAddress = ({ instances }: StateContents) => new Map(instances.map((one) => [one.address, one]));

function changedAttributes(before: StateInstance, after: StateInstance) {
  const [shownBefore, shownAfter] = [maskedAttributes(before), maskedAttributes(after)];
  const names = new Set([...Object.keys(fieldsOf(before.attributes)), ...Object.keys(fieldsOf(after.attributes))]);
  return [...names].sort().flatMap((name) => {
    const [was, is] = [fieldAt(before.attributes, name) ?? null, fieldAt(after.attributes, name) ?? null];
    if (canonicalJson(was) === canonicalJson(is)) return [];
    const [one, other] = [fieldAt(shownBefore, name) ?? null, fieldAt(shownAfter, name) ?? null];
    const isHidden = canonicalJson(one) === canonicalJson(other);
    return [{ name, before: one, after: isHidden ? SENSITIVE_CHANGED : other }];
  });
}
