import { cardId } from '../../custom-id.ts';
import { button, buttons } from '../components.ts';
import { code, inline, time } from '../text.ts';
import { cancelButton } from './cancel-button.ts';
import type { Panel, ViewAt } from './panel.ts';

type End = { action: 'cancel' | 'stop'; text: string };

const busy = ({ deploy }: ViewAt<'validating' | 'planning'>, what: string, { action, text }: End) => {
  const { id, revision, landed } = deploy;
  return buttons(
    button({ id: cardId('busy', id, revision), text: what, disabled: true }),
    landed ? cancelButton(deploy) : button({ id: cardId(action, id, revision), text, style: 'danger' }),
  );
};

function lineUp({ line, deploy }: ViewAt<'validating'>): string | undefined {
  if (!line)
    return deploy.pull
      ? 'The pull request is open; the plan starts in a moment.'
      : 'Writing the files and opening a pull request.';
  const { holder, position, since } = line;
  const pull = holder.pull ? ` ([pull request #${holder.pull.number}](${holder.pull.url}))` : '';
  return `Deploy ${code(holder.id)}${pull} of ${inline(holder.project, 40)} has its turn${since ? `, and the lock since ${time(since)}` : ''}. This one is number ${position} in line and is planned by itself.`;
}

export const validatingPanel = (view: ViewAt<'validating'>): Panel => ({
  facts: [`since ${time(view.deploy.changedAt)}`],
  body: [lineUp(view)],
  controls: busy(view, view.line ? 'Waiting…' : 'Checking…', { action: 'cancel', text: 'Cancel' }),
});

export const planningPanel = (view: ViewAt<'planning'>): Panel => ({
  facts: [`started ${time(view.deploy.changedAt)}`],
  body: [`✅ checked   🔄 ${view.project.engine} plan   ▱ rules and cost`],
  controls: busy(view, 'Planning…', { action: 'stop', text: 'Stop' }),
});
