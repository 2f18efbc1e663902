import type { APIComponentInContainer } from 'discord.js';
import { titleOf } from '../../../catalog/clouds.ts';
import { actText } from '../../../core/state-act.ts';
import type { DeployView } from '../../../deploy/ports.ts';
import type { Card } from '../../message.ts';
import { labelled } from '../../words/labelled.ts';
import { type Translate, translateTo } from '../../words/t.ts';
import { container, line, link, section, text } from '../components.ts';
import { person } from '../people.ts';
import { lookOf } from '../states.ts';
import { clip, code, inline, lines } from '../text.ts';
import { applyingPanel } from './applying.ts';
import { planningPanel, validatingPanel } from './checking.ts';
import { draftPanel } from './draft.ts';
import { appliedPanel, cancelledPanel, expiredPanel, failedPanel } from './ended.ts';
import type { Lifetimes, Panel, ViewAt } from './panel.ts';
import { plannedPanel } from './planned.ts';

const isAt = <At extends DeployView['deploy']['state']['at']>(view: DeployView, ...at: At[]): view is ViewAt<At> =>
  (at as string[]).includes(view.deploy.state.at);

function panelOf(view: DeployView, lifetimes: Lifetimes): Panel {
  if (isAt(view, 'draft')) return draftPanel(view, lifetimes);
  if (isAt(view, 'validating')) return validatingPanel(view);
  if (isAt(view, 'planning')) return planningPanel(view);
  if (isAt(view, 'plan_ready', 'approved')) return plannedPanel(view, lifetimes);
  if (isAt(view, 'applying')) return applyingPanel(view);
  if (isAt(view, 'applied')) return appliedPanel(view);
  if (isAt(view, 'failed')) return failedPanel(view);
  if (isAt(view, 'cancelled')) return cancelledPanel(view);
  if (isAt(view, 'expired')) return expiredPanel(view);
  throw new Error(`no card for the state of ${view.deploy.id}`);
}

const projectLine = ({ project }: DeployView): string =>
  [titleOf(project.provider), code(project.region, 40), project.engine, project.environment].join(' · ');

/** The beginning of the small print: text that only this deploy's lobby has. */
export const lobbyMark = ({ id, requester }: DeployView['deploy']): string =>
  `-# ${code(id)} · by ${person(requester)}`;

const takesBack = ({ deploy: { reverts, restores } }: DeployView): string | undefined =>
  reverts
    ? `Takes back ${code(reverts.deploy)} (pull request #${reverts.pull}).`
    : restores && `Back to ${code(restores.point)} (${code(restores.to.slice(0, 8))}).`;

const fromCounsel = ({ deploy: { counsel } }: DeployView): string | undefined =>
  counsel && `-# 💡 From the advice ${code(counsel.id)}: ${inline(counsel.title, 60)}`;

/** What a rollback does not bring back, before anybody approves it. */
const warnings = ({ notBroughtBack = [] }: DeployView): string | undefined =>
  notBroughtBack.length > 0
    ? lines(
        '⚠️ **What this does not bring back, or takes along**',
        clip(
          notBroughtBack.map((note) => `- ${inline(note, 200)}`),
          700,
        ),
      )
    : undefined;

/** Something is being done with the state itself, by a comment on the pull request. */
const stateActLine = ({ deploy: { stateAct } }: DeployView): string | undefined =>
  stateAct && `🛠️ ${person(stateAct.by)} asked for ${inline(actText(stateAct.act), 200)}: it is underway.`;

function header(view: DeployView, facts: Panel['facts'], t: Translate): APIComponentInContainer {
  const { deploy, project, approvals, sandbox } = view;
  const { icon, word } = lookOf(deploy, approvals, t);
  const words = lines(
    sandbox && '-# 🧪 **SANDBOX** · a pretend cloud, nothing real is touched',
    `## ${icon} ${word} · ${inline(project.name, 60)} → ${project.environment}`,
    [lobbyMark(deploy), ...facts.filter((fact) => fact !== undefined)].join(' · '),
    `-# ${projectLine(view)}`,
    view.runPage && `-# [Run page](${view.runPage})`,
    takesBack(view),
    fromCounsel(view),
  );
  return deploy.pull ? section(words, link(deploy.pull.url, `Pull request #${deploy.pull.number}`)) : text(words);
}

/** The one card of a deploy, in every state: what is so, and what can be done now; its title and buttons in the language of a Discord locale. */
export function lobbyCard(view: DeployView, lifetimes: Lifetimes, locale?: string): Card {
  const { facts, body, controls } = panelOf(view, lifetimes);
  const paragraphs = [warnings(view), stateActLine(view), ...body].filter((paragraph) => paragraph !== undefined);
  const components = [
    container(lookOf(view.deploy, view.approvals).colour, [
      header(view, facts, translateTo(locale)),
      line(),
      ...paragraphs.map(text),
      ...controls,
    ]),
  ];
  return labelled({ components }, locale);
}
