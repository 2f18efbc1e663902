import type { DeployState } from '../../core/deploy-state.ts';
import { isEmptyPlan, type PlanSummary } from '../../core/plan.ts';
import { toldFixes } from '../../deploy/fixes/wanted-fixes.ts';
import type { DeployView } from '../../deploy/ports.ts';
import type { Verb } from '../comment/verbs.ts';
import { isMergedFirst } from './cycle-parts.ts';
import { code } from './markdown.ts';

/** A command that is legal now, as it can be pasted into a comment. */
export interface NextCommand {
  command: string;
  does: string;
}

export interface Wording {
  /** The word our commands begin with. */
  trigger: string;
  /** Several deploys share the comment: commands name their project. */
  several: boolean;
  /** Where the whole text of a plan can be read, if anywhere. */
  planUrl?: (plan: Pick<PlanSummary, 'id' | 'plannedAt'>) => string;
}

type Planned = Extract<DeployState, { at: 'plan_ready' | 'approved' }>;

/** The commands that have something to do in the present state; `help` always. */
export function nextCommands(view: DeployView, { trigger, several }: Wording): NextCommand[] {
  const { deploy } = view;
  const say = (verb: Verb, does: string): NextCommand => ({
    command: several && verb !== 'help' ? `${trigger} ${verb} -p ${deploy.project}` : `${trigger} ${verb}`,
    does,
  });
  const { state } = deploy;
  const help = say('help', 'all commands');
  const giveUp: NextCommand = {
    command: `${trigger} discard --confirm ${deploy.project}`,
    does: 'give up what is merged; an administrator may',
  };
  switch (state.at) {
    case 'plan_ready':
    case 'approved':
      return [
        ...decisions(state, view, say),
        ...fixCommand(deploy, { trigger, several }),
        say('plan', 'plan again'),
        deploy.landed ? giveUp : say('discard', 'drop plan and lock'),
        help,
      ];
    case 'failed':
      return [say('plan', 'plan again'), deploy.landed ? giveUp : say('discard', 'give up'), help];
    case 'cancelled':
    case 'expired':
      return [say('plan', 'bring it back'), help];
    case 'validating':
    case 'planning':
      return [deploy.landed ? giveUp : say('discard', 'give up'), help];
    case 'applied':
      if (state.merge.is === 'withheld') return [say('plan', 'plan the rest'), say('discard', 'give up'), help];
      return state.merge.is === 'merged' ? [say('rollback', 'take it back by a pull request'), help] : [help];
    case 'draft':
    case 'applying':
      return [help];
  }
}

/** Findings that a constant in the code mends: the command for the gravest, and which others there are. */
function fixCommand(deploy: DeployView['deploy'], { trigger, several }: Wording): NextCommand[] {
  const [rule, ...others] = new Set(toldFixes(deploy).map((one) => one.rule));
  if (rule === undefined) return [];
  const also = others.length > 0 ? `; so can ${others.slice(0, MOST_OTHERS).join(', ')}` : '';
  const where = several ? ` -p ${deploy.project}` : '';
  return [{ command: `${trigger} fix ${rule}${where}`, does: `mends what that rule found, by a pull request${also}` }];
}
const MOST_OTHERS = 5;

/** Of several deploys: the command about those that failed. */
export function retryCommand(views: readonly DeployView[], { trigger, several }: Wording): NextCommand[] {
  const failed = views.filter(({ deploy }) => deploy.state.at === 'failed').length;
  const which = failed === 1 ? 'the one that failed' : `the ${failed} that failed`;
  return several && failed > 0
    ? [{ command: `${trigger} retry`, does: `plans again ${which}; the other plans stay as they are` }]
    : [];
}

function decisions({ plan }: Planned, view: DeployView, say: (verb: Verb, does: string) => NextCommand): NextCommand[] {
  const { need, have, othersOnly } = view.approvals;
  if (plan.verdict.is === 'deny') return [];
  if (isEmptyPlan(plan))
    return [
      say(
        'apply',
        plan.refreshes
          ? 'writes what was changed outside into the state, and merges'
          : 'merges at once, as there is nothing to apply',
      ),
    ];
  const missing = need - have;
  const approve = missing > 0 && othersOnly ? [say('approve', `counts as one of ${missing} missing approvals`)] : [];
  const once = approve.length > 0 ? ', once approved' : '';
  const does = isMergedFirst(view)
    ? `merges, then applies what plan ${plan.id} changes`
    : `applies exactly plan ${plan.id}`;
  return [...approve, say('apply', `${does}${once}`)];
}

export const nextLines = (commands: readonly NextCommand[]): string[] => [
  '**Next**',
  ...commands.map(({ command, does }) => `- ${code(command)}: ${does}`),
];
