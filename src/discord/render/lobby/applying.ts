import { cardId } from '../../custom-id.ts';
import { button, buttons } from '../components.ts';
import { person } from '../people.ts';
import { countsLine } from '../plan-lines.ts';
import { bar, stepLines } from '../progress.ts';
import { lines, time } from '../text.ts';
import type { Panel, ViewAt } from './panel.ts';
import { detailsButton } from './request-buttons.ts';

/** An apply that runs. All that can be asked of it is to stop, once. */
export function applyingPanel({ deploy, project, progress }: ViewAt<'applying'>): Panel {
  const { plan, by, since, stopAsked } = deploy.state;
  return {
    facts: [`plan ${plan.n}`, `asked for by ${person(by)}`, `started ${time(since)}`, 'live log in the thread'],
    body: [
      countsLine(plan.counts),
      stopAsked && `${person(stopAsked)} had it stopped: terraform ends what it is doing and saves.`,
      progress ? lines(`**${bar(progress)}**`, stepLines(progress, 900)) : 'Starting…',
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
