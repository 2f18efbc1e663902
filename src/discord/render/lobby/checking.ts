import { cardId } from '../../custom-id.ts';
import type { Translate } from '../../words/t.ts';
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

function lineUp({ line, deploy }: ViewAt<'validating'>, t: Translate): string | undefined {
  if (!line) return t(deploy.pull ? 'check.opened' : 'check.writing');
  const { holder, position, since } = line;
  const pull = holder.pull && ` ([${t('check.pull', { number: holder.pull.number })}](${holder.pull.url}))`;
  const turn = { deploy: `${code(holder.id)}${pull ?? ''}`, project: inline(holder.project, 40) };
  const words = since ? t('check.turn-since', { ...turn, since: time(since) }) : t('check.turn', turn);
  return `${words} ${t('check.position', { position })}`;
}

export const validatingPanel = (view: ViewAt<'validating'>, t: Translate): Panel => ({
  facts: [t('lobby.since', { when: time(view.deploy.changedAt) })],
  body: [lineUp(view, t)],
  controls: busy(view, view.line ? 'Waiting…' : 'Checking…', { action: 'cancel', text: 'Cancel' }),
});

export const planningPanel = (view: ViewAt<'planning'>, t: Translate): Panel => ({
  facts: [t('lobby.started', { when: time(view.deploy.changedAt) })],
  body: [t('check.planning', { engine: view.project.engine })],
  controls: busy(view, 'Planning…', { action: 'stop', text: 'Stop' }),
});
