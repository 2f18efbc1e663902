import type { Grant, GrantLimits, Subject } from '../../core/governance.ts';
import type { Json } from '../../core/json.ts';
import { limitText } from '../../core/size.ts';

/** `discord-user:80…`, as the audit trail has it. */
export const subjectKey = ({ kind, id }: Subject): string => `${kind}:${id}`;

/** What a grant is otherwise than its role, in plain words; nothing where it is as its role. */
export const limitsText = ({ provider, kinds, size, regions, budgetUsd, capabilities }: GrantLimits = {}): string[] => [
  ...(provider ? [`on ${provider}`] : []),
  ...(kinds ? [`only ${kinds.join(', ')}`] : []),
  ...(size ? [`machines up to ${size} (${limitText(size)})`] : []),
  ...(regions ? [`in ${regions.join(', ')}`] : []),
  ...(budgetUsd === undefined ? [] : [`up to $${budgetUsd} a month`]),
  ...(capabilities ? [`with ${capabilities.join(', ')}`] : []),
];

/** `user in web-dev, machines up to large`, in plain words. */
export const grantText = ({ role, project, limits }: Pick<Grant, 'role' | 'project' | 'limits'>): string =>
  [`${role} in ${project ?? 'all projects'}`, ...limitsText(limits)].join(', ');

/** What the audit trail says of a grant. */
export const grantDetails = ({ subject, role, limits, until }: Grant): Json => ({
  to: subjectKey(subject),
  role,
  ...(limits && { limits: limits as unknown as Json }),
  until: until?.toISOString() ?? 'permanent',
});
