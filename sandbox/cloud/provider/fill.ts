import { innerType, type Type } from '../cty/type.ts';
import { isList, isObject, isUnknown, mapObject, type ObjectValue, type Value } from '../cty/value.ts';
import type { Block } from '../schema/model.ts';
import type { CloudModel, Making, Overlay } from './cloud-model.ts';

/** A value that may be unknown, and where it stands. */
type Place = { value: Value; type: Type; path: string; name: string; block: ObjectValue };

/** Decides what is still unknown: by the overlay, by what attributes of that name usually hold, else empty. */
export function fillObject(
  schema: Block,
  { usual }: CloudModel,
  { computed = {} }: Pick<Overlay, 'computed'>,
  making: Omit<Making, 'block'>,
): ObjectValue {
  const fillBlock = ({ attributes, blocks }: Block, block: ObjectValue, prefix: string): ObjectValue => ({
    ...mapObject(attributes, ({ type }, name) =>
      fill({ value: block[name] ?? null, type, path: prefix + name, name, block }),
    ),
    ...mapObject(blocks, (nested, name) => {
      const inside = (each: Value) => (isObject(each) ? fillBlock(nested.block, each, `${prefix}${name}.`) : null);
      const value = block[name] ?? null;
      if (isUnknown(value)) return [];
      return isList(value) ? value.map(inside) : inside(value);
    }),
  });
  const fill = (place: Place): Value => {
    const { value, type, path, name, block } = place;
    if (!isUnknown(value)) return fillInside(place);
    if (path === 'id') return making.id;
    const source = computed[path] ?? usual[name];
    const made = typeof source === 'function' ? source({ ...making, block }) : source;
    return made === undefined || isUnknown(made) ? emptyValue(type) : made;
  };
  const fillInside = (place: Place): Value => {
    const { value, type, path } = place;
    if (typeof type === 'string') return value;
    if (isList(value)) return value.map((each) => fill({ ...place, value: each, type: innerType(type) }));
    if (!isObject(value)) return value;
    return mapObject(value, (each, key) =>
      fill({ ...place, value: each, type: innerType(type, key), path: `${path}.${key}`, name: key }),
    );
  };
  return fillBlock(schema, making.self, '');
}

/** What a cloud reports for something that nobody set. */
export function emptyValue(type: Type): Value {
  if (typeof type !== 'string') return type[0] === 'map' ? {} : type[0] === 'object' ? null : [];
  return { string: '', number: 0, bool: false }[type];
}
