import { sameValue } from '../cty/same.ts';
import { isObject, type Value } from '../cty/value.ts';
import type { Handlers } from '../wire/messages.ts';
import { error } from './diagnostic.ts';
import { latencyOf, pause } from './latency.ts';
import { misfortune, misfortuneMessage } from './misfortune.ts';
import { planBlock, type Views, withDerived } from './plan-values.ts';
import { replacedPaths } from './replacement.ts';
import { type ResourceType, received, resourceType, type Session, sent } from './session.ts';

/** Plans one change: the values that it will have as far as they can be known, and what makes it a replacement. */
export function planResourceChange(session: Session): Handlers['PlanResourceChange'] {
  return async (request) => {
    const resource = resourceType(session, request.type_name);
    const { valueType, block, overlay } = resource;
    const views: Views = {
      prior: received(request.prior_state, valueType),
      config: received(request.config, valueType),
      proposed: received(request.proposed_new_state, valueType),
    };
    const unchanged = { planned_state: request.proposed_new_state, planned_private: request.prior_private };
    await pause(latencyOf(session.latency, 'plan', overlay), session.stop.signal);
    const rule = await misfortune(session, 'plan', resource, views.proposed ?? views.prior);
    if (rule) return { ...unchanged, diagnostics: [error(misfortuneMessage(rule, session.cloud))] };
    if (views.proposed === null) return unchanged; // a delete
    const planned = planObject(session, resource, views);
    return {
      planned_state: sent(planned, valueType),
      requires_replace: replacedPaths(block, views.prior, planned, overlay.replacedBy ?? []),
      planned_private: request.prior_private,
      // The real provider is written with the old SDK too, which terraform allows to fill in defaults.
      legacy_type_system: true,
    };
  };
}

function planObject(session: Session, { block, valueType, overlay }: ResourceType, views: Views): Value {
  const plan = (changed: boolean): Value => {
    const planning = { overlay, settings: session.settings, changed };
    const planned = planBlock(block, views, planning);
    return isObject(planned) ? withDerived(planned, planning) : planned;
  };
  const planned = plan(false);
  return views.prior === null || sameValue(views.prior, planned, valueType) ? planned : plan(true);
}
