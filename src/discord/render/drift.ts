import { type Acceptance, isSaid } from '../../core/acceptance.ts';
import type { Drift, DriftFound } from '../../core/drift.ts';
import type { Project } from '../../core/project.ts';
import type { DriftView } from '../../deploy/ports.ts';
import type { Card } from '../message.ts';
import { projectCardId } from '../project-card-id.ts';
import { button, buttons, container, text } from './components.ts';
import { GOOD_COLOUR, PLAIN_COLOUR, REFUSAL_COLOUR } from './states.ts';
import { clip, code, fence, inline, lines, plural, time } from './text.ts';
import { badge } from './thread/badge.ts';

/** Of a digest as much as a button carries. */
const SEEN_CHARS = 12;

/** How the line begins that only the message about this drift has. */
export const driftMark = ({ project, began }: Pick<DriftView, 'project' | 'began'>): string =>
  `-# drift of ${code(project.id, 39)} since ${time(began, 'f')}`;

/** What of a project was changed outside, and both ways on; or that it is gone. Nothing in it changes while that stays the same. */
export function driftCard(view: DriftView): Card {
  const { project, drift, sandbox } = view;
  const { found } = drift;
  const title = `${code(project.id, 39)} → ${project.environment}${badge(sandbox)}`;
  if (!found)
    return {
      components: [
        container(GOOD_COLOUR, [
          text(lines(`### ✅ Drift is gone · ${title}`, driftMark(view))),
          text('What exists is what the state says again.'),
        ]),
      ],
    };
  return {
    components: [
      container(REFUSAL_COLOUR, [
        text(lines(`### 🟠 Drift · ${title}`, driftMark(view))),
        text(whatDiffers(found)),
        text(fence(found.text, 1500, 'diff')),
        text(waysOn(found.acceptance)),
        ...driftButtons(project, found),
      ]),
    ],
  };
}

const whatDiffers = ({ addresses, since }: DriftFound): string =>
  lines(
    `What exists is not what the state says: ${plural(addresses.length, 'thing')} changed outside, last ${time(since, 'f')}.`,
    clip(
      addresses.map((address) => `• ${code(address, 90)}`),
      600,
    ),
  );

function waysOn(acceptance: Acceptance | undefined): string {
  const byHand = acceptance?.byHand ?? [];
  const rest = clip(
    byHand.map(({ at, why }) => `• ${code(at, 90)}: ${inline(why, 200)}`),
    600,
  );
  return lines(
    '**Open fix PR** plans the way back to the code.',
    isAcceptable(acceptance)
      ? '**Accept into code** makes the code say what is there.'
      : 'To keep it, write it into the code in a pull request of your own.',
    byHand.length > 0 && lines('What only a person can write:', rest),
  );
}

const isAcceptable = (acceptance: Acceptance | undefined): boolean => acceptance !== undefined && !isSaid(acceptance);

function driftButtons({ id }: Project, { changes, acceptance }: DriftFound) {
  const seen = changes.slice(0, SEEN_CHARS);
  return buttons(
    button({ id: projectCardId('fix-drift', id, seen), text: 'Open fix PR', style: 'primary' }),
    isAcceptable(acceptance) && button({ id: projectCardId('accept-drift', id, seen), text: 'Accept into code' }),
  );
}

/** The same to somebody who asks, also where there is none or nobody has looked. */
export function driftAnswer(project: Project, drift: Drift | undefined, sandbox: boolean): Card {
  const looked = drift && `-# looked at ${time(drift.checkedAt, 'f')}`;
  const failed = drift?.failed !== undefined && `⚠️ The last look failed: ${inline(drift.failed, 500)}`;
  const began = drift?.found?.began ?? drift?.found?.since;
  if (drift?.found && began) {
    const { components } = driftCard({ project, drift, began, sandbox });
    return { components: [...components, text(lines(failed, looked))] };
  }
  const says = drift
    ? `${code(project.id, 39)} is what its state says.`
    : `${code(project.id, 39)} was never looked at.`;
  return { components: [container(PLAIN_COLOUR, [text(lines(failed || says, looked))])] };
}
