import type { Json } from '../../../core/json.ts';
import type { Problem } from '../../../core/refusal.ts';
import { resourceKey } from '../../../core/request.ts';
import type { DraftLine } from '../../../deploy/ports.ts';
import { kindsFor } from '../../../generators/kinds.ts';
import { cardId } from '../../custom-id.ts';
import { LONGEST_KEY } from '../../opening/line-form.ts';
import { FROM_TEMPLATE } from '../../opening/templates.ts';
import { refusalLines } from '../../refusal-text.ts';
import { button, buttons, type Option, row, select } from '../components.ts';
import { KIND_WORDS } from '../kinds.ts';
import { addedMonthly, monthly } from '../money.ts';
import { clip, code, inline, lines, time } from '../text.ts';
import { budgetShare, partLines, savingLines } from './cost.ts';
import type { Lifetimes, Panel, ViewAt } from './panel.ts';

const SIGNS: Readonly<Record<DraftLine['act'], string>> = { add: '+', change: '~', remove: '−' };
const SHOWN_SETTINGS = 2;
/** For the resources of a draft. */
const MOST_LETTERS = 1500;
/** Settings that say nothing about what a resource is. */
const ASIDE = ['purpose', 'requested_by'];

const isWord = (value: Json): boolean => typeof value === 'number' || (typeof value === 'string' && value !== '');

/** The first settings that say something by themselves: machine, size; and the regions that each get a copy. */
const settingsOf = ({ resource: { settings } }: DraftLine): string[] => [
  ...Object.entries(settings)
    .filter(([name, value]) => isWord(value) && !ASIDE.includes(name))
    .slice(0, SHOWN_SETTINGS)
    .map(([, value]) => inline(String(value), 40)),
  ...(Array.isArray(settings.regions) ? [inline(settings.regions.join(', '), 100)] : []),
];

function draftLine(draft: DraftLine): string {
  const { resource, act, monthlyUsd } = draft;
  const price = act === 'remove' ? undefined : monthlyUsd === undefined ? 'price unknown' : monthly(monthlyUsd);
  const details = act === 'remove' ? [] : settingsOf(draft);
  return [`${SIGNS[act]} ${KIND_WORDS[resource.kind]} ${code(resource.name, 63)}`, ...details, price]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** Every line with what its price is made of, where there is room for all of that; else the lines alone. */
function withParts(drafted: readonly DraftLine[], max: number): string[] {
  const whole = drafted.map((line) => lines(draftLine(line), ...partLines(line)));
  return whole.join('\n').length <= max ? whole : drafted.map(draftLine);
}

const costLine = ({ draft, deployed, project }: ViewAt<'draft'>): string => {
  const added = draft?.addedUsd ?? 0;
  const total = (deployed?.monthlyUsd ?? 0) + added;
  return `**${addedMonthly(added)}** · project then ${monthly(total)}${budgetShare(total, project)}`;
};

/** Kinds of the project's cloud, and templates behind one more entry; nothing for a cloud that we make nothing on. */
function addable({ project }: ViewAt<'draft'>): Option[] {
  const kinds = kindsFor(project.provider).map(({ kind, title, summary }) => ({
    value: kind,
    label: title,
    description: summary,
  }));
  const template = {
    value: FROM_TEMPLATE,
    label: 'From a template…',
    description: 'Several resources that go together',
  };
  return kinds.length > 0 ? [...kinds, template] : [];
}

/** Lines whose keys fit into a custom id. */
const choosable = (all: readonly DraftLine[], longest: number): Option[] =>
  all
    .map(({ resource }) => ({
      value: resourceKey(resource),
      label: `${KIND_WORDS[resource.kind]} ${resource.name}`,
    }))
    .filter(({ value }) => value.length <= longest);

function controls(view: ViewAt<'draft'>) {
  const { deploy, draft } = view;
  const { id, revision } = deploy;
  const taken = draft?.resources ?? [];
  const kept = taken.filter(({ act }) => act !== 'remove');
  const blocked = taken.length === 0 || (draft?.problems.length ?? 0) > 0;
  const menu = (action: string, words: string, options: readonly Option[]) =>
    options.length > 0 ? [row(select(cardId(action, id, revision), words, options))] : [];
  return [
    ...menu('add', 'Add a resource…', addable(view)),
    ...menu('edit', 'Change a line…', choosable(kept, LONGEST_KEY)),
    ...menu('drop', 'Remove a line…', choosable(taken, 100)),
    ...buttons(
      button({ id: cardId('plan', id, revision), text: 'Plan', style: 'primary', disabled: blocked }),
      kept.length > 0 && button({ id: cardId('save', id, revision), text: 'Save as template…' }),
      button({ id: cardId('cancel', id, revision), text: 'Cancel', style: 'danger' }),
    ),
  ];
}

/** What policies say of it that is no reason to refuse it. */
const notesText = (notes: readonly Problem[] = []): string | undefined =>
  notes.length === 0 ? undefined : clip(['🟡 **Policies**', ...notes.map((note) => refusalLines(note, '•'))], 500);

export function draftPanel(view: ViewAt<'draft'>, { draftMinutes }: Lifetimes): Panel {
  const { deploy, draft } = view;
  const resources = (draft?.resources ?? []).map(draftLine);
  const problems = draft?.problems ?? [];
  const expires = new Date(deploy.changedAt.getTime() + draftMinutes * 60_000);
  return {
    facts: [`rev ${deploy.revision}`, `expires ${time(expires)}`],
    body: [
      resources.length > 0
        ? lines(
            `**Resources (${resources.length})**`,
            clip(withParts(draft?.resources ?? [], MOST_LETTERS), MOST_LETTERS),
            costLine(view),
          )
        : 'Nothing here yet. Add the first resource below.',
      savingLines(draft?.savings),
      problems.length > 0
        ? clip(
            problems.map((problem) => refusalLines(problem, '⚠️')),
            1200,
          )
        : undefined,
      notesText(draft?.notes),
    ],
    controls: controls(view),
  };
}
