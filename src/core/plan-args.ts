import { MASK } from './redact.ts';

/** What people pass on to a plan, in terraform's own form and allowed: `-target=module.a`. */
export type PlanArgs = readonly string[];

/** How much of the code a plan is about: `part` leaves some of it as it was, `destroy` takes everything away. */
export type Reach = 'all' | 'part' | 'destroy';

const PARTIAL = /^-(?:target=|refresh-only$)/;

export function reachOf(args: PlanArgs = []): Reach {
  if (args.includes('-destroy')) return 'destroy';
  return args.some((arg) => PARTIAL.test(arg)) ? 'part' : 'all';
}

/** Whether the plan only writes into the state what was found to be different. */
export const isRefreshOnly = (args: PlanArgs = []): boolean => args.includes('-refresh-only');

const VARIABLE = /^-var=([^=]*)=(.*)$/s;

/** Name and value that an argument gives a variable, or undefined. */
export function variableOf(arg: string): { name: string; value: string } | undefined {
  const [, name, value] = VARIABLE.exec(arg) ?? [];
  return name === undefined || value === undefined ? undefined : { name, value };
}

/** As everybody may see them. The value of a variable may be a secret, so none is shown. */
export const shownArgs = (args: PlanArgs): string[] =>
  args.map((arg) => {
    const variable = variableOf(arg);
    return variable ? `-var=${variable.name}=${MASK}` : arg;
  });

/** Values that nobody may see. */
export const secretsOfArgs = (args: PlanArgs): string[] => args.flatMap((arg) => variableOf(arg)?.value ?? []);
