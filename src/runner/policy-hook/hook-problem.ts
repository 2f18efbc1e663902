import type { Problem } from '../../core/refusal.ts';
import type { HookVerdict, PolicyHook } from '../../deploy/ports.ts';

export type About = Parameters<PolicyHook['check']>[1];

const LONGEST = 500;

/** One thing that a program says of a plan. */
export const hookProblem = (name: string, why: string): Problem => ({
  code: 'policy-hook',
  name,
  why: why.trim().slice(0, LONGEST) || 'it gives no reason',
  wayOn: 'Change it, or ask whoever keeps these policies.',
});

/** No answer is a no: who broke the program must not have opened the gate by that. */
export const noAnswer = (name: string, why: string): HookVerdict => ({
  denied: [
    {
      code: 'policy-hook',
      name,
      why: `it could not be asked, so nothing is applied: ${why.trim().slice(0, LONGEST)}`,
      wayOn: 'The operator repairs it, or takes its setting away. Then plan again.',
    },
  ],
  warned: [],
});
