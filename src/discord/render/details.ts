import { type Deploy, planOf } from '../../core/deploy.ts';
import { isBeyondNews } from '../../deploy/notices/follow.ts';
import type { DeployView } from '../../deploy/ports.ts';
import { cardId } from '../custom-id.ts';
import type { Card } from '../message.ts';
import type { Translate } from '../words/t.ts';
import { chunks } from './chunks.ts';
import { button, buttons, container, row, select, text } from './components.ts';
import { findingText } from './finding-lines.ts';
import { partLines, planPartLines } from './lobby/cost.ts';
import { draftLine, lineTitle } from './lobby/draft-line.ts';
import { changeLineOf, dangerLine, impactLines } from './plan-lines.ts';
import { settingLines } from './settings-lines.ts';
import { PLAIN_COLOUR } from './states.ts';
import { fenced, lines } from './text.ts';

/** What there is to look into, each with its pages. */
export const TABS = ['resources', 'cost', 'review', 'plan'] as const;
export type Tab = (typeof TABS)[number];

const PAGE = 3_000;

const resourcePages = ({ deploy, draft }: DeployView, t: Translate): string[] => {
  const asked = draft
    ? draft.resources.map((line) =>
        lines(draftLine(line, t), ...(line.act === 'remove' ? [] : settingLines(line.resource))),
      )
    : [...askedFor(deploy, t), ...(planOf(deploy)?.resources ?? []).map((change) => changeLineOf(change, t))];
  return chunks(asked.length > 0 ? asked : [t('details.nothing')], PAGE);
};

const askedFor = ({ deltas }: Deploy, t: Translate): string[] =>
  deltas.flatMap((delta) =>
    delta.do === 'remove'
      ? []
      : [lines(lineTitle({ resource: delta.resource, act: delta.do }, t), ...settingLines(delta.resource))],
  );

function costPages({ deploy, draft }: DeployView, t: Translate): string[] {
  const parts = draft
    ? draft.resources.map((line) => lines(draftLine(line, t), ...partLines(line, t)))
    : planPartLines(planOf(deploy)?.cost, t);
  return chunks(parts.length > 0 ? parts : [t('details.no-price')], PAGE);
}

function reviewPages({ deploy }: DeployView, t: Translate): string[] {
  const plan = planOf(deploy);
  const findings = plan?.findings.map((finding) => findingText(finding, t)) ?? [];
  const said = plan ? [dangerLine(plan, t), ...impactLines(plan, t), ...findings] : [];
  const told = said.filter((line) => line !== undefined);
  return chunks(told.length > 0 ? told : [t('details.no-finding')], PAGE);
}

const planPages = ({ planText = '' }: DeployView): string[] =>
  chunks(fenced(planText).split('\n'), PAGE).map((page) => `\`\`\`\n${page.trim() || ' '}\n\`\`\``);

const PAGES: Readonly<Record<Tab, (view: DeployView, t: Translate) => string[]>> = {
  resources: resourcePages,
  cost: costPages,
  review: reviewPages,
  plan: planPages,
};

/** Which page of it, and whether who looks is told directly what happens. */
interface Shown {
  page: number;
  follows: boolean;
}

const followButton = (id: Deploy['id'], tab: Tab, { page, follows }: Shown) =>
  button({
    id: cardId('follow', id, page, tab, follows ? 'off' : 'on'),
    text: follows ? 'Tell me no more' : 'Follow',
  });

/** One page of what there is to know of a deploy, for whoever asked alone; a page that is not there any more is the last one. */
export function detailsCard(view: DeployView, tab: Tab, { page: wanted, follows }: Shown, t: Translate): Card {
  const { id } = view.deploy;
  const pages = PAGES[tab](view, t);
  const now = Math.max(0, Math.min(wanted, pages.length - 1));
  const turn = (to: number, words: string) =>
    button({ id: cardId('details', id, to, tab), text: words, disabled: to < 0 || to >= pages.length });
  const tabs = TABS.filter((one) => one !== 'plan' || view.planText !== undefined);
  return {
    components: [
      container(PLAIN_COLOUR, [
        text(`### ${t(`details.${tab}`)} · \`${id}\`${pages.length > 1 ? ` · ${now + 1}/${pages.length}` : ''}`),
        text(pages[now] || ' '),
        row(
          select(
            cardId('details', id, 0),
            'Look at…',
            tabs.map((one) => ({ value: one, label: t(`details.${one}`), chosen: one === tab })),
          ),
        ),
        ...buttons(
          now > 0 && turn(now - 1, '‹ Back'),
          now < pages.length - 1 && turn(now + 1, 'More ›'),
          !isBeyondNews(view.deploy) && followButton(id, tab, { page: now, follows }),
        ),
        ...(follows ? [text(`-# ${t('details.followed')}`)] : []),
      ]),
    ],
  };
}
