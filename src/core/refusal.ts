import type { Role } from './governance.ts';
import type { LimitName, LimitScope } from './limit.ts';
import type { Environment } from './project.ts';
import type { Kind } from './request.ts';
import type { Size } from './size.ts';
import type { PlannedOn } from './state-mark.ts';

/** Rights of their own, which a role has or a grant names. */
export const CAPABILITIES = [
  'public address',
  'start-up script',
  'identity',
  'outside reference',
  'accelerator',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** One reason for a "no". `explain` in `explain.ts` gives each its words and the way on. */
export type Problem =
  | { code: 'bad-input'; field: string; why: string; expected?: string }
  | {
      code: 'no-such';
      what:
        | 'project'
        | 'deploy'
        | 'plan'
        | 'resource'
        | 'template'
        | 'pull request'
        | 'policy'
        | 'freeze'
        | 'grant'
        | 'request'
        | 'advice';
      id: string;
    }
  | { code: 'guild-unknown'; guild: string }
  | { code: 'no-right'; needs: Role; to: string; askAlso: readonly string[] }
  | { code: 'no-capability'; role: Role; kind: Kind; act: 'create' | 'change' | 'delete'; askAlso: readonly string[] }
  | { code: 'capability-needed'; capability: Capability; at: string }
  | { code: 'region-not-granted'; region: string; allowed: readonly string[] }
  | { code: 'over-own-budget'; budgetUsd: number; afterUsd: number }
  | { code: 'size-too-large'; resource: string; size: Size; allowed: Size }
  | { code: 'size-unknown'; resource: string }
  | {
      code: 'quota-exceeded';
      /** Absent in what was refused while machines alone were counted; then `unit` follows `what`. */
      name?: LimitName;
      scope?: LimitScope;
      /** `this project in europe-west1`. */
      whose?: string;
      /** `GiB of memory`. */
      what: string;
      unit?: string;
      limit: number;
      used: number;
      reserved: number;
      wanted: number;
    }
  | { code: 'region-unknown'; region: string; nearest?: string }
  /** `approvable`: an administrator may agree to it. */
  | { code: 'over-budget'; budgetUsd: number; afterUsd: number; of?: 'project' | 'server'; approvable?: true }
  | { code: 'exists'; resource: string }
  | { code: 'gone'; resource: string }
  | { code: 'changed-since'; resource: string }
  /** `isNeighbour`: nobody asked for a change of it, but without one the change of something else is without effect. */
  | { code: 'hand-edited'; path: string; isNeighbour?: true }
  | { code: 'out-of-step'; paths: readonly string[] }
  | { code: 'project-facts-changed'; field: string; from: string; to: string }
  | { code: 'not-now'; state: string; wanted: string }
  /** It is given up by its own word only. `what`: it, as a sentence. */
  | { code: 'left-behind'; what: string }
  | { code: 'stale-card' }
  /** What was submitted stays as it is. `why`: a sentence; `wayOn`: what to do instead. */
  | { code: 'not-amendable'; why: string; wayOn: string }
  | { code: 'state-busy'; what: string }
  /** What a plan was made on is not what there is. */
  | { code: 'state-moved'; was: PlannedOn; is: PlannedOn }
  | { code: 'state-changed'; what: string }
  /** Others came between a plan and its apply. `what`: who, as a sentence. */
  | { code: 'overtaken'; what: string }
  /** `does`: what would happen, as a sentence. */
  | { code: 'not-confirmed'; project: string; does: string }
  | { code: 'approvals-missing'; have: number; need: number; othersOnly: boolean; of?: string }
  /** `by`: who, by name; `text`: what they want, maybe empty. */
  | { code: 'changes-requested'; by: string; text: string }
  | { code: 'same-person'; who: 'requester' | 'pusher' }
  | { code: 'maybe-same-person'; who: 'requester' | 'pusher' }
  | { code: 'plan-moved' }
  | { code: 'plan-too-old'; hours: number }
  | { code: 'head-moved' }
  | { code: 'base-moved' }
  | { code: 'locked'; holder: string }
  | { code: 'conflict'; paths: readonly string[] }
  | { code: 'unjailed'; why: string }
  | { code: 'credentials-missing'; environment: Environment; use: 'plan' | 'apply' }
  | { code: 'fork' }
  | { code: 'pull-closed' }
  | { code: 'not-mergeable'; why: string; wayOn?: string }
  | { code: 'nothing-to-do'; what: string }
  | { code: 'forbidden-code'; at: string; what: string }
  | { code: 'rule'; rule: string; at: string; why: string }
  /** `at`: what breaks it; `unknown`: nobody can tell before the apply whether it does. */
  | {
      code: 'policy';
      policy: string;
      at: string;
      effect: 'deny' | 'require_approval' | 'warn';
      why: string;
      wayOn: string;
      unknown?: true;
    }
  | { code: 'policy-hook'; name: string; why: string; wayOn: string }
  | { code: 'frozen'; id: string; reason: string; until?: Date }
  | { code: 'not-your-turn'; stage?: string; needs: string }
  | { code: 'requirement'; name: string; why: string; wayOn: string }
  | { code: 'rate-limited'; until: Date }
  /** Something that others decide is asked for, and nobody said where they are asked. */
  | { code: 'nobody-to-ask'; what: string }
  | { code: 'fault'; reference: string };

/** A "no" the person can act on, with every reason. Anything else thrown is a fault: logged with a reference, retried by its job. */
export class Refusal extends Error {
  readonly problems: readonly [Problem, ...Problem[]];
  constructor(...problems: Problem[]) {
    const [first, ...rest] = problems;
    if (!first) throw new Error('a refusal needs a reason');
    super(problems.map(({ code }) => code).join(', '));
    this.name = 'Refusal';
    this.problems = [first, ...rest];
  }
}

/** Throws when there is any reason to. */
export function refuseIf(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refusal(...problems);
}
