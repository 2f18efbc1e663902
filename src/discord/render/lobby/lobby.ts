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
import type { Drawing, Lifetimes, Panel, ViewAt } from './panel.ts';
import { plannedPanel } from './planned.ts';

const isAt = <At extends DeployView['deploy']['state']['at']>(view: DeployView, ...at: At[]): view is ViewAt<At> =>
  (at as string[]).includes(view.deploy.state.at);

function panelOf(view: DeployView, drawing: Drawing): Panel {
  const { t } = drawing;
  if (isAt(view, 'draft')) return draftPanel(view, drawing);
  if (isAt(view, 'validating')) return validatingPanel(view, t);
  if (isAt(view, 'planning')) return planningPanel(view, t);
  if (isAt(view, 'plan_ready', 'approved')) return plannedPanel(view, drawing);
  if (isAt(view, 'applying')) return applyingPanel(view, t);
  if (isAt(view, 'applied')) return appliedPanel(view, t);
  if (isAt(view, 'failed')) return failedPanel(view, t);
  if (isAt(view, 'cancelled')) return cancelledPanel(view, t);
  if (isAt(view, 'expired')) return expiredPanel(view, t);
  throw new Error(`no card for the state of ${view.deploy.id}`);
}

const projectLine = ({ project }: DeployView): string =>
  [titleOf(project.provider), code(project.region, 40), project.engine, project.environment].join(' · ');

/** The beginning of the small print: text that only this deploy's lobby has, in any language. */
export const lobbyMark = ({ id }: DeployView['deploy']): string => `-# ${code(id)} · `;

const takesBack = ({ deploy: { reverts, restores } }: DeployView, t: Translate): string | undefined =>
  reverts
    ? t('lobby.takes-back', { deploy: code(reverts.deploy), pull: reverts.pull })
    : restores && t('lobby.back-to', { point: code(restores.point), commit: code(restores.to.slice(0, 8)) });

const fromCounsel = ({ deploy: { counsel } }: DeployView, t: Translate): string | undefined =>
  counsel && `-# 💡 ${t('lobby.from-advice', { advice: code(counsel.id), title: inline(counsel.title, 60) })}`;

/** What a rollback does not bring back, before anybody approves it. */
const warnings = ({ notBroughtBack = [] }: DeployView, t: Translate): string | undefined =>
  notBroughtBack.length > 0
    ? lines(
        `⚠️ **${t('lobby.not-brought-back')}**`,
        clip(
          notBroughtBack.map((note) => `- ${inline(note, 200)}`),
          700,
          t,
        ),
      )
    : undefined;

/** Something is being done with the state itself, by a comment on the pull request. */
const stateActLine = ({ deploy: { stateAct } }: DeployView, t: Translate): string | undefined =>
  stateAct && `🛠️ ${t('lobby.state-act', { person: person(stateAct.by, t), what: inline(actText(stateAct.act), 200) })}`;

function header(view: DeployView, facts: Panel['facts'], t: Translate): APIComponentInContainer {
  const { deploy, project, approvals, sandbox } = view;
  const { icon, word } = lookOf(deploy, approvals, t);
  const by = t('lobby.by', { person: person(deploy.requester, t) });
  const words = lines(
    sandbox && `-# 🧪 **SANDBOX** · ${t('lobby.sandbox')}`,
    `## ${icon} ${word} · ${inline(project.name, 60)} → ${project.environment}`,
    `${lobbyMark(deploy)}${[by, ...facts.filter((fact) => fact !== undefined)].join(' · ')}`,
    `-# ${projectLine(view)}`,
    view.runPage && `-# [${t('lobby.run-page')}](${view.runPage})`,
    takesBack(view, t),
    fromCounsel(view, t),
  );
  return deploy.pull ? section(words, link(deploy.pull.url, `Pull request #${deploy.pull.number}`)) : text(words);
}

/** The one card of a deploy, in every state: what is so, and what can be done now, in the language of a Discord locale. */
export function lobbyCard(view: DeployView, lifetimes: Lifetimes, locale?: string): Card {
  const t = translateTo(locale);
  const { facts, body, controls } = panelOf(view, { lifetimes, t });
  const paragraphs = [warnings(view, t), stateActLine(view, t), ...body].filter((paragraph) => paragraph !== undefined);
  const components = [
    container(lookOf(view.deploy, view.approvals).colour, [
      header(view, facts, t),
      line(),
      ...paragraphs.map(text),
      ...controls,
    ]),
  ];
  return labelled({ components }, locale);
}
