import { mapObject } from '../cty/value.ts';
import type { Block, ProviderSchema, Schema } from '../schema/model.ts';
import type { Message, Reply } from '../wire/messages.ts';

const NESTING = { single: 1, list: 2, set: 3 };
const CAPABILITIES = { get_provider_schema_optional: true };
const replies = new WeakMap<ProviderSchema, Reply<'GetProviderSchema'>>();

/** The schema as terraform asks for it. The same schema gives the same answer, which then is encoded only once. */
export function schemaReply(schema: ProviderSchema): Reply<'GetProviderSchema'> {
  const reply = replies.get(schema) ?? {
    provider: schemaMessage(schema.provider),
    resource_schemas: mapObject(schema.resources, schemaMessage),
    data_source_schemas: mapObject(schema.data, schemaMessage),
    server_capabilities: CAPABILITIES,
  };
  replies.set(schema, reply);
  return reply;
}

/** Only the names of what there is. */
export function metadataReply({ resources, data }: ProviderSchema): Reply<'GetMetadata'> {
  const named = (types: object) => Object.keys(types).map((type_name) => ({ type_name }));
  return { server_capabilities: CAPABILITIES, resources: named(resources), data_sources: named(data) };
}

function schemaMessage({ version, block }: Schema): Message<'Schema'> {
  return { version, block: { version, ...blockMessage(block) } };
}

function blockMessage({ attributes, blocks }: Block): Message<'Block'> {
  return {
    attributes: Object.entries(attributes).map(([name, { type, ...flags }]) => ({
      name,
      type: Buffer.from(JSON.stringify(type)),
      ...flags,
    })),
    block_types: Object.entries(blocks).map(([type_name, { nesting, min, max, block }]) => ({
      type_name,
      nesting: NESTING[nesting],
      min_items: min,
      max_items: max,
      block: blockMessage(block),
    })),
  };
}
