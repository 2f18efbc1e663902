import { cardId } from '../../custom-id.ts';
import type { Translate } from '../../words/t.ts';
import { button, buttons } from '../components.ts';
import { person } from '../people.ts';
import { countsLine } from '../plan-lines.ts';
import { bar, stepLines } from '../progress.ts';
import { lines, time } from '../text.ts';
import type { Panel, ViewAt } from './panel.ts';
import { detailsButton } from './request-buttons.ts';

/** An apply that runs. All that can be asked of it is to stop, once. */
export function applyingPanel({ deploy, project, progress }: ViewAt<'applying'>, t: Translate): Panel {
  const { plan, by, since, stopAsked } = deploy.state;
  return {
    facts: [
      t('lobby.plan', { n: plan.n }),
      t('lobby.apply-asked-by', { person: person(by, t) }),
      t('lobby.started', { when: time(since) }),
      t('apply.live-log'),
    ],
    body: [
      countsLine(plan.counts, t),
      stopAsked && t('apply.stop-asked', { person: person(stopAsked, t) }),
      progress ? lines(`**${bar(progress)}**`, stepLines(progress, 900, t)) : t('apply.starting'),
    ],
    controls: buttons(
      button({
        id: cardId('busy', deploy.id, deploy.revision),
        text: stopAsked ? 'Stopping…' : 'Applying…',
        disabled: true,
      }),
      detailsButton(deploy, 'plan'),
      stopAsked === undefined &&
        button({ id: cardId('interrupt', deploy.id, deploy.revision, project.id), text: 'Stop…', style: 'danger' }),
    ),
  };
}
