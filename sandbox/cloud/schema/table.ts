import { parseType } from '../cty/type.ts';
import type { Attribute, Block, NestedBlock, Nesting, ProviderSchema, Schema } from './model.ts';
import { parseRule, RULE_MARK, type Rule } from './rule.ts';

type Line = { indent: number; text: string };
type Rules = Record<string, Rule>;
type Flag = Exclude<keyof Attribute, 'type'>;
const FLAGS: readonly string[] = ['required', 'optional', 'computed', 'sensitive', 'deprecated', 'write_only'];

/**
 * Reads a provider's schema from our table form, one argument per line, two blanks per level:
 *
 *     resource google_compute_address 0      kind, type, schema version (`provider 0` has no type)
 *       name string required                 name, type as in HCL, flags
 *       network_interface: list 1..          a block: nesting, least and most number of times
 *         network string optional computed | replaces
 *
 * What follows a `|` is not in a provider's schema, but what else is known of the argument: a {@link Rule}.
 *
 * @throws Error with the line when it is not understood
 */
export function parseSchemaTable(table: string): ProviderSchema {
  const lines = table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Line => ({ indent: line.search(/\S/), text: line.trim() }));
  const resources: Record<string, Schema> = {};
  const data: Record<string, Schema> = {};
  let provider: Schema = { version: 0, block: { attributes: {}, blocks: {} }, rules: {} };
  for (let line = lines.shift(); line; line = lines.shift()) {
    const [kind = '', ...words] = line.text.split(' ');
    const rules: Rules = {};
    const schema: Schema = { version: Number(words.at(-1)), block: takeBlock(lines, line.indent, '', rules), rules };
    const [type = ''] = words;
    if (kind === 'provider') provider = schema;
    else if (kind === 'resource') resources[type] = schema;
    else if (kind === 'data') data[type] = schema;
    else throw new Error(`Neither provider, resource nor data: "${line.text}"`);
  }
  return { provider, resources, data };
}

/** Takes the lines that are deeper than their heading. Rules are put under their whole path. */
function takeBlock(lines: Line[], headingIndent: number, prefix: string, rules: Rules): Block {
  const attributes: Record<string, Attribute> = {};
  const blocks: Record<string, NestedBlock> = {};
  for (let line = lines[0]; line && line.indent > headingIndent; line = lines[0]) {
    lines.shift();
    const [said = '', ...parts] = line.text.split(RULE_MARK);
    const [heading = '', ...words] = said.split(' ');
    const name = heading.replace(/:$/, '');
    const rule = parseRule(parts);
    if (rule) rules[prefix + name] = rule;
    if (name === heading) attributes[name] = parseAttribute(line.text, words);
    else blocks[name] = parseNested(words, takeBlock(lines, line.indent, `${prefix}${name}.`, rules));
  }
  return { attributes, blocks };
}

function parseNested([nesting = '', bounds = '..']: string[], block: Block): NestedBlock {
  if (!isNesting(nesting)) throw new Error(`Unknown nesting "${nesting}"`);
  const [min, max] = bounds.split('..').map(Number);
  return { nesting, min: min ?? 0, max: max ?? 0, block };
}

function parseAttribute(line: string, [type = '', ...flags]: string[]): Attribute {
  const wrong = flags.find((flag) => !isFlag(flag));
  if (wrong !== undefined || flags.length === 0) throw new Error(`Flags not understood in "${line}"`);
  const set: { [flag in Flag]?: true } = Object.fromEntries(flags.map((flag) => [flag, true]));
  return { type: parseType(type), ...set };
}

function isFlag(word: string): word is Flag {
  return FLAGS.includes(word);
}

function isNesting(word: string): word is Nesting {
  return word === 'single' || word === 'list' || word === 'set';
}
