import { atPath, isUnknown, type Value } from '../cty/value.ts';
import type { Rule } from '../schema/rule.ts';

interface Problem {
  path: string;
  says: string;
}

/**
 * Arguments that a configuration gives together though they exclude each other, or leaves out though one needs the
 * other. An unknown value counts as given only where that can do no harm, as in terraform's SDK.
 */
export function relationProblems(rules: { readonly [path: string]: Rule }, config: Value): Problem[] {
  return Object.entries(rules).flatMap(([path, rule]) => {
    const parent = path.split('.').slice(0, -1).join('.');
    if (parent && !isGiven(config, parent)) return [];
    const says = problemWith(path, rule, config);
    return says === undefined ? [] : [{ path, says }];
  });
}

function problemWith(path: string, rule: Rule, config: Value): string | undefined {
  const { exactlyOneOf, atLeastOneOf, conflictsWith = [], needs = [] } = rule;
  const known = (paths: readonly string[]) => paths.filter((each) => isKnown(config, each));
  const given = (paths: readonly string[]) => paths.filter((each) => isGiven(config, each));
  if (exactlyOneOf && (known(exactlyOneOf).length > 1 || given(exactlyOneOf).length === 0)) {
    return `"${path}": one of \`${exactlyOneOf.join(',')}\` must be specified`;
  }
  if (atLeastOneOf && given(atLeastOneOf).length === 0) {
    return `"${path}": one of \`${atLeastOneOf.join(',')}\` must be specified`;
  }
  if (!isKnown(config, path)) return undefined;
  const [rival] = known(conflictsWith);
  if (rival !== undefined) return `"${path}": conflicts with ${rival}`;
  const missing = needs.find((each) => !isGiven(config, each));
  return missing === undefined ? undefined : `"${path}": all of \`${[path, ...needs].join(',')}\` must be specified`;
}

function isGiven(config: Value, path: string): boolean {
  const value = atPath(config, path);
  return value !== null && !(Array.isArray(value) && value.length === 0);
}

function isKnown(config: Value, path: string): boolean {
  return isGiven(config, path) && !isUnknown(atPath(config, path));
}
