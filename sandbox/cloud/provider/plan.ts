import { sameValue } from '../cty/same.ts';
import { isObject, type Value } from '../cty/value.ts';
import type { Handlers } from '../wire/messages.ts';
import { chaosMessage } from './chaos-message.ts';
import { error } from './diagnostic.ts';
import { planBlock, type Views, withDerived } from './plan-values.ts';
import { replacedPaths } from './replacement.ts';
import { nameOf, type ResourceType, received, resourceType, type Session, sent } from './session.ts';

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
    const rule = session.store.chaos.strike('plan', resource.type, nameOf(resource, views.proposed ?? views.prior));
    if (rule?.kind === 'crash') session.crash();
    if (rule) return { ...unchanged, diagnostics: [error(chaosMessage(rule, session.cloud))] };
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
