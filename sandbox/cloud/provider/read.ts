import { valueFromJson } from '../cty/json.ts';
import { isObject, type Value } from '../cty/value.ts';
import { blockType } from '../schema/implied.ts';
import type { Handlers } from '../wire/messages.ts';
import { keyOf } from './carry-out.ts';
import { error } from './diagnostic.ts';
import { emptyValue } from './fill.ts';
import { latencyOf, pause } from './latency.ts';
import { misfortune, misfortuneMessage } from './misfortune.ts';
import { received, resourceType, type Session, sent } from './session.ts';
import { lastSegment } from './template.ts';

/** Tells what an object is now; null when it is gone. Changes behind terraform's back show here. */
export function readResource(session: Session): Handlers['ReadResource'] {
  return async (request) => {
    const resource = resourceType(session, request.type_name);
    const { type, valueType, overlay } = resource;
    const current = received(request.current_state, valueType);
    await pause(latencyOf(session.latency, 'read', overlay), session.stop.signal);
    const rule = await misfortune(session, 'read', resource, current);
    if (rule) {
      const summary = session.cloud.errors.failed('reading', overlay.title, misfortuneMessage(rule, session.cloud));
      return { new_state: request.current_state, private: request.private, diagnostics: [error(summary)] };
    }
    const found = isObject(current)
      ? session.store.objects.get(type, keyOf(resource, current, session.settings))
      : undefined;
    return { new_state: sent(valueFromJson(found?.attributes, valueType), valueType), private: request.private };
  };
}

/** Brings the state of an object, which terraform keeps as JSON, into the form of the schema. */
export function upgradeResourceState(session: Session): Handlers['UpgradeResourceState'] {
  return async ({ type_name, raw_state }) => {
    const { valueType } = resourceType(session, type_name);
    const state: unknown = JSON.parse(Buffer.from(raw_state?.json ?? []).toString() || 'null');
    return { upgraded_state: sent(valueFromJson(state, valueType), valueType) };
  };
}

/** Finds an object that terraform does not know yet, by its id or by the last part of it. */
export function importResourceState(session: Session): Handlers['ImportResourceState'] {
  return async ({ type_name = '', id = '' }) => {
    const { valueType } = resourceType(session, type_name);
    const objects = session.store.objects.list().filter(({ type }) => type === type_name);
    const found = objects.find((object) => object.id === id) ?? objects.find((object) => lastSegment(object.id) === id);
    if (!found) return { diagnostics: [error('Cannot import non-existent remote object', `${type_name} "${id}"`)] };
    return { imported_resources: [{ type_name, state: sent(valueFromJson(found.attributes, valueType), valueType) }] };
  };
}

/** Answers a data source. */
export function readDataSource(session: Session): Handlers['ReadDataSource'] {
  return async ({ type_name = '', config }) => {
    const { cloud, store, settings } = session;
    const schema = cloud.schema.data[type_name];
    const model = cloud.data[type_name];
    if (!schema || !model) throw new Error(`The sandbox has no data source "${type_name}"`);
    const valueType = blockType(schema.block);
    const asked = received(config, valueType);
    if (!isObject(asked)) return { state: sent(null, valueType) };
    try {
      const answer = model.read(asked, { settings, objects: store.objects });
      const state: Record<string, Value> = {};
      for (const name of Object.keys(schema.block.blocks)) state[name] = answer[name] ?? asked[name] ?? null;
      for (const [name, { type, computed }] of Object.entries(schema.block.attributes)) {
        state[name] = answer[name] ?? asked[name] ?? (computed ? emptyValue(type) : null);
      }
      return { state: sent(state, valueType) };
    } catch (fault) {
      return {
        diagnostics: [error(`Error reading ${type_name}`, fault instanceof Error ? fault.message : String(fault))],
      };
    }
  };
}
