import type { Type } from '../cty/type.ts';
import type { Block, NestedBlock } from './model.ts';

const known = new WeakMap<Block, Type>();

/** The object type of a block's values. The same block gives the same type object, so it is worked out once. */
export function blockType(block: Block): Type {
  const found = known.get(block);
  if (found) return found;
  const members: Record<string, Type> = {};
  for (const [name, attribute] of Object.entries(block.attributes)) members[name] = attribute.type;
  for (const [name, nested] of Object.entries(block.blocks)) members[name] = nestedType(nested);
  const type: Type = ['object', members];
  known.set(block, type);
  return type;
}

/** The type of all blocks of one name: one object, or a list or set of them. */
export function nestedType({ nesting, block }: NestedBlock): Type {
  return nesting === 'single' ? blockType(block) : [nesting, blockType(block)];
}
