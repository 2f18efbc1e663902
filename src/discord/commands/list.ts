import { type Deploy, planOf } from '../../core/deploy.ts';
import { stateWords } from '../../core/explain.ts';
import { parseProjectId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import { type Command, completed } from '../command.ts';
import { projectNames } from '../completions.ts';
import { type CommandHandler, option } from '../context.ts';
import { told } from '../render/answers.ts';
import { person } from '../render/people.ts';
import { countsShort } from '../render/plan-lines.ts';
import { lookOf } from '../render/states.ts';
import { clip, code, lines, time } from '../render/text.ts';

const NO_APPROVALS = { have: 0, need: 0 };

function deployLine(deploy: Deploy): string {
  const { id, project, requester, changedAt, pull, state } = deploy;
  const plan = planOf(deploy);
  const parts = [
    `${lookOf(deploy, NO_APPROVALS).icon} ${code(id)} ${code(project, 39)} ${stateWords(state.at)}`,
    plan && countsShort(plan.counts),
    `by ${person(requester)} ${time(changedAt)}`,
    pull && `[#${pull.number}](${pull.url})`,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

const handle: CommandHandler = async ({ asked, needs, link }) => {
  const typed = option(asked, 'project')?.trim();
  const project = typed === undefined ? undefined : parseProjectId(typed);
  if (typed !== undefined && !project) throw new Refusal({ code: 'no-such', what: 'project', id: typed });
  const deploys = await needs.useCases.recentDeploys(asked.guild, project);
  const title = project ? `### Deploys of ${code(project, 39)}` : '### Latest deploys';
  const body =
    deploys.length > 0 ? clip(deploys.map(deployLine), 3500) : link('None yet. Start one with /cloud-deploy.');
  return told(lines(title, body));
};

export const list: Command = {
  spec: {
    name: 'cloud-list',
    description: 'The latest deploys',
    options: [completed('project', 'Only of this project', projectNames)],
  },
  handle,
};
