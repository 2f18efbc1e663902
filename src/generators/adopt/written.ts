import {
  type Attribute,
  Block,
  type Body,
  type BodyItem,
  Call,
  Comment,
  type HclValue,
  Heredoc,
  Reference,
  Template,
} from '../hcl.ts';

/** A value that another resource, or a look-up, decides: known once that one is found. */
export class Later {
  constructor(readonly path: string) {}
}

/** Text with such values in it. */
export class LaterText {
  constructor(readonly parts: readonly (string | Later)[]) {}
}

export type Value = null | string | number | boolean | Later | LaterText | readonly Value[] | Values;
export interface Values {
  readonly [key: string]: Value;
}

/** A block of HCL that we would write, as data. */
export interface Written {
  /** `aws_vpc.app`, `data.aws_vpc.vm_web` */
  address: string;
  type: string;
  values: Values;
  /** Attributes that terraform is told to leave as they are. */
  ignored: readonly string[];
}

/** Only for terraform itself; the state knows nothing of them. */
const META = new Set(['lifecycle', 'depends_on', 'provider', 'timeouts']);

/** The resources of a file, or its look-ups. */
export const writtenIn = (body: Body, what: 'resource' | 'data' = 'resource'): Written[] =>
  body.flatMap((item) => {
    if (!(item instanceof Block) || item.type !== what) return [];
    const [type = '', name = ''] = item.labels;
    const address = `${what === 'data' ? 'data.' : ''}${type}.${name}`;
    return [{ address, type, values: valuesOf(item.body.filter(isForProvider)), ignored: ignoredIn(item.body) }];
  });

const nameOf = (item: Block | Attribute): string => (item instanceof Block ? item.type : item[0]);

const isForProvider = (item: BodyItem): boolean => item instanceof Comment || !META.has(nameOf(item));

function valuesOf(body: Body): Values {
  const values: Record<string, Value> = {};
  for (const item of body) {
    if (item instanceof Comment) continue;
    const name = nameOf(item);
    if (!(item instanceof Block)) values[name] = toValue(item[1]);
    else values[name] = [...listAt(values, name), valuesOf(item.body)];
  }
  return values;
}

const listAt = (values: Values, name: string): readonly Value[] => {
  const found = values[name];
  return Array.isArray(found) ? found : [];
};

function toValue(value: HclValue): Value {
  if (value instanceof Reference) return new Later(value.path);
  if (value instanceof Heredoc) return value.text;
  if (value instanceof Call) return called(value);
  if (value instanceof Template)
    return new LaterText(value.parts.map((part) => (part instanceof Reference ? new Later(part.path) : part)));
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(toValue);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toValue(one)]));
}

/** What terraform's function makes of a text; a reference, or another function, is for terraform itself to answer. */
function called({ name, text }: Call): Value {
  const given = text instanceof Heredoc ? text.text : text;
  if (name === 'base64encode' && typeof given === 'string') return Buffer.from(given).toString('base64');
  return new Later(`${name}()`);
}

const isList = (value: HclValue): value is readonly HclValue[] => Array.isArray(value);

function ignoredIn(body: Body): string[] {
  const lifecycle = body.find((item) => item instanceof Block && item.type === 'lifecycle');
  const inside = lifecycle instanceof Block ? lifecycle.body : [];
  return inside.flatMap((item) => {
    if (item instanceof Block || item instanceof Comment || item[0] !== 'ignore_changes') return [];
    return Array.isArray(item[1])
      ? item[1].flatMap((one: HclValue) => (one instanceof Reference ? [one.path] : []))
      : [];
  });
}

/** Addresses of the resources that a value needs. */
export const needsOf = (value: Value): string[] => {
  if (value instanceof Later) return [addressIn(value.path)];
  if (value instanceof LaterText) return value.parts.flatMap((part) => (part instanceof Later ? needsOf(part) : []));
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(needsOf);
};

/** `aws_vpc.app` of `aws_vpc.app.id`. */
export const addressIn = (path: string): string => {
  const steps = path.replaceAll('[', '.').split('.');
  return steps.slice(0, steps[0] === 'data' ? 3 : 2).join('.');
};
