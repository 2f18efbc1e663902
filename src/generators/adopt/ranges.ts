import { parseRange } from '../models/ranges.ts';
import { textAt, textsAt } from './fields.ts';
import type { StateResource } from './state.ts';

/** Subnets by their first addresses: a state has them by name, and the first is where things stand that name none. */
export const inRangeOrder = (subnets: readonly StateResource[], key: string): StateResource[] => {
  const first = ({ values }: StateResource): number =>
    parseRange(textAt(values, key) ?? textsAt(values, key)[0] ?? '')?.first ?? 0;
  return [...subnets].sort((a, b) => first(a) - first(b));
};
