import type { ObjectValue, Value } from '../cty/value.ts';
import type { ProviderSchema } from '../schema/model.ts';
import type { Operation } from '../store/chaos.ts';
import type { Objects } from '../store/objects.ts';

/** What resources take over from the provider block: project, region, labels. Each connection has its own. */
export type Settings = { readonly [name: string]: Value };

/** What is known when the cloud makes up a value: the object so far, its id, and what else exists. */
export interface Making {
  /** As planned; what the cloud is yet to decide is unknown. */
  self: ObjectValue;
  /** The block that the value is part of; the object itself at the top level. */
  block: ObjectValue;
  id: string;
  settings: Settings;
  objects: Objects;
}

/** A value, or how the cloud comes by it. */
export type Made = Value | ((making: Making) => Value);

/** A change in these attributes makes a new object: always, or when the values at the path or the two objects say so. */
export type Replacement =
  | string
  | { path: string; when: (before: Value, after: Value, objects: { prior: Value; planned: Value }) => boolean };

/** A change that terraform asks for. `before` is null on create, `after` on delete. */
export interface Change {
  operation: Exclude<Operation, 'plan' | 'read'>;
  before: Value;
  after: Value;
  settings: Settings;
  objects: Objects;
}

/**
 * What neither the schema of a resource type nor the rules in its table can say. Paths are dotted without list indexes:
 * `boot_disk.initialize_params.size`.
 */
export interface Overlay {
  /** What the cloud calls such a thing in its errors: `Instance`. */
  title: string;
  /** terraform's id as a template: `projects/{project}/zones/{zone}/instances/{name}`; or how it comes about. */
  id: string | ((self: ObjectValue, settings: Settings) => string);
  /** What tells two objects of the type apart, where ids do not: they are too short, or made up. */
  key?: string;
  /** The path of what names it, `name` unless said. */
  name?: string;
  /** Top-level attributes taken from the settings when the configuration leaves them out. */
  inherits?: readonly string[];
  replacedBy?: readonly Replacement[];
  /** Paths that name another object, and of which type; it has to exist before this one is made. */
  references?: { readonly [path: string]: string };
  /** Known when planning, used for what the configuration leaves out. */
  defaults?: { readonly [path: string]: Value };
  /** Top-level blocks that the cloud writes when the configuration has none: unknown until the object is made. */
  decides?: readonly string[];
  /** Worked out from the other values when planning. */
  derived?: { readonly [attribute: string]: (self: ObjectValue, settings: Settings) => Value };
  /** Decided by the cloud when the object is made. */
  computed?: { readonly [path: string]: Made };
  /** Top-level attributes that change with every update. */
  volatile?: readonly string[];
  /** What the provider refuses before it asks the cloud. */
  checks?: readonly Check[];
  /** What the cloud refuses, in its words. */
  refuses?: (change: Change) => string | undefined;
  /** How long each operation takes when the sandbox is told to be realistic, in milliseconds. */
  latencyMs?: { readonly [operation in Operation]?: number };
}

/** A rule on the text or number at a path. `says` follows the value in the error. */
export interface Check {
  path: string;
  allows: (value: string | number) => boolean;
  says: string;
}

/** How a data source finds its answer. What it leaves out is empty. */
export interface DataModel {
  /** @throws Error with the cloud's words when there is no such thing */
  read(config: ObjectValue, found: { settings: Settings; objects: Objects }): ObjectValue;
}

/** One cloud: to add another, write its schema table and its overlays and list it in `clouds.ts`. */
export interface CloudModel {
  schema: ProviderSchema;
  overlays: { readonly [type: string]: Overlay };
  data: { readonly [type: string]: DataModel };
  /** The settings that a provider block gives. */
  settings(config: ObjectValue): Settings;
  /** Values for attributes of that name wherever no overlay speaks of them. */
  usual: { readonly [attribute: string]: Made };
  /** Whether there is such a thing though nobody made it, as each project's default network. */
  isGiven(type: string, reference: string, objects: Objects): boolean;
  /** The cloud's words for what goes wrong. */
  errors: {
    exists(id: string): string;
    quota: string;
    missing(id: string): string;
    /** The provider's line about an operation that failed: `doing` is `creating`, `updating` or `deleting`. */
    failed(doing: string, title: string, problem: string): string;
  };
}
