import type { DeployState } from '../../core/deploy.ts';
import type { DeployView } from '../../deploy/ports.ts';
import { shortSha } from './format.ts';
import { code, text } from './markdown.ts';
import { OUTCOMES } from './state-parts.ts';

/** A comment of its own: editing the sticky one notifies nobody. */
export interface Alarm {
  /** Equal for one occurrence, so that it is told once. */
  mark: string;
  body: string;
}

/** What a person has to know at once, or undefined. A merge needs none: GitHub tells of it itself. */
export function alarmOf({ deploy }: DeployView): Alarm | undefined {
  const { state, head, id, project, plans } = deploy;
  const body = bodyOf(state, code(project));
  if (body === undefined) return undefined;
  const about = head ? ` (deploy ${code(id)}, commit ${code(shortSha(head))})` : ` (deploy ${code(id)})`;
  return {
    mark: `alarm-${id}-${plans}-${state.at}`,
    body: `${body}${about}\n\nThe comment above has the details and what can be done.`,
  };
}

function bodyOf(state: DeployState, project: string): string | undefined {
  if (state.at === 'applied' && state.merge.is === 'refused')
    return `🟣 ${project} is applied, but this pull request is **not merged**: ${text(state.merge.why)}.`;
  if (state.at === 'applied' && state.merge.is === 'merged' && state.merge.differs)
    return `🟣 ${project} is applied and merged, but the default branch is **not what was applied**: it moved in the last moment.`;
  if (state.at !== 'failed') return undefined;
  if (state.during === 'plan') return `🔴 The plan for ${project} failed. ${text(state.advice)}`;
  return `🔴 The apply of ${project} failed. ${OUTCOMES[state.outcome ?? 'unknown']} ${text(state.advice)}`;
}
