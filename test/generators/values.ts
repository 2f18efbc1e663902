import {
  Block,
  type Body,
  Call,
  Comment,
  type HclValue,
  Heredoc,
  Reference,
  Template,
} from '../../src/generators/hcl.ts';

/** A block as plain data: attributes as they are, blocks in lists, expressions as text in `<>`. */
export interface Values {
  [key: string]: unknown;
}

function plain(value: HclValue): unknown {
  if (value instanceof Reference) return `<${value.path}>`;
  if (value instanceof Template)
    return value.parts.map((part) => (typeof part === 'string' ? part : plain(part))).join('');
  if (value instanceof Heredoc) return value.text;
  if (value instanceof Call) return `${value.name}(${plain(value.text)})`;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((one: HclValue) => plain(one));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one as HclValue)]));
}

export function valuesOf(body: Body): Values {
  const values: Values = {};
  for (const item of body) {
    if (item instanceof Comment) continue;
    if (item instanceof Block) values[item.type] = [...blocksOf(values, item.type), valuesOf(item.body)];
    else values[item[0]] = plain(item[1]);
  }
  return values;
}

/** The blocks of a name inside a block. */
export const blocksOf = (values: Values, name: string): Values[] => (values[name] as Values[] | undefined) ?? [];

/** The first block of a path of names, or an empty one. */
export const blockAt = (values: Values, ...names: readonly string[]): Values =>
  names.reduce<Values>((found, name) => blocksOf(found, name)[0] ?? {}, values);

export interface Made {
  type: string;
  address: string;
  values: Values;
}

/** The resources of a file. */
export const resourcesOf = (body: Body): Made[] =>
  body
    .filter((item) => item instanceof Block)
    .filter(({ type }) => type === 'resource')
    .map(({ labels: [type = '', name = ''], body: inside }) => ({
      type,
      address: `${type}.${name}`,
      values: valuesOf(inside),
    }));
