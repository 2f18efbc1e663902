import { resourceKey } from '../../../core/request.ts';
import type { DraftLine } from '../../../deploy/ports.ts';
import { kindsFor } from '../../../generators/kinds.ts';
import { cardId } from '../../custom-id.ts';
import { LONGEST_KEY } from '../../opening/line-form.ts';
import { FROM_TEMPLATE } from '../../opening/templates.ts';
import { button, buttons, MAX_OPTIONS, type Option, type Row, row, select } from '../components.ts';
import { KIND_WORDS } from '../kinds.ts';
import { allLinesButton } from '../lines-card.ts';
import { moreQuotaButton } from '../more-quota.ts';
import type { ViewAt } from './panel.ts';

type Where = { deploy: { id: Parameters<typeof cardId>[1]; revision: number } };

/** A menu of the card, or none where there is nothing to choose. */
export const menu = ({ deploy }: Where, action: string, words: string, options: readonly Option[]): Row[] =>
  options.length > 0 ? [row(select(cardId(action, deploy.id, deploy.revision), words, options))] : [];

/** Kinds of the project's cloud, and templates behind one more entry; nothing for a cloud that we make nothing on. */
export function addable({ project }: Pick<ViewAt<'draft'>, 'project'>): Option[] {
  const kinds = kindsFor(project.provider).map(({ kind, title, summary }) => ({
    ...{ value: kind, label: title, description: summary },
  }));
  const template = {
    ...{ value: FROM_TEMPLATE, label: 'From a template…', description: 'Several resources that go together' },
  };
  return kinds.length > 0 ? [...kinds, template] : [];
}

/** Lines whose keys fit into a custom id. Those beyond the last that Discord draws are changed from a card of all lines. */
export const choosable = (all: readonly Pick<DraftLine, 'resource'>[], longest = LONGEST_KEY): Option[] =>
  all
    .map(({ resource }) => ({
      value: resourceKey(resource),
      label: `${KIND_WORDS[resource.kind]} ${resource.name}`,
    }))
    .filter(({ value }) => value.length <= longest)
    .slice(0, MAX_OPTIONS);

/** All that can be done with a draft. */
export function draftControls(view: ViewAt<'draft'>): Row[] {
  const { deploy, draft } = view;
  const { id, revision } = deploy;
  const taken = draft?.resources ?? [];
  const kept = taken.filter(({ act }) => act !== 'remove');
  const blocked = taken.length === 0 || (draft?.problems.length ?? 0) > 0;
  const problems = draft?.problems.length ?? 0;
  const why = problems > 0 ? ` (${problems} problem${problems === 1 ? '' : 's'})` : '';
  return [
    ...menu(view, 'add', 'Add a resource…', addable(view)),
    ...menu(view, 'edit', 'Change a line…', choosable(kept)),
    ...menu(view, 'drop', 'Remove a line…', choosable(taken, 100)),
    ...buttons(
      button({ id: cardId('plan', id, revision), text: `Plan${why}`, style: 'primary', disabled: blocked }),
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
