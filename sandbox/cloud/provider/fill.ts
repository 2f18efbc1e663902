import { innerType, type Type } from '../cty/type.ts';
import { isList, isObject, isUnknown, mapObject, type ObjectValue, type Value } from '../cty/value.ts';
import type { Block } from '../schema/model.ts';
import type { CloudModel, Making, Overlay } from './cloud-model.ts';

/** Decides what is still unknown: by the overlay, by what attributes of that name usually hold, else empty. */
export function fillObject(
  block: Block,
  { usual }: CloudModel,
  overlay: Pick<Overlay, 'computed'>,
  making: Making,
): ObjectValue {
  const fillBlock = (inner: Block, object: ObjectValue, path: string): ObjectValue => ({
    ...mapObject(inner.attributes, ({ type }, name) => fill(object[name] ?? null, type, path + name, name)),
    ...mapObject(inner.blocks, (nested, name) => {
      const inside = (each: Value) => (isObject(each) ? fillBlock(nested.block, each, `${path}${name}.`) : null);
      const value = object[name];
      return isList(value) ? value.map(inside) : inside(value ?? null);
    }),
  });
  const fill = (value: Value, type: Type, path: string, name: string): Value => {
    if (!isUnknown(value)) return fillInside(value, type, path, name);
    if (name === 'id' && path === 'id') return making.id;
    const made = overlay.computed?.[path] ?? usual[name];
    return typeof made === 'function' ? made(making) : (made ?? emptyValue(type));
  };
  const fillInside = (value: Value, type: Type, path: string, name: string): Value => {
    if (typeof type === 'string') return value;
    if (isList(value)) return value.map((each) => fill(each, innerType(type), path, name));
    if (!isObject(value)) return value;
    return mapObject(value, (each, key) => fill(each, innerType(type, key), `${path}.${key}`, key));
  };
  return fillBlock(block, making.self, '');
}

/** What a cloud reports for something that nobody set. */
export function emptyValue(type: Type): Value {
  if (typeof type !== 'string') return type[0] === 'map' ? {} : type[0] === 'object' ? null : [];
  return { string: '', number: 0, bool: false }[type];
}
