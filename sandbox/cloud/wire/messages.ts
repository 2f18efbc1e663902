/**
 * The messages of terraform's plugin protocol 6 that we read or write: field name -> number, type and, for more than
 * one value, `list` or `map`. Source: tfplugin6.proto of terraform 1.11; fields that we never look at are left out.
 */
export const messages = {
  Nothing: {},
  DynamicValue: { msgpack: [1, 'bytes'], json: [2, 'bytes'] },
  RawState: { json: [1, 'bytes'] },
  Diagnostic: {
    severity: [1, 'int'],
    summary: [2, 'string'],
    detail: [3, 'string'],
    attribute: [4, 'AttributePath'],
  },
  AttributePath: { steps: [1, 'Step', 'list'] },
  Step: { attribute_name: [1, 'string'], element_key_string: [2, 'string'], element_key_int: [3, 'choice'] },

  Schema: { version: [1, 'int'], block: [2, 'Block'] },
  Block: {
    version: [1, 'int'],
    attributes: [2, 'Attribute', 'list'],
    block_types: [3, 'NestedBlock', 'list'],
  },
  Attribute: {
    name: [1, 'string'],
    type: [2, 'bytes'],
    required: [4, 'bool'],
    optional: [5, 'bool'],
    computed: [6, 'bool'],
    sensitive: [7, 'bool'],
    deprecated: [9, 'bool'],
    write_only: [11, 'bool'],
  },
  NestedBlock: {
    type_name: [1, 'string'],
    block: [2, 'Block'],
    nesting: [3, 'int'],
    min_items: [4, 'int'],
    max_items: [5, 'int'],
  },
  ServerCapabilities: { plan_destroy: [1, 'bool'], get_provider_schema_optional: [2, 'bool'] },

  'GetProviderSchema.Response': {
    provider: [1, 'Schema'],
    resource_schemas: [2, 'Schema', 'map'],
    data_source_schemas: [3, 'Schema', 'map'],
    diagnostics: [4, 'Diagnostic', 'list'],
    server_capabilities: [6, 'ServerCapabilities'],
  },
  TypeName: { type_name: [1, 'string'] },
  'GetMetadata.Response': {
    server_capabilities: [1, 'ServerCapabilities'],
    data_sources: [3, 'TypeName', 'list'],
    resources: [4, 'TypeName', 'list'],
  },
  'ValidateProviderConfig.Request': { config: [1, 'DynamicValue'] },
  'ValidateProviderConfig.Response': { diagnostics: [2, 'Diagnostic', 'list'] },
  'Validate.Request': { type_name: [1, 'string'], config: [2, 'DynamicValue'] },
  Diagnostics: { diagnostics: [1, 'Diagnostic', 'list'] },
  'ConfigureProvider.Request': { terraform_version: [1, 'string'], config: [2, 'DynamicValue'] },
  'UpgradeResourceState.Request': { type_name: [1, 'string'], version: [2, 'int'], raw_state: [3, 'RawState'] },
  'UpgradeResourceState.Response': {
    upgraded_state: [1, 'DynamicValue'],
    diagnostics: [2, 'Diagnostic', 'list'],
  },
  'ReadResource.Request': { type_name: [1, 'string'], current_state: [2, 'DynamicValue'], private: [3, 'bytes'] },
  'ReadResource.Response': {
    new_state: [1, 'DynamicValue'],
    diagnostics: [2, 'Diagnostic', 'list'],
    private: [3, 'bytes'],
  },
  'PlanResourceChange.Request': {
    type_name: [1, 'string'],
    prior_state: [2, 'DynamicValue'],
    proposed_new_state: [3, 'DynamicValue'],
    config: [4, 'DynamicValue'],
    prior_private: [5, 'bytes'],
  },
  'PlanResourceChange.Response': {
    planned_state: [1, 'DynamicValue'],
    requires_replace: [2, 'AttributePath', 'list'],
    planned_private: [3, 'bytes'],
    diagnostics: [4, 'Diagnostic', 'list'],
    legacy_type_system: [5, 'bool'],
  },
  'ApplyResourceChange.Request': {
    type_name: [1, 'string'],
    prior_state: [2, 'DynamicValue'],
    planned_state: [3, 'DynamicValue'],
    config: [4, 'DynamicValue'],
    planned_private: [5, 'bytes'],
  },
  'ApplyResourceChange.Response': {
    new_state: [1, 'DynamicValue'],
    private: [2, 'bytes'],
    diagnostics: [3, 'Diagnostic', 'list'],
    legacy_type_system: [4, 'bool'],
  },
  'ImportResourceState.Request': { type_name: [1, 'string'], id: [2, 'string'] },
  ImportedResource: { type_name: [1, 'string'], state: [2, 'DynamicValue'], private: [3, 'bytes'] },
  'ImportResourceState.Response': {
    imported_resources: [1, 'ImportedResource', 'list'],
    diagnostics: [2, 'Diagnostic', 'list'],
  },
  'ReadDataSource.Request': { type_name: [1, 'string'], config: [2, 'DynamicValue'] },
  'ReadDataSource.Response': { state: [1, 'DynamicValue'], diagnostics: [2, 'Diagnostic', 'list'] },
  'StopProvider.Response': { Error: [1, 'string'] },
  HealthCheckResponse: { status: [1, 'int'] },
} as const;

