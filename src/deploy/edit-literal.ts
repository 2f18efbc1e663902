import type { LiteralEdit, Plain } from '../core/acceptance.ts';
import { quote } from '../generators/hcl.ts';
import { type Attribute, type Block, parseHcl } from '../repo/hcl/blocks.ts';
import { HclSyntaxError } from '../repo/hcl/tokens.ts';

/**
 * A file of HCL in which one plain value of a resource block is another one; everything else stays as it was, byte by byte. Undefined where
 * the file has no such block, or where that value is no plain one: a person decides about expressions. What was changed is read again, and
 * must differ in that value alone.
 */
export function editLiteral(source: string, edit: LiteralEdit): string | undefined {
  const target = attributeOf(source, edit);
  if (!target) return undefined;
  const lines = source.split('\n');
  const candidates = lines.slice(target.line - 1).flatMap((line, offset) =>
    spellings(edit.from, edit.to).flatMap(([from, to]) =>
      placesIn(line, edit.path.at(-1) ?? '', from).map((at) => {
        const changed = `${line.slice(0, at)}${to}${line.slice(at + from.length)}`;
        return lines.with(target.line - 1 + offset, changed).join('\n');
      }),
    ),
  );
  const [only, ...more] = candidates.filter((changed) => differsThere(source, changed, edit));
  return more.length === 0 ? only : undefined;
}

/** The only attribute that a path leads to, through blocks that are there once each; of a map the whole. */
export function attributeOf(
  source: string,
  { address, path }: Pick<LiteralEdit, 'address' | 'path'>,
): Attribute | undefined {
  const resource = resourceIn(source, address);
  return resource && attributeIn(resource, path);
}

/** The block of a resource that is one object; undefined where there is none, or more than one. */
export function resourceIn(source: string, address: string): Block | undefined {
  const found = blocksOf(source)?.filter(
    ({ type, labels }) => type === 'resource' && labels.length === 2 && labels.join('.') === address,
  );
  const [resource, ...twins] = found ?? [];
  return resource && twins.length === 0 && !isOneOfSeveral(resource) ? resource : undefined;
}

function attributeIn(block: Block, [name, ...rest]: readonly string[]): Attribute | undefined {
  const attribute = block.attributes.find((one) => one.name === name);
  if (attribute) return rest.length <= 1 ? attribute : undefined;
  const [inner, ...twins] = block.blocks.filter(({ type, labels }) => type === name && labels.length === 0);
  return inner && twins.length === 0 && rest.length > 0 ? attributeIn(inner, rest) : undefined;
}

const isOneOfSeveral = ({ attributes }: Block): boolean =>
  attributes.some(({ name }) => name === 'count' || name === 'for_each');

function blocksOf(source: string): Block[] | undefined {
  try {
    return parseHcl(source);
  } catch (error) {
    if (error instanceof HclSyntaxError) return undefined;
    throw error;
  }
}

/** How the value may be written, and the other one in the same way. */
const spellings = (from: Plain, to: Plain): [from: string, to: string][] => [
  [quote(String(from)), quote(String(to))],
  ...(typeof from === 'string' || typeof to === 'string' ? [] : [[String(from), String(to)] as [string, string]]),
];

/** Where a line gives a name that value: `name = "value"`, or `"name": "value"` in a map. */
function placesIn(line: string, name: string, value: string): number[] {
  const places: number[] = [];
  for (let at = line.indexOf(value); at !== -1; at = line.indexOf(value, at + 1)) {
    const before = /(?:^|[\s{,])("?)([\p{ID_Start}_][\p{ID_Continue}-]*)\1\s*[=:]\s*$/u.exec(line.slice(0, at));
    if (before?.[2] === name && /^\s*(?:[,}#\r]|\/\/|\/\*|$)/.test(line.slice(at + value.length))) places.push(at);
  }
  return places;
}

/** Whether two files are the same but for one piece of the attribute that the path leads to. */
function differsThere(source: string, changed: string, edit: LiteralEdit): boolean {
  const [was, is] = [attributeOf(source, edit), attributeOf(changed, edit)];
  if (!was || !is || was.parts.length === 0 || shapeWithout(source, edit) !== shapeWithout(changed, edit)) return false;
  const [before, after] = [was, is].map(({ parts }) => parts.map((part) => JSON.stringify(part)).join('\n'));
  return before !== after;
}

/** Everything a file says, with a gap where the attribute stands. */
function shapeWithout(source: string, edit: LiteralEdit): string {
  const gap = attributeOf(source, edit);
  return JSON.stringify(blocksOf(source), (_key, value: unknown) =>
    isAttribute(value) && value.line === gap?.line && value.name === gap.name ? null : value,
  );
}

const isAttribute = (value: unknown): value is Attribute =>
  typeof value === 'object' && value !== null && 'parts' in value;
