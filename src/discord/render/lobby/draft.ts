import type { Json } from '../../../core/json.ts';
import { resourceKey } from '../../../core/request.ts';
import type { DraftLine } from '../../../deploy/ports.ts';
import { kindsFor } from '../../../generators/kinds.ts';
import { cardId } from '../../custom-id.ts';
import { refusalLines } from '../../refusal-text.ts';
import { button, buttons, row, select } from '../components.ts';
import { KIND_WORDS } from '../kinds.ts';
import { addedMonthly, monthly } from '../money.ts';
import { clip, code, inline, lines, time } from '../text.ts';
import { budgetShare } from './cost.ts';
import type { Lifetimes, Panel, ViewAt } from './panel.ts';

const SIGNS: Readonly<Record<DraftLine['act'], string>> = { add: '+', change: '~', remove: '−' };
const SHOWN_SETTINGS = 2;
/** Settings that say nothing about what a resource is. */
const ASIDE = ['purpose', 'requested_by'];

const isWord = (value: Json): boolean => typeof value === 'number' || (typeof value === 'string' && value !== '');

/** The first settings that say something by themselves: machine, size. */
const settingsOf = ({ resource }: DraftLine): string[] =>
  Object.entries(resource.settings)
    .filter(([name, value]) => isWord(value) && !ASIDE.includes(name))
    .slice(0, SHOWN_SETTINGS)
    .map(([, value]) => inline(String(value), 40));

function draftLine(draft: DraftLine): string {
  const { resource, act, monthlyUsd } = draft;
  const price = act === 'remove' ? undefined : monthlyUsd === undefined ? 'price unknown' : monthly(monthlyUsd);
  const details = act === 'remove' ? [] : settingsOf(draft);
  return [`${SIGNS[act]} ${KIND_WORDS[resource.kind]} ${code(resource.name, 63)}`, ...details, price]
    .filter((part) => part !== undefined)
    .join(' · ');
}

const costLine = ({ draft, deployed, project }: ViewAt<'draft'>): string => {
  const added = draft?.addedUsd ?? 0;
  const total = (deployed?.monthlyUsd ?? 0) + added;
  return `**${addedMonthly(added)}** · project then ${monthly(total)}${budgetShare(total, project)}`;
};

function controls(view: ViewAt<'draft'>) {
  const { deploy, project, draft } = view;
  const { id, revision } = deploy;
  const kinds = kindsFor(project.provider).map(({ kind, title, summary }) => ({
    value: kind,
    label: title,
    description: summary,
  }));
  const taken = (draft?.resources ?? []).map((line) => ({ key: resourceKey(line.resource), ...line }));
  const removable = taken
    .filter(({ key }) => key.length <= 100)
    .map(({ key, resource }) => ({ value: key, label: `${KIND_WORDS[resource.kind]} ${resource.name}` }));
  const blocked = taken.length === 0 || (draft?.problems.length ?? 0) > 0;
  return [
    ...(kinds.length > 0 ? [row(select(cardId('add', id, revision), 'Add a resource…', kinds))] : []),
    ...(removable.length > 0 ? [row(select(cardId('drop', id, revision), 'Remove a line…', removable))] : []),
    ...buttons(
      button({ id: cardId('plan', id, revision), text: 'Plan', style: 'primary', disabled: blocked }),
      button({ id: cardId('cancel', id, revision), text: 'Cancel', style: 'danger' }),
    ),
  ];
}

export function draftPanel(view: ViewAt<'draft'>, { draftMinutes }: Lifetimes): Panel {
  const { deploy, draft } = view;
  const resources = (draft?.resources ?? []).map(draftLine);
  const problems = draft?.problems ?? [];
  const expires = new Date(deploy.changedAt.getTime() + draftMinutes * 60_000);
  return {
    facts: [`rev ${deploy.revision}`, `expires ${time(expires)}`],
    body: [
      resources.length > 0
        ? lines(`**Resources (${resources.length})**`, clip(resources, 1500), costLine(view))
        : 'Nothing here yet. Add the first resource below.',
      problems.length > 0
        ? clip(
            problems.map((problem) => refusalLines(problem, '⚠️')),
            1200,
          )
        : undefined,
    ],
    controls: controls(view),
  };
}
