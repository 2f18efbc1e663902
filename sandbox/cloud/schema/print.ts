import { printType } from '../cty/type.ts';
import type { Attribute, Block, NestedBlock, ProviderSchema, Schema } from './model.ts';
import { printRule } from './rule.ts';

/** Writes a schema in the table form that `parseSchemaTable` reads: so the tables of another cloud are made. */
export function printSchemaTable({ provider, resources, data }: ProviderSchema): string {
  const sections = [
    [`provider ${provider.version}`, ...schemaLines(provider)],
    ...Object.entries(resources).map(([type, schema]) => [
      `resource ${type} ${schema.version}`,
      ...schemaLines(schema),
    ]),
    ...Object.entries(data).map(([type, schema]) => [`data ${type} ${schema.version}`, ...schemaLines(schema)]),
  ];
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function schemaLines({ block, rules }: Schema): string[] {
  return blockLines(block, '', rules);
}

function blockLines({ attributes, blocks }: Block, prefix: string, rules: Schema['rules']): string[] {
  const rule = (name: string) => printRule(rules[prefix + name]);
  const lines = [
    ...Object.entries(attributes).map(([name, attribute]) => `${name} ${attributeText(attribute)}${rule(name)}`),
    ...Object.entries(blocks).flatMap(([name, nested]) => [
      `${name}: ${nested.nesting}${bounds(nested)}${rule(name)}`,
      ...blockLines(nested.block, `${prefix}${name}.`, rules),
    ]),
  ];
  return lines.map((line) => `  ${line}`);
}

function attributeText({ type, ...flags }: Attribute): string {
  return [printType(type), ...Object.keys(flags)].join(' ');
}

function bounds({ min, max }: NestedBlock): string {
  return min || max ? ` ${min || ''}..${max || ''}` : '';
}
