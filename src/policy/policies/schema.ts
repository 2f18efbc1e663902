import { z } from 'zod';
import { isPattern } from '../../core/cron.ts';
import { ROLES, type Subject } from '../../core/governance.ts';
import { ENVIRONMENTS } from '../../core/project.ts';
import { isTimezone, type Window } from '../../core/window.ts';
import { type Approver, EFFECTS, POLICY_ACTIONS, POLICY_TYPES } from './policy.ts';

const MOST = 50;
const LONGEST = 300;

const oneOrMany = <Item extends z.ZodType>(item: Item) =>
  z.union([item.transform((one) => [one]), z.array(item).min(1).max(MOST)]);

const words = z.string().trim().min(1).max(LONGEST);
const scalar = z.union([z.string().max(LONGEST), z.number(), z.boolean(), z.null()], {
  error: 'is no text, number, true, false or null',
});
const values = z
  .record(z.string().min(1).max(100), oneOrMany(scalar))
  .default({})
  .describe('values by setting or attribute, such as region: [europe-west1, europe-*]');

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,48}$/, { error: 'is no id' })
  .describe('lower-case letters, digits and hyphens, 2 to 49 of them, such as prod-databases');

const PATTERN = /^(?:\*|(?:type|name|tag):\S.*)$/;
const pattern = z
  .string()
  .max(LONGEST)
  .regex(PATTERN, { error: 'is no pattern of resources' })
  .describe('*, type:database, type:aws_db*, name:prod-* or tag:team=data');

const SUBJECT_KINDS = ['discord-user', 'discord-role', 'github-user', 'github-team'] as const;
const APPROVERS = `${ROLES.join(', ')}, or ${SUBJECT_KINDS.map((kind) => `${kind}:…`).join(', ')}`;

/** `admin`, or `discord-role:123456789012345678`. */
export const approver = z
  .string()
  .transform((text, ctx): Approver => {
    const role = ROLES.find((one) => one === text);
    if (role) return { role };
    const [kind = '', ...rest] = text.split(':');
    const known = SUBJECT_KINDS.find((one) => one === kind);
    if (known && rest.join(':') !== '') return { subject: subjectOf(known, rest.join(':')) };
    ctx.addIssue({ code: 'custom', message: 'is nobody who approves' });
    return z.NEVER;
  })
  .describe(APPROVERS);

const subjectOf = (kind: Subject['kind'], text: string): Subject => ({
  kind,
  id: kind === 'github-user' ? text.replace(/^@/, '').toLowerCase() : text,
});

const scope = z
  .strictObject({
    project: oneOrMany(z.string().min(1).max(60)).optional().describe('a project or several: shop-*'),
    environment: oneOrMany(z.enum(ENVIRONMENTS)).optional().describe(ENVIRONMENTS.join(', ')),
  })
  .default({})
  .transform(({ project, environment }) => ({
    ...(project && { projects: project }),
    ...(environment && { environments: environment }),
  }))
  .describe('project and environment; nothing for the whole server');

const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?$/;
const date = z
  .string()
  .transform((text, ctx): Date => {
    const at = parseDate(text);
    if (at) return at;
    ctx.addIssue({ code: 'custom', message: 'is no date' });
    return z.NEVER;
  })
  .describe('2026-12-24, 2026-12-24 18:00 (both UTC) or 2026-12-24T18:00+01:00');

/** A date that people wrote, in UTC where it does not say otherwise; undefined for what is none. */
export function parseDate(text: string): Date | undefined {
  const typed = text.trim();
  if (!DATE.test(typed)) return undefined;
  const iso = typed.replace(' ', 'T');
  const at = new Date(iso.length === 10 || /(?:Z|[+-]\d{2}:\d{2})$/.test(iso) ? iso : `${iso}Z`);
  return Number.isNaN(at.getTime()) || !at.toISOString().startsWith(dayOf(iso, at)) ? undefined : at;
}

/** The 30th of February is the second of March to JavaScript; an offset may move the day, so only those of UTC are compared. */
const dayOf = (iso: string, at: Date): string => (/[+-]\d{2}:\d{2}$/.test(iso) ? at.toISOString() : iso.slice(0, 10));

