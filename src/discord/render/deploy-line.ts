import { type Deploy, planOf } from '../../core/deploy.ts';
import type { Translate } from '../words/t.ts';
import type { Lifetimes } from './lobby/panel.ts';
import { person } from './people.ts';
import { countsShort } from './plan-lines.ts';
import { lookOf } from './states.ts';
import { code, time } from './text.ts';

const NO_APPROVALS = { have: 0, need: 0 };
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** When a deploy ends by itself, where it does. */
function expiryOf(deploy: Deploy, { draftMinutes, planHours }: Lifetimes): Date | undefined {
  const { state, changedAt } = deploy;
  if (state.at === 'draft') return new Date(changedAt.getTime() + draftMinutes * MINUTE_MS);
  if (state.at !== 'plan_ready' && state.at !== 'approved') return undefined;
  return new Date(state.plan.plannedAt.getTime() + planHours * HOUR_MS);
}

/** A deploy in one line: what it is at, how much it changes, whose it is, and when it ends by itself. */
export function deployLine(deploy: Deploy, t: Translate, lifetimes: Lifetimes): string {
  const { id, project, requester, changedAt, pull, state, deltas } = deploy;
  const plan = planOf(deploy);
  const expires = expiryOf(deploy, lifetimes);
  const parts = [
    `${lookOf(deploy, NO_APPROVALS).icon} ${code(id)} ${code(project, 39)} ${t(`state.${state.at}`)}`,
    plan ? countsShort(plan.counts) : deltas.length > 0 && t('deploy.resources', { count: deltas.length }),
    t('deploy.by', { person: person(requester), when: time(changedAt) }),
    expires && t('deploy.expires', { when: time(expires) }),
    pull && `[#${pull.number}](${pull.url})`,
  ];
  return parts.filter((part) => typeof part === 'string').join(' · ');
}
