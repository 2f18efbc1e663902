import type { Json } from '../json.ts';
import { MASK } from '../redact.ts';
import { SENSITIVE, SENSITIVE_CHANGED } from './mask.ts';
import { type PlanJson, type PlannedChange, parsePlanJson } from './parse.ts';
import { actionOf } from './summarise.ts';
import { fieldsOf } from './tree.ts';

/** What terraform found to be different from the state, of a plan of any kind. */
export const driftIn = ({ resource_drift: resources }: Pick<PlanJson, 'resource_drift'>): PlannedChange[] =>
  resources.filter((found) => actionOf(found) !== undefined);

/**
 * Addresses that differ from the state, of a plan that only refreshes. By what was found, never by terraform's exit code, which says
 * "changes" for plans that have none; outputs count where they change.
 */
export function driftedIn(plan: Json): string[] {
  const parsed = parsePlanJson(plan);
  return [
    ...driftIn(parsed).map(({ address }) => address),
    ...Object.entries(parsed.output_changes)
      .filter(([, { actions }]) => actions.some((action) => action !== 'no-op'))
      .map(([name]) => `output.${name}`),
  ];
}

/** Whether anything of a value was taken out of it, so that it may not be written anywhere. */
export function isMasked(value: Json | undefined): boolean {
  if (typeof value === 'string') return [MASK, SENSITIVE, SENSITIVE_CHANGED].some((mask) => value.includes(mask));
  return Object.values(fieldsOf(value)).some(isMasked);
}
