import { explain } from '../../core/explain.ts';
import type { Repo } from '../../core/ids.ts';
import type { Problem } from '../../core/refusal.ts';
import type { Permission } from '../../deploy/ports.ts';
import type { Verb } from '../comment/verbs.ts';
import { utc } from '../render/format.ts';
import { code, text } from '../render/markdown.ts';
import type { Result } from './act.ts';

const VERB_WORDS: Partial<Record<Verb, string>> = {
  plan: 'plan',
  retry: 'plan again',
  apply: 'apply',
  approve: 'approve',
  discard: 'discard a plan',
  unlock: 'give locks back',
  cancel: 'stop anything',
  rollback: 'take anything back',
  tag: 'tag a release',
  import: 'import anything',
  state: 'look into the state',
};

/** One list item per reason, with the way on. */
export const reasonItems = (problems: readonly Problem[]): string[] =>
  problems.map((problem) => {
    const { what, wayOn } = explain(problem);
    return `- ${text(what, 600)} ${text(wayOn, 400)}`;
  });

/** The reply to a command that was refused for some deploys, or undefined when there is nothing to say. */
export function resultText(act: Verb, results: readonly Result[]): string | undefined {
  const parts = results.flatMap((result) => {
    const name = `**${text(result.deploy.project)}** ${code(result.deploy.id)}`;
    if (result.kind === 'refused') return [`${name}: ${code(act)} was refused.`, ...reasonItems(result.problems), ''];
    const due = dueOf(act, result);
    if (due)
      return [
        `${name}: noted; it is applied at ${utc(due)}, after all gates are asked again then. ${code('apply --at off')} takes that back.`,
        '',
      ];
    return waitsForApprovals(act, result)
      ? [`${name}: noted; it is applied as soon as the approvals are there.`, '']
      : [];
  });
  return parts.length === 0 ? undefined : parts.join('\n').trim();
}

const dueOf = (act: Verb, result: Result): Date | undefined =>
  act === 'apply' && result.kind === 'done' && 'terms' in result.after.state
    ? result.after.state.terms?.due
    : undefined;

const waitsForApprovals = (act: Verb, result: Result): boolean =>
  act === 'apply' && result.kind === 'done' && result.after.state.at === 'plan_ready';

/** The reply to somebody who may not give commands here. */
export const permissionText = (act: Verb, repo: Repo, has: Permission): string =>
  [
    `You need write permission on ${code(repo)} to ${VERB_WORDS[act] ?? `ask for ${act}`}; GitHub says that you have ${has === 'none' ? 'none' : `${has} permission`}.`,
    'Ask somebody who may push to it, or an administrator of the repository for the permission.',
  ].join(' ');
