type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mapSchema = (value: unknown, change: (schema: Schema) => Schema): unknown => {
  if (Array.isArray(value)) return value.map((item) => mapSchema(item, change));
  if (!isSchema(value)) return value;
  const inner = Object.entries(value).map(([key, child]) => [key, mapSchema(child, change)]);
  return change(Object.fromEntries(inner));
};

/** OpenAPI 3.0 writes `nullable: true` where JSON Schema adds the type null; ajv knows only the latter everywhere. */
export const rewriteNullable = <T>(description: T): T => mapSchema(description, toNullable) as T;

function toNullable(schema: Schema): Schema {
  if (schema.nullable !== true) return schema;
  const { nullable: _, ...rest } = schema;
  if (typeof rest.type !== 'string') return { anyOf: [rest, { type: 'null' }] };
  const values = Array.isArray(rest.enum) ? { enum: [...rest.enum, null] } : {};
  return { ...rest, ...values, type: [rest.type, 'null'] };
}

/**
 * Objects in a request accept only the properties that are described, at every depth, so that a typo is seen. Alternatives
 * beside `properties` describe the same object once more and stay open.
 */
export function closeObjects(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closeObjects);
  if (!isSchema(schema)) return schema;
  const described = isSchema(schema.properties);
  const children = Object.entries(schema).map(([key, value]) => [key, closeChild(key, value, described)]);
  const closed = Object.fromEntries(children);
  return described && !('additionalProperties' in schema) ? { ...closed, additionalProperties: false } : closed;
}

function closeChild(key: string, value: unknown, described: boolean): unknown {
  if (key === 'properties' && isSchema(value))
    return Object.fromEntries(Object.entries(value).map(([name, property]) => [name, closeObjects(property)]));
  const repeats = described && ['oneOf', 'anyOf', 'allOf'].includes(key);
  return repeats ? value : closeObjects(value);
}