const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };
const length = z
  .string()
  .regex(/^[1-9]\d{0,3} ?[mhd]$/, { error: 'is no length of time' })
  .transform((text) => Number.parseInt(text, 10) * (MINUTES[text.slice(-1)] ?? 1))
  .describe('30m, 8h or 2d');

/** From one date to another, or so long after each time of a cron pattern. */
export const windowSchema = z
  .strictObject({
    from: date.optional(),
    until: date.optional(),
    cron: z
      .string()
      .refine(isPattern, { error: 'is no cron pattern' })
      .optional()
      .describe('five fields of cron: 0 18 * * 5'),
    for: length.optional(),
    timezone: z.string().refine(isTimezone, { error: 'is no time zone' }).default('UTC').describe('UTC, Europe/Berlin'),
  })
  .transform(({ from, until, cron, for: minutes, timezone }, ctx): Window => {
    const refuse = (message: string) => {
      ctx.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    if (cron !== undefined) {
      if (from || until) return refuse('has both a cron pattern and dates');
      if (minutes === undefined) return refuse('says when it begins and not how long it lasts: for is missing');
      return { is: 'cron', pattern: cron, forMinutes: minutes, timezone };
    }
    if (!from && !until) return refuse('says neither cron and for, nor from or until');
    if (from && until && until <= from) return refuse('ends before it begins');
    return { is: 'dates', ...(from && { from }), ...(until && { until }) };
  })
  .describe('cron with for (and timezone), or from and until');

const common = {
  id,
  scope,
  priority: z.int().min(0).max(10_000).default(100).describe('0 to 10000; lower comes first'),
  enabled: z.boolean().default(true).describe('true or false'),
  active: windowSchema.optional(),
};

const ask = z
  .strictObject({
    more: z.int().min(1).max(10).default(1).describe('how many more: 1 to 10'),
    of: approver.optional(),
  })
  .transform(({ more, of }) => ({ more, ...(of && { of }) }));

const SEVERITIES = ['info', 'low', 'medium', 'high', 'critical'] as const;

export const ruleSchema = z.strictObject({
  ...common,
  type: z.enum(POLICY_TYPES).describe(POLICY_TYPES.join(', ')),
  resources: oneOrMany(pattern).default(['*']).describe('*, type:database, type:aws_db*, name:prod-* or tag:team=data'),
  actions: oneOrMany(z.enum(POLICY_ACTIONS)).optional().describe(POLICY_ACTIONS.join(', ')),
  roles: oneOrMany(z.enum(ROLES)).optional().describe(ROLES.join(', ')),
  allowed: values,
  denied: values,
  limits: z
    .record(z.string().min(1).max(100), z.number().min(0))
    .default({})
    .describe('numbers by usd_per_month, usd_per_hour, count, or an attribute that is a number'),
  name: words.optional().describe('how it has to be called: {environment}-*'),
  findings: z.enum(SEVERITIES).optional().describe(SEVERITIES.join(', ')),
  effect: z.enum(EFFECTS).default('deny').describe(EFFECTS.join(', ')),
  approvals: ask.optional().describe('more (how many) and of (of whom), with effect: require_approval'),
  reason: words.optional().describe(`up to ${LONGEST} characters`),
  way_on: words.optional().describe(`up to ${LONGEST} characters`),
});

const stage = z.strictObject({
  name: z.string().trim().min(1).max(40).optional().describe('what people call it, up to 40 characters'),
  need: z.int().min(1).max(10).default(1).describe('how many: 1 to 10'),
  of: approver.optional(),
});

export const approvalSchema = z.strictObject({
  ...common,
  need: z.int().min(1).max(10).default(1).describe('how many must say yes: 1 to 10'),
  self: z.boolean().default(false).describe('true: the requester may be one of them'),
  of: approver.optional(),
  stages: z.array(stage).max(5).default([]).describe('in their order, at most 5; each with need and of'),
  danger: z.int().min(0).max(5).default(1).describe('how many more where data would be destroyed: 0 to 5'),
  auto: z
    .strictObject({ below_usd: z.number().min(0).max(100_000).describe('dollars a month added') })
    .optional()
    .describe('below_usd: so many dollars a month added at most'),
});

export const fileSchema = z.strictObject({
  policies: z.array(ruleSchema).max(200).default([]).describe('a list of policies'),
  approvals: z.array(approvalSchema).max(50).default([]).describe('a list of rules for approvals'),
});
