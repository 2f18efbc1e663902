import { type Attribute, type Block, parseHcl } from './blocks.ts';
import { HclSyntaxError } from './tokens.ts';

/** What one line of a text becomes; it may be several lines. */
export interface LineEdit {
  /** Counted from 1. */
  line: number;
  text: string;
}

/**
 * The one line to change so that an attribute of the only block of a text has a value: its own line where a plain value stands there, else the
 * line after which it has to stand. The path leads through blocks that are there once each, or not yet. Undefined where it has that value
 * already, and where a person has to decide: expressions, several blocks of a name, blocks that are computed or on one line.
 * `value` is HCL, of ours.
 */
export function setValue(source: string, path: readonly string[], value: string): LineEdit | undefined {
  const [block, ...others] = parsed(source) ?? [];
  const lines = source.split('\n');
  return block && others.length === 0 ? setIn(block, path, { lines, value }) : undefined;
}

/** Whether that attribute is there with exactly that value. */
export function hasValue(source: string, path: readonly string[], value: string): boolean {
  const [block, ...others] = parsed(source) ?? [];
  const [name = '', ...outer] = path.toReversed();
  const inner = outer.reduceRight<Block | undefined>((one, type) => onlyBlock(one, type), block);
  const parts = inner?.attributes.find((one) => one.name === name)?.parts ?? [];
  const [only, ...more] = parts.map(({ kind, text }) => (kind === 'string' ? `"${text}"` : text));
  return others.length === 0 && more.length === 0 && only === value;
}

function onlyBlock(block: Block | undefined, type: string): Block | undefined {
  const [only, ...twins] = block?.blocks.filter((one) => one.type === type) ?? [];
  return twins.length === 0 ? only : undefined;
}

function parsed(source: string): Block[] | undefined {
  try {
    return parseHcl(source);
  } catch (error) {
    if (error instanceof HclSyntaxError) return undefined;
    throw error;
  }
}

interface Wanted {
  lines: readonly string[];
  value: string;
}

function setIn(block: Block, [name = '', ...rest]: readonly string[], wanted: Wanted): LineEdit | undefined {
  const attribute = block.attributes.find((one) => one.name === name);
  if (attribute) return rest.length === 0 ? replaced(attribute, wanted) : undefined;
  const inner = block.blocks.filter(({ type, labels }) => type === name || (type === 'dynamic' && labels[0] === name));
  const [only] = inner;
  if (!only) return inserted(block, [name, ...rest], wanted);
  return rest.length > 0 && inner.length === 1 && only.type === name ? setIn(only, rest, wanted) : undefined;
}

/** A plain value with nothing beside it but a comment. */
const PLAIN = /^(\s*[\w-]+\s*=\s*)("[^"\\$%]*"|true|false|null|-?\d+(?:\.\d+)?)(\s*(?:(?:#|\/\/).*)?)$/;

function replaced({ line }: Attribute, { lines, value }: Wanted): LineEdit | undefined {
  const [, before, was, after] = PLAIN.exec(lines[line - 1] ?? '') ?? [];
  return was === undefined || was === value ? undefined : { line, text: `${before}${value}${after}` };
}

/** After the first line of the block, in a column with the attribute that follows, or apart from it. */
function inserted({ line }: Block, path: readonly string[], { lines, value }: Wanted): LineEdit | undefined {
  const first = lines[line - 1] ?? '';
  if (!/\{\s*$/.test(first)) return undefined;
  const indent = `${/^\s*/.exec(first)?.[0] ?? ''}  `;
  const next = lines[line] ?? '';
  return { line, text: [first, ...written(path, value, indent, next)].join('\n') };
}

function written([name = '', ...rest]: readonly string[], value: string, indent: string, next: string): string[] {
  if (rest.length > 0)
    return [`${indent}${name} {`, ...written(rest, value, `${indent}  `, '}'), `${indent}}`, ...apart(next)];
  const [, neighbour] = /^\s*([\w-]+\s*)=(?!=)/.exec(next) ?? [];
  if (neighbour === undefined) return [`${indent}${name} = ${value}`];
  const isWide = neighbour.length > name.length;
  return [`${indent}${isWide ? name.padEnd(neighbour.length) : `${name} `}= ${value}`, ...(isWide ? [] : [''])];
}

const apart = (next: string): string[] => (/^\s*(?:\}|$)/.test(next) ? [] : ['']);