/** The calls of the protocol: name -> what comes in, what goes out. */
export const methods = {
  GetMetadata: ['Nothing', 'GetMetadata.Response'],
  GetProviderSchema: ['Nothing', 'GetProviderSchema.Response'],
  GetResourceIdentitySchemas: ['Nothing', 'Nothing'],
  GetFunctions: ['Nothing', 'Nothing'],
  ValidateProviderConfig: ['ValidateProviderConfig.Request', 'ValidateProviderConfig.Response'],
  ValidateResourceConfig: ['Validate.Request', 'Diagnostics'],
  ValidateDataResourceConfig: ['Validate.Request', 'Diagnostics'],
  ConfigureProvider: ['ConfigureProvider.Request', 'Diagnostics'],
  UpgradeResourceState: ['UpgradeResourceState.Request', 'UpgradeResourceState.Response'],
  ReadResource: ['ReadResource.Request', 'ReadResource.Response'],
  PlanResourceChange: ['PlanResourceChange.Request', 'PlanResourceChange.Response'],
  ApplyResourceChange: ['ApplyResourceChange.Request', 'ApplyResourceChange.Response'],
  ImportResourceState: ['ImportResourceState.Request', 'ImportResourceState.Response'],
  ReadDataSource: ['ReadDataSource.Request', 'ReadDataSource.Response'],
  StopProvider: ['Nothing', 'StopProvider.Response'],
} as const;

type Table = typeof messages;
export type MessageName = keyof Table;

type Scalars = { string: string; bytes: Uint8Array; bool: boolean; int: number; choice: number };
type One<T> = T extends keyof Scalars ? Scalars[T] : T extends MessageName ? Message<T> : never;
type Field<F> = F extends readonly [number, infer T, infer Many]
  ? Many extends 'map'
    ? { readonly [key: string]: One<T> }
    : readonly One<T>[]
  : F extends readonly [number, infer T]
    ? One<T>
    : never;

/** A message of that name as a plain object; fields that are absent on the wire are absent here. */
export type Message<Name extends MessageName> = {
  readonly [F in keyof Table[Name]]?: Field<Table[Name][F]> | undefined;
};

export type MethodName = keyof typeof methods;
export type Request<Method extends MethodName> = Message<(typeof methods)[Method][0]>;
export type Reply<Method extends MethodName> = Message<(typeof methods)[Method][1]>;
/** What answers the calls: one function per method. */
export type Handlers = { readonly [Method in MethodName]: (request: Request<Method>) => Promise<Reply<Method>> };
