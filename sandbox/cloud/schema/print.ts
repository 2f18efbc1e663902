import { printType } from '../cty/type.ts';
import type { Attribute, Block, NestedBlock, ProviderSchema } from './model.ts';

/** Writes a schema in the table form that `parseSchemaTable` reads: so the tables of another cloud are made. */
export function printSchemaTable({ provider, resources, data }: ProviderSchema): string {
  const sections = [
    [`provider ${provider.version}`, ...blockLines(provider.block)],
    ...Object.entries(resources).map(([type, { version, block }]) => [
      `resource ${type} ${version}`,
      ...blockLines(block),
    ]),
    ...Object.entries(data).map(([type, { version, block }]) => [`data ${type} ${version}`, ...blockLines(block)]),
  ];
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function blockLines({ attributes, blocks }: Block): string[] {
  const lines = [
    ...Object.entries(attributes).map(([name, attribute]) => `${name} ${attributeText(attribute)}`),
    ...Object.entries(blocks).flatMap(([name, nested]) => [
      `${name}: ${nested.nesting}${bounds(nested)}`,
      ...blockLines(nested.block),
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
