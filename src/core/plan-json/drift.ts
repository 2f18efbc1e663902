import type { Json } from '../json.ts';
import { parsePlanJson } from './parse.ts';
import { actionOf } from './summarise.ts';

/**
 * Addresses that differ from the state, of a plan that only refreshes. By what was found, never by terraform's exit code, which says
 * "changes" for plans that have none; outputs count where they change.
 */
export function driftedIn(plan: Json): string[] {
  const { resource_drift: resources, output_changes: outputs } = parsePlanJson(plan);
  return [
    ...resources.filter((found) => actionOf(found) !== undefined).map(({ address }) => address),
    ...Object.entries(outputs)
      .filter(([, { actions }]) => actions.some((action) => action !== 'no-op'))
      .map(([name]) => `output.${name}`),
  ];
}
