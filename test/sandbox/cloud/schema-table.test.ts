import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseType, printType } from '../../../sandbox/cloud/cty/type.ts';
import { googleSchema } from '../../../sandbox/cloud/google/schema/index.ts';
import { printSchemaTable } from '../../../sandbox/cloud/schema/print.ts';
import { parseSchemaTable } from '../../../sandbox/cloud/schema/table.ts';
import { anyType } from './arbitraries.ts';

describe('a schema table', () => {
  it('says the same after it was read and written again', () => {
    expect(parseSchemaTable(printSchemaTable(googleSchema))).toEqual(googleSchema);
  });

  it('holds arguments, blocks and how often they may stand', () => {
    const { resources } = parseSchemaTable(`
resource a_thing 3
  name string required | replaces | like "^[a-z]+$"
  secrets map(string) optional sensitive
  port: set 1..4
    number number required | default 80 | least 1 | most 65535
`);
    expect(resources.a_thing).toEqual({
      version: 3,
      block: {
        attributes: {
          name: { type: 'string', required: true },
          secrets: { type: ['map', 'string'], optional: true, sensitive: true },
        },
        blocks: {
          port: {
            nesting: 'set',
            min: 1,
            max: 4,
            block: { attributes: { number: { type: 'number', required: true } }, blocks: {} },
          },
        },
      },
      rules: {
        name: { replaces: true, like: '^[a-z]+$' },
        'port.number': { default: 80, least: 1, most: 65_535 },
      },
    });
  });

  it.each([
    ['thing a 0', 'Neither provider, resource nor data'],
    ['provider 0\n  name', 'Flags not understood'],
    ['provider 0\n  name string requird', 'Flags not understood'],
    ['provider 0\n  name strin required', 'Unknown type'],
    ['provider 0\n  name list(string required', 'Expected ")"'],
    ['provider 0\n  port: bag', 'Unknown nesting'],
    ['provider 0\n  name string required | replace', 'Rule not understood'],
    ['provider 0\n  name string required | least "one"', 'Rule not understood'],
  ])('is refused when it says %j', (table, words) => {
    expect(() => parseSchemaTable(table)).toThrow(words);
  });

  it('writes every type so that it is read back', () => {
    fc.assert(
      fc.property(anyType, (type) => {
        expect(parseType(printType(type))).toEqual(type);
      }),
    );
  });
});
