import type { Role, Subject } from '../../core/governance.ts';
import type { Environment } from '../../core/project.ts';
import type { Severity } from '../../core/verdict.ts';
import type { Window } from '../../core/window.ts';

export const POLICY_TYPES = ['permission', 'quota', 'region', 'cost', 'security'] as const;
export type PolicyType = (typeof POLICY_TYPES)[number];

export const POLICY_ACTIONS = ['create', 'change', 'delete', 'replace'] as const;
export type PolicyAction = (typeof POLICY_ACTIONS)[number];

export const EFFECTS = ['deny', 'require_approval', 'warn'] as const;
export type Effect = (typeof EFFECTS)[number];

/** Where something holds: everywhere in a guild, or in projects (`shop-*`) or environments alone. */
export interface Scope {
  projects?: readonly string[];
  environments?: readonly Environment[];
}

/** Who has to say yes: whoever holds a role, or is meant by a subject. */
export type Approver = { role: Role } | { subject: Subject };

/** How many more have to say yes, and of whom; absent: of those who may. */
export interface Ask {
  more: number;
  of?: Approver;
}

export type Scalar = string | number | boolean | null;
/** Values by the path of a setting or attribute. */
export type Values = Readonly<Record<string, readonly Scalar[]>>;

interface Common {
  id: string;
  scope: Scope;
  /** Lower comes first: which reason is told first, and of several rules for approvals which one holds. */
  priority: number;
  enabled: boolean;
  /** Absent: always. */
  active?: Window;
}

/** What may not be, or not without more approvals, or not without a word about it. */
export interface RulePolicy extends Common {
  is: 'rule';
  type: PolicyType;
  resources: readonly string[];
  /** Absent: all but what stays as it is and, of rules about values, what goes. */
  actions?: readonly PolicyAction[];
  /** Only what people of these roles ask for. */
  roles?: readonly Role[];
  allowed: Values;
  denied: Values;
  /** `usd_per_month`, `usd_per_hour`, `count`, or an attribute that is a number. */
  limits: Readonly<Record<string, number>>;
  /** How what is made new has to be called. */
  name?: string;
  /** Findings of the review so grave. */
  findings?: Severity;
  effect: Effect;
  asks?: Ask;
  reason?: string;
  wayOn?: string;
}

/** One step of approvals that follow each other. */
export interface Stage {
  name: string;
  need: number;
  of?: Approver;
}

/** Below so many dollars a month added, nobody has to say yes to what is harmless. */
export interface AutoApproval {
  belowUsd: number;
}

/** How many must say yes where. Of those that hold, the one for a project comes before that for an environment, and that before all others. */
export interface ApprovalPolicy extends Common {
  is: 'approval';
  need: number;
  self: boolean;
  of?: Approver;
  stages: readonly Stage[];
  /** How many more where something that holds data goes or is made anew. */
  danger: number;
  auto?: AutoApproval;
}

export type Policy = RulePolicy | ApprovalPolicy;

/** `admin`, `discord-role:123`. */
export const approverText = (of: Approver): string => ('role' in of ? of.role : `${of.subject.kind}:${of.subject.id}`);
