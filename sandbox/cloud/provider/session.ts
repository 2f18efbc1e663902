import { decodeValue, encodeValue } from '../cty/msgpack.ts';
import type { Type } from '../cty/type.ts';
import { atPath, text, type Value } from '../cty/value.ts';
import { blockType } from '../schema/implied.ts';
import type { Block, Schema } from '../schema/model.ts';
import type { CloudStore } from '../store/index.ts';
import type { Message } from '../wire/messages.ts';
import type { CloudModel, Overlay, Settings } from './cloud-model.ts';
import type { Latency } from './latency.ts';

/**
 * One connection of terraform, which is one provider block: aliases and parallel runs each have their own, so that what
 * is configured or stopped on one leaves the others alone.
 */
export interface Session {
  readonly cloud: CloudModel;
  readonly store: CloudStore;
  readonly latency: Latency;
  settings: Settings;
  /** Fires when terraform was interrupted. */
  readonly stop: AbortController;
  /** Fires when the connection ended. */
  readonly gone: AbortSignal;
  /** Makes the provider vanish without an answer. */
  crash(): void;
}

/** A resource type as a session needs it. */
export interface ResourceType {
  readonly type: string;
  readonly block: Block;
  readonly valueType: Type;
  readonly overlay: Overlay;
  readonly rules: Schema['rules'];
}

/** @throws Error for a type that the schema does not have */
export function resourceType({ cloud }: Session, type = ''): ResourceType {
  const schema = cloud.schema.resources[type];
  const overlay = cloud.overlays[type];
  if (!schema || !overlay) throw new Error(`The sandbox has no resource type "${type}"`);
  return { type, block: schema.block, valueType: blockType(schema.block), overlay, rules: schema.rules };
}

/** The name of an object, by which chaos rules and the log call it. */
export function nameOf({ overlay }: ResourceType, value: Value): string {
  return text(atPath(value, overlay.name ?? 'name')) ?? '';
}

/** A value that terraform sent; an absent one is null. */
export function received(sent: Message<'DynamicValue'> | undefined, type: Type): Value {
  return sent?.msgpack?.length ? decodeValue(sent.msgpack, type) : null;
}

/** A value as terraform wants it sent. */
export function sent(value: Value, type: Type): Message<'DynamicValue'> {
  return { msgpack: encodeValue(value, type) };
}
