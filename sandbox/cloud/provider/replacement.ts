import { sameValue } from '../cty/same.ts';
import type { Type } from '../cty/type.ts';
import { isList, member, type Value } from '../cty/value.ts';
import { nestedType } from '../schema/implied.ts';
import type { Block, NestedBlock } from '../schema/model.ts';
import type { Message } from '../wire/messages.ts';
import type { Replacement } from './cloud-model.ts';

type Step = Message<'Step'>;
type Path = Message<'AttributePath'>;
type Differs = (before: Value, after: Value, type: Type) => boolean;
type Search = { differs: Differs; found: Path[] };

/** The places where a change makes a new object of it, as terraform names them in `replace_paths`. */
export function replacedPaths(block: Block, prior: Value, planned: Value, rules: readonly Replacement[]): Path[] {
  if (prior === null) return [];
  return rules.flatMap((rule) => {
    const path = typeof rule === 'string' ? rule : rule.path;
    const when = typeof rule === 'string' ? () => true : rule.when;
    const differs: Differs = (before, after, type) =>
      !sameValue(before, after, type) && when(before, after, { prior, planned });
    const found: Path[] = [];
    search(block, [prior, planned], path.split('.'), [], { differs, found });
    return found;
  });
}

/** Follows a path into both versions of a block. Where they have not the same elements, the path ends. */
function search(
  block: Block,
  [prior, planned]: [Value, Value],
  path: string[],
  steps: Step[],
  { differs, found }: Search,
): void {
  const [name = '', ...rest] = path;
  const here = [...steps, { attribute_name: name }];
  const before = member(prior, name);
  const after = member(planned, name);
  const attribute = block.attributes[name];
  if (attribute) {
    if (differs(before, after, attribute.type)) found.push({ steps: here });
    return;
  }
  const nested = block.blocks[name];
  if (!nested) throw new Error(`The overlay names "${path.join('.')}", which the schema does not have`);
  // Elements of a set cannot be named: the whole set stands for what is in it.
  if (nested.nesting === 'set') {
    if (differs(before, after, nestedType(nested))) found.push({ steps: here });
  } else if (rest.length === 0) {
    if (isAddedOrRemoved(nested, before, after)) found.push({ steps: here });
  } else if (isList(before) && isList(after)) {
    for (const [index, element] of before.entries()) {
      const other = after[index];
      const inside = [...here, { element_key_int: index }];
      if (other !== undefined) search(nested.block, [element, other], rest, inside, { differs, found });
    }
  }
}

function isAddedOrRemoved({ nesting }: NestedBlock, before: Value, after: Value): boolean {
  if (nesting === 'single') return (before === null) !== (after === null);
  return isList(before) && isList(after) && before.length !== after.length;
}
