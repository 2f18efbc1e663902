import { type Deploy, planOf } from '../deploy.ts';
import type { DeployEvent } from '../deploy-event.ts';
import type { Json } from '../json.ts';
import { type Person, SYSTEM } from '../person.ts';
import type { Problem } from '../refusal.ts';
import { deltaKey } from '../request.ts';
import { actText } from '../state-act.ts';
import type { AuditEntry } from './entry.ts';

/** What the trail says of one event of a deploy. `before` and `after`: the deploy around it. */
export function auditOf(before: Deploy, after: Deploy, event: DeployEvent, at: Date): AuditEntry {
  const plan = planOf(after) ?? planOf(before);
  const commit = after.head;
  return {
    ...{ guild: after.guild, at, by: whoOf(event), what: event.kind, project: after.project, deploy: after.id },
    ...(commit && { commit }),
    ...(plan && { plan: plan.id }),
    ...detailed(event),
  };
}

/** Who is behind an event; GuildOps itself where nobody asked. */
function whoOf(event: DeployEvent): Person {
  if (event.kind === 'approved') return event.approval.by;
  if (event.kind === 'landed') return event.asked;
  if (event.kind === 'pushed') return event.pushers[0] ?? SYSTEM;
  return 'by' in event ? event.by : SYSTEM;
}

function detailed(event: DeployEvent): { details?: Json } {
  const details = Object.entries(detailsOf(event)).filter(([, value]) => value !== undefined);
  return details.length > 0 ? { details: Object.fromEntries(details) as Json } : {};
}

const codesOf = (problems: readonly Problem[]): Json => problems.map(({ code }) => code);
const idOf = ({ surface, id }: Person): string => `${surface}:${id}`;

type Details = { readonly [key: string]: Json | undefined };

/** The facts that only this event has. Exhaustive: a new kind needs its line to compile. */
function detailsOf(event: DeployEvent): Details {
  switch (event.kind) {
    case 'drafted':
    case 'amended':
      return { lines: event.deltas.map((delta) => `${delta.do} ${deltaKey(delta)}`) };
    case 'pull-linked':
      return { pull: event.pull.number };
    case 'pushed':
      return { pushers: event.pushers.map(idOf), rebased: event.rebased };
    case 'replan-asked':
      return { args: event.args, why: event.why?.code };
    case 'waiting':
      return { behind: event.behind };
    case 'landed':
      return { merge: event.sha };
    case 'state-asked':
      return { act: actText(event.act), run: event.run };
    case 'state-ended':
      return { run: event.run, ok: event.ok };
    case 'plan-started':
    case 'apply-started':
      return { run: event.run };
    case 'planned': {
      const { changes, counts, cost, verdict } = event.plan;
      return { changes, counts: { ...counts }, monthlyUsd: cost.afterUsd, verdict: verdict.is };
    }
    case 'approved': {
      const { changes, review } = event.approval;
      return { changes, review, enough: event.enough };
    }
    case 'approval-withdrawn':
      return { review: event.review };
    case 'changes-requested':
      return { text: event.objection.text, review: event.objection.review };
    case 'request-withdrawn':
      return { enough: event.enough };
    case 'apply-asked':
      return { due: event.terms?.due?.toISOString(), breakGlass: event.terms?.breakGlass };
    case 'apply-postponed':
      return { until: event.until.toISOString(), why: event.why.code };
    case 'rejudged':
      return { verdict: event.verdict.is, need: event.rule?.need, enough: event.enough };
    case 'apply-refused':
      return { problems: codesOf(event.problems) };
    case 'tagged':
      return { tag: event.name };
    case 'merged':
      return { merge: event.sha, tag: event.tag };
    case 'merge-refused':
      return { why: event.why };
    case 'failed':
      return { during: event.during, reason: event.reason.slice(0, 500), outcome: event.outcome };
    case 'cancelled':
      return { why: event.why };
    case 'expired':
      return { what: event.what };
    case 'submitted':
    case 'state-moved':
    case 'ask-withdrawn':
    case 'stop-asked':
    case 'applied':
      return {};
  }
}
