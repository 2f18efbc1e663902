import { between, matches, oneOf } from '../common/checks.ts';
import { FORMATS, type Rule } from '../schema/rule.ts';
import type { Check, Overlay } from './cloud-model.ts';

type Rules = { readonly [path: string]: Rule };

/** The overlay of a resource type with what the rules in its schema table say. */
export function withRules(overlay: Overlay, rules: Rules): Overlay {
  const paths = Object.entries(rules);
  const defaults = paths.flatMap(([path, rule]) => (rule.default === undefined ? [] : [[path, rule.default] as const]));
  return {
    ...overlay,
    replacedBy: [...paths.filter(([, { replaces }]) => replaces).map(([path]) => path), ...(overlay.replacedBy ?? [])],
    defaults: { ...Object.fromEntries(defaults), ...overlay.defaults },
    checks: [...paths.flatMap(([path, rule]) => checksOf(path, rule)), ...(overlay.checks ?? [])],
  };
}

function checksOf(path: string, { among, least, most, shortest, longest, like, is }: Rule): Check[] {
  const checks: Check[] = [];
  if (among) checks.push(oneOf(path, ...among));
  if (least !== undefined || most !== undefined) checks.push(between(path, least ?? -Number.MAX_SAFE_INTEGER, most));
  if (shortest !== undefined || longest !== undefined) checks.push(length(path, shortest, longest));
  if (like !== undefined) checks.push(matches(path, new RegExp(like)));
  if (is !== undefined) checks.push(form(path, is));
  return checks;
}

function length(path: string, shortest = 0, longest = Number.MAX_SAFE_INTEGER): Check {
  const most = longest === Number.MAX_SAFE_INTEGER ? '' : ` and at most ${longest}`;
  return {
    path,
    allows: (value) => [...String(value)].length >= shortest && [...String(value)].length <= longest,
    says: `must have at least ${shortest}${most} characters`,
  };
}

function form(path: string, is: keyof typeof FORMATS): Check {
  return { path, allows: (value) => value === '' || FORMATS[is].test(String(value)), says: `is not a valid ${is}` };
}
