import type { PlanArgs } from './plan-args.ts';

/** What people may do with a state itself. */
export type StateAct =
  | { do: 'list' }
  | { do: 'show'; address: string }
  /** Takes resources out of the state; they live on, unmanaged. */
  | { do: 'rm'; addresses: readonly string[] }
  | { do: 'import'; address: string; id: string; args?: PlanArgs }
  /** Removes terraform's own lock that a dead run left. */
  | { do: 'unlock'; lock: string };

/** An act that leaves its trace, whether it changes the state or only its lock. */
export type AuditedAct = Extract<StateAct, { do: 'rm' | 'import' | 'unlock' }>;
export const isAudited = (act: StateAct): act is AuditedAct =>
  act.do === 'rm' || act.do === 'import' || act.do === 'unlock';

/** Whether the plans that there are do not hold after it. */
export const changesState = (act: StateAct): boolean => act.do === 'rm' || act.do === 'import';

/** As a noun, in plain text. */
export function actText(act: StateAct): string {
  switch (act.do) {
    case 'list':
      return 'the list of the state';
    case 'show':
      return `the look at ${act.address}`;
    case 'rm':
      return `the removal of ${act.addresses.join(', ')} from the state`;
    case 'import':
      return `the import of ${act.address} (id ${act.id})`;
    case 'unlock':
      return `the removal of the state lock ${act.lock}`;
  }
}
