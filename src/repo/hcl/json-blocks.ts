import { parseDocument } from 'yaml';
import type { Attribute, Block, Part } from './blocks.ts';
import { HclSyntaxError } from './tokens.ts';

/** How many labels a block has, and which blocks may be in it; what is not named here is an attribute. */
interface Shape {
  labels: number;
  inner?: Shapes;
}
type Shapes = { readonly [type: string]: Shape };

const IN_RESOURCE: Shapes = { provisioner: { labels: 1 }, connection: { labels: 0 } };
const RESOURCE: Shape = { labels: 2, inner: IN_RESOURCE };
const ROOT: Shapes = {
  terraform: {
    labels: 0,
    inner: {
      backend: { labels: 1 },
      cloud: { labels: 0 },
      encryption: { labels: 0 },
      required_providers: { labels: 0 },
    },
  },
  provider: { labels: 1 },
  module: { labels: 1 },
  resource: RESOURCE,
  data: RESOURCE,
  ephemeral: RESOURCE,
  removed: { labels: 0, inner: IN_RESOURCE },
  check: { labels: 1, inner: { data: RESOURCE } },
};

/**
 * The blocks of a `.tf.json` file, in the same form as those of HCL.
 * @throws HclSyntaxError when it is not JSON, or names a key twice: the engine reads both, a JavaScript parser only one
 */
export function parseJsonBlocks(source: string): Block[] {
  const found = bodyOf(read(source), ROOT);
  return found.blocks;
}

function read(source: string): unknown {
  const { errors } = parseDocument(source, { schema: 'json', uniqueKeys: true, merge: false, strict: true });
  const [problem] = errors;
  if (problem) throw new HclSyntaxError(problem.linePos?.[0].line ?? 1, problem.message.split('\n')[0] ?? 'not JSON');
  try {
    return JSON.parse(source);
  } catch (fault) {
    throw new HclSyntaxError(1, fault instanceof Error ? fault.message : 'not JSON');
  }
}

type Fields = { readonly [key: string]: unknown };
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An array stands for several of the same, at any level. */
const objectsOf = (value: unknown): Fields[] => (Array.isArray(value) ? value : [value]).flat(20).filter(isFields);

function bodyOf(value: unknown, shapes: Shapes): { attributes: Attribute[]; blocks: Block[] } {
  const entries = objectsOf(value).flatMap((fields) => Object.entries(fields));
  const isBlock = (name: string) => Object.hasOwn(shapes, name);
  return {
    attributes: entries.filter(([name]) => !isBlock(name)).map(([name, field]) => attributeOf(name, field)),
    blocks: entries.flatMap(([name, field]) => blocksOf(name, shapes[name], field, [])),
  };
}

function blocksOf(type: string, shape: Shape | undefined, value: unknown, labels: readonly string[]): Block[] {
  if (!shape) return [];
  if (labels.length < shape.labels) {
    const labelled = objectsOf(value).flatMap((fields) => Object.entries(fields));
    return labelled.flatMap(([label, inner]) => blocksOf(type, shape, inner, [...labels, label]));
  }
  return objectsOf(value).map((fields) => ({ type, labels, line: 1, ...bodyOf(fields, shape.inner ?? {}) }));
}

function attributeOf(name: string, value: unknown): Attribute {
  const isPlain = typeof value === 'string' && !isTemplate(value);
  return { name, line: 1, parts: [...partsOf(value)], ...(isPlain && { literal: value }) };
}

const isTemplate = (text: string): boolean => text.includes('${') || text.includes('%{');

/** The value as an expression would have it: `{ "source": "x" }` as `{ source = "x" }`. */
function* partsOf(value: unknown): Generator<Part> {
  if (typeof value === 'string') yield isTemplate(value) ? { kind: 'string' } : { kind: 'string', text: value };
  else if (typeof value === 'boolean') yield { kind: 'word', text: String(value) };
  else if (Array.isArray(value)) for (const item of value) yield* partsOf(item);
  else if (isFields(value)) {
    for (const [key, field] of Object.entries(value)) {
      yield { kind: 'string', text: key };
      yield { kind: 'mark', text: '=' };
      yield* partsOf(field);
    }
  }
}
