/** A piece of JSON Schema, as far as the rewriting looks at it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  enum?: unknown[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  if?: Schema;
  then?: Schema;
  additionalProperties?: unknown;
  unevaluatedProperties?: boolean;
  [keyword: string]: unknown;
}

export interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

interface Operation {
  requestBody?: { content?: Record<string, { schema: Schema }> };
  responses?: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

/** What discord.js really sends beyond the description, and the API takes. Source: data README, quirk 2. */
const ALSO_SENT: Record<string, string[]> = {
  IncomingWebhookInteractionRequest: ['tts', 'nonce', 'enforce_nonce'],
  IncomingWebhookUpdateForInteractionCallbackRequestPartial: ['tts', 'nonce', 'enforce_nonce'],
  IncomingWebhookRequestPartial: ['tts', 'nonce', 'enforce_nonce'],
  IncomingWebhookUpdateRequestPartial: ['tts', 'nonce', 'enforce_nonce'],
  MessageEditRequestPartial: ['tts', 'nonce', 'enforce_nonce'],
  CreateTextThreadWithMessageRequest: ['type'],
};
/** A feature newer than the description. */
const ANYWHERE = ['file_types'];

const nameOf = (ref: string) => ref.replace('#/components/schemas/', '');

const isSchema = (node: unknown): node is Schema => typeof node === 'object' && node !== null;

function walk(node: unknown, visit: (schema: Schema) => void): void {
  if (Array.isArray(node)) for (const entry of node) walk(entry, visit);
  else if (isSchema(node)) {
    visit(node);
    for (const value of Object.values(node)) walk(value, visit);
  }
}

/** The tags of a union whose members all require a `type` of their own; nothing for any other union. */
function tagsOf(members: Schema[], schemas: Record<string, Schema>): unknown[][] | undefined {
  const tags = members.map(({ $ref }) => {
    const target = $ref ? schemas[nameOf($ref)] : undefined;
    return target?.type === 'object' && target.required?.includes('type') ? target.properties?.type?.enum : undefined;
  });
  const all = tags.flat();
  const isTagged = members.length > 1 && tags.every((tag) => tag !== undefined) && new Set(all).size === all.length;
  return isTagged ? tags.map((tag) => tag ?? []) : undefined;
}

const inCase = (tags: unknown[], member: Schema): Schema => ({
  if: { properties: { type: { enum: tags } } },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: member,
});

/**
 * Unions told apart by `type` become "if it is this type, then this": errors then name the field that is wrong
 * instead of saying that no branch fits.
 */
export function namePreciseErrors(api: OpenApi): void {
  const { schemas } = api.components;
  walk(api, (schema) => {
    const key = schema.oneOf ? 'oneOf' : 'anyOf';
    const members = schema[key];
    const tags = members && tagsOf(members, schemas);
    if (!members || !tags) return;
    delete schema[key];
    schema.type = 'object';
    schema.required = ['type'];
    schema.properties = { type: { enum: tags.flat() } };
    schema.allOf = members.map((member, index) => inCase(tags[index] ?? [], member));
  });
}

/** Names of all schemas that a request body can reach. */
function requestSchemas(api: OpenApi): Set<string> {
  const reached = new Set<string>();
  const follow = (node: unknown) =>
    walk(node, ({ $ref }) => {
      const name = typeof $ref === 'string' ? nameOf($ref) : undefined;
      if (name === undefined || reached.has(name)) return;
      reached.add(name);
      follow(api.components.schemas[name]);
    });
  for (const path of Object.values(api.paths)) {
    for (const operation of Object.values(path)) follow(operation.requestBody);
  }
  return reached;
}

/** In requests a field that the description does not know is an error: misspelt fields must not pass. */
export function refuseUnknownFields(api: OpenApi): void {
  for (const name of requestSchemas(api)) {
    walk(api.components.schemas[name], (schema) => {
      if (schema.type !== 'object' || !schema.properties || schema.additionalProperties !== undefined || schema.allOf)
        return;
      for (const field of [...ANYWHERE, ...(ALSO_SENT[name] ?? [])]) schema.properties[field] ??= {};
      schema.unevaluatedProperties = false;
    });
  }
}
