import { resourceKey } from '../../../core/request.ts';
import type { DraftLine } from '../../../deploy/ports.ts';
import { kindsFor } from '../../../generators/kinds.ts';
import { cardId } from '../../custom-id.ts';
import { LONGEST_KEY } from '../../opening/line-form.ts';
import { FROM_TEMPLATE } from '../../opening/templates.ts';
import { aboutIn } from '../../words/rules-in.ts';
import type { Translate } from '../../words/t.ts';
import { button, buttons, MAX_OPTIONS, type Option, type Row, row, select } from '../components.ts';
import { allLinesButton } from '../lines-card.ts';
import { moreQuotaButton } from '../more-quota.ts';
import type { ViewAt } from './panel.ts';

type Where = { deploy: { id: Parameters<typeof cardId>[1]; revision: number } };

/** A menu of the card, or none where there is nothing to choose. */
export const menu = ({ deploy }: Where, action: string, words: string, options: readonly Option[]): Row[] =>
  options.length > 0 ? [row(select(cardId(action, deploy.id, deploy.revision), words, options))] : [];

/** Kinds of the project's cloud, and templates behind one more entry; nothing for a cloud that we make nothing on. */
export function addable({ project }: Pick<ViewAt<'draft'>, 'project'>, t: Translate): Option[] {
  const kinds = kindsFor(project.provider).map(({ kind, summary }) => ({
    ...{ value: kind, label: t(`kind.${kind}`), description: aboutIn(t.locale, { kind, summary }) },
  }));
  const template = {
    ...{ value: FROM_TEMPLATE, label: t('draft.template'), description: t('draft.template-about') },
  };
  return kinds.length > 0 ? [...kinds, template] : [];
}

/** Lines whose keys fit into a custom id. Those beyond the last that Discord draws are changed from a card of all lines. */
export const choosable = (all: readonly Pick<DraftLine, 'resource'>[], t: Translate, longest = LONGEST_KEY): Option[] =>
  all
    .map(({ resource }) => ({
      value: resourceKey(resource),
      label: `${t(`kind.${resource.kind}`)} ${resource.name}`,
    }))
    .filter(({ value }) => value.length <= longest)
    .slice(0, MAX_OPTIONS);

/** All that can be done with a draft. */
export function draftControls(view: ViewAt<'draft'>, t: Translate): Row[] {
  const { deploy, draft } = view;
  const { id, revision } = deploy;
  const taken = draft?.resources ?? [];
  const kept = taken.filter(({ act }) => act !== 'remove');
  const problems = draft?.problems.length ?? 0;
  const blocked = taken.length === 0 || problems > 0;
  const plan = problems > 0 ? t('draft.plan-blocked', { count: problems }) : t('draft.plan');
  return [
    ...menu(view, 'add', 'Add a resource…', addable(view, t)),
    ...menu(view, 'edit', 'Change a line…', choosable(kept, t)),
    ...menu(view, 'drop', 'Remove a line…', choosable(taken, t, 100)),
    ...buttons(
      button({ id: cardId('plan', id, revision), text: plan, style: 'primary', disabled: blocked }),
      taken.length > 0 && button({ id: cardId('details', id, 0, 'resources'), text: 'Details' }),
      kept.length > 0 && button({ id: cardId('save', id, revision), text: 'Save as template…' }),
      button({ id: cardId('cancel', id, revision), text: 'Cancel', style: 'danger' }),
    ),
    ...buttons(
      button({ id: cardId('resources', id, 0), text: 'Change what exists…' }),
      button({ id: cardId('upload', id, revision), text: 'Upload a file…' }),
      allLinesButton(deploy),
      moreQuotaButton(draft?.problems ?? []),
    ),
  ];
}
