import type { Deploy } from '../../core/deploy.ts';
import type { DeployEvent } from '../../core/deploy-event.ts';
import { explain } from '../../core/explain.ts';
import type { Person } from '../../core/person.ts';
import type { Tables } from '../ports.ts';
import { tellPerson } from './tell.ts';

/** Who asked for the apply at a time, and for when; undefined where nobody did. */
function appointmentOf({ state }: Deploy): { by: Person; due: Date } | undefined {
  const { asked, terms } = 'carried' in state ? state.carried : 'asked' in state ? state : {};
  return asked && terms?.due && { by: asked, due: terms.due };
}

/**
 * An apply that was asked for at a time, and will not be: whoever asked is not there to see it, so they are told directly, in the transaction
 * in which it became so. What people do to it themselves they know.
 */
export async function tellMissed(
  tables: Pick<Tables, 'notices' | 'jobs' | 'guilds'>,
  before: Deploy,
  after: Deploy,
  event: DeployEvent,
  at: Date,
): Promise<void> {
  const appointment = appointmentOf(before);
  const why = whyMissed(event);
  if (!appointment || !why || appointmentOf(after) || after.state.at === 'applying') return;
  const { by, due } = appointment;
  const person = by.surface === 'discord' ? by.id : by.linked;
  if (person === undefined) return; // the pull request says it
  const { id, guild, project, pull, revision } = after;
  await tellPerson(tables, person, {
    ...{ guild, at, about: `missed:${id}:${revision}` },
    body: {
      ...{ kind: 'said', tone: 'bad' },
      title: `Deploy ${id} of ${project} is not applied at ${due.toISOString().slice(0, 16).replace('T', ' ')} UTC, as you asked`,
      lines: [...why, ...(pull ? [`Pull request #${pull.number}: ${pull.title}`] : [])],
    },
  });
}

function whyMissed(event: DeployEvent): readonly string[] | undefined {
  switch (event.kind) {
    case 'apply-refused':
      return event.problems.map((problem) => explain(problem).what);
    case 'planned':
      return ['It was planned anew, and changes something else now: look at it, and ask again.'];
    case 'pushed':
      return ['Somebody pushed to it: look at the new plan, and ask again.'];
    case 'failed':
      return [`Its ${event.during} failed: ${event.reason.split('\n')[0] ?? ''}`];
    case 'expired':
      return ['Its plan became too old: plan it again, and ask again.'];
    default:
      return undefined;
  }
}
