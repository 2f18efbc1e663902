import type { DeployView } from '../../../deploy/ports.ts';
import type { Translate } from '../../words/t.ts';
import { countsShort } from '../plan-lines.ts';
import { inline, lines } from '../text.ts';
import { badge } from './badge.ts';
import type { MarkedNote } from './marked-note.ts';

/** A plain message when a plan waits for others: it alone may ping those who approve, once a plan. */
export function approvalNote(
  { deploy, project, approvals, approverRole, sandbox }: DeployView,
  t: Translate,
): MarkedNote | undefined {
  const { state } = deploy;
  const missing = approvals.need - approvals.have;
  if (state.at !== 'plan_ready' || !approvals.othersOnly || missing <= 0) return undefined;
  const mark = `-# ${deploy.id}.${deploy.plans} waits`;
  const where = `${inline(project.id, 40)} → ${project.environment}`;
  const says = t('thread.approval-needed', { where, counts: countsShort(state.plan.counts), count: missing });
  const whom = approverRole === undefined ? '🟡 ' : `🟡 <@&${approverRole}> `;
  return {
    name: `approval:${deploy.plans}`,
    mark,
    note: {
      content: lines(`${whom}${says}`, `${mark}${badge(sandbox)}`),
      ...(approverRole !== undefined && { roles: [approverRole] }),
    },
  };
}
