/** A terraform type in cty's own JSON form, which is also how a schema carries it over the wire. */
export type Type =
  | 'string'
  | 'number'
  | 'bool'
  | readonly ['list', Type]
  | readonly ['set', Type]
  | readonly ['map', Type]
  | readonly ['object', { readonly [attribute: string]: Type }];

/** The type as people write it in HCL: `list(object({mode=string}))`. {@link parseType} reads it back. */
export function printType(type: Type): string {
  if (typeof type === 'string') return type;
  if (type[0] !== 'object') return `${type[0]}(${printType(type[1])})`;
  const members = Object.entries(type[1]).map(([name, member]) => `${name}=${printType(member)}`);
  return `object({${members.join(',')}})`;
}

/**
 * Reads HCL's notation for a type, without blanks.
 * @throws Error when the text is not a type we know
 */
export function parseType(text: string): Type {
  const [type, rest] = readType(text);
  if (rest !== '') throw new Error(`Unexpected "${rest}" after the type in "${text}"`);
  return type;
}

function readType(text: string): [Type, string] {
  const word = /^\w+/.exec(text)?.[0] ?? '';
  const rest = text.slice(word.length);
  switch (word) {
    case 'string':
    case 'number':
    case 'bool':
      return [word, rest];
    case 'list':
    case 'set':
    case 'map': {
      const [element, after] = readType(expect(rest, '('));
      return [[word, element], expect(after, ')')];
    }
    case 'object':
      return readMembers(expect(rest, '({'));
    default:
      throw new Error(`Unknown type "${text}"`);
  }
}

function readMembers(text: string): [Type, string] {
  const members: Record<string, Type> = {};
  let rest = text;
  while (!rest.startsWith('})')) {
    const name = /^\w+/.exec(rest)?.[0] ?? '';
    const [type, after] = readType(expect(rest.slice(name.length), '='));
    members[name] = type;
    rest = after.startsWith(',') ? after.slice(1) : after;
  }
  return [['object', members], rest.slice(2)];
}

function expect(text: string, start: string): string {
  if (!text.startsWith(start)) throw new Error(`Expected "${start}" at "${text}"`);
  return text.slice(start.length);
}

/** The type of what is inside a collection or object; `key` names the attribute of an object. */
export function innerType(type: Exclude<Type, string>, key = ''): Type {
  return type[0] === 'object' ? (type[1][key] ?? 'string') : type[1];
}
