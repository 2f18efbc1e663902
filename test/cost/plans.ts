import type { Json } from '../../src/core/json.ts';
import { type PlanJson, parsePlanJson } from '../../src/core/plan-json/parse.ts';

export interface Planned {
  type: string;
  values?: { [key: string]: Json };
}

/** A plan that makes these, named `<type>.r0` and so on; `more` stands beside them at the top. */
export const creating = (resources: readonly Planned[], more: { [key: string]: Json } = {}): PlanJson =>
  parsePlanJson({
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: resources.map(({ type, values = {} }, at) => ({
          address: `${type}.r${at}`,
          mode: 'managed',
          type,
          values,
        })),
      },
    },
    ...more,
  });
