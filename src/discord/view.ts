import type { APIMessageTopLevelComponent } from 'discord.js';
import { Refusal } from '../core/refusal.ts';
import type { Asked } from './asked.ts';
import { type ClickId, clickId } from './click-id.ts';
import type { Context } from './context.ts';
import type { Card, Picture } from './message.ts';
import { button, buttons, type Row } from './render/components.ts';
import type { Translate } from './words/t.ts';

/** One page of a view, and how many there are. */
export interface Page {
  components: readonly APIMessageTopLevelComponent[];
  /** Counted from 1. */
  page: number;
  pages: number;
  /** Further rows that belong to this page, for the one who asked. */
  controls?: readonly Row[];
  /** What a gallery among the components shows. */
  file?: Picture;
}

/**
 * A private answer that can be turned over and shared: it is drawn anew each time, from its words alone. The first word is the number
 * of the page.
 */
export interface View {
  name: string;
  /** @throws Refusal */
  draw(context: Context<Asked>, args: readonly string[]): Promise<Page>;
}

export const TURN = 'turn';
export const SHARE = 'share';

/** A view as the answer to whoever asked: with what turns its pages and what shares it. */
export function withControls(
  { name }: View,
  [, ...rest]: readonly string[],
  { components, page, pages, controls = [], file }: Page,
  t: Translate,
): Card {
  const turnTo = (to: number, words: string) =>
    button({ id: clickId(TURN, name, String(to), ...rest), text: words, disabled: to < 1 || to > pages });
  const row = buttons(
    pages > 1 && turnTo(page - 1, `‹ ${t('common.previous')}`),
    pages > 1 && turnTo(page + 1, `${t('common.next')} ›`),
    button({ id: clickId(SHARE, name, String(page), ...rest), text: t('common.share') }),
  );
  return { components: [...components, ...controls, ...row], ...(file && { file }) };
}

/** The first answer of a command that shows a view. */
export const show = async (context: Context, view: View, ...rest: readonly string[]): Promise<Card> => {
  const args = ['1', ...rest];
  return withControls(view, args, await view.draw(context, args), context.t);
};

/** The view and its words that a click is about. @throws Refusal `stale-card` for one that there is not */
export function viewOfClick(viewNamed: (name: string) => View | undefined, { args }: ClickId) {
  const [name = '', ...rest] = args;
  const view = viewNamed(name);
  if (!view || !/^\d{1,4}$/.test(rest[0] ?? '')) throw new Refusal({ code: 'stale-card' });
  return { view, args: rest };
}

/** So many of a list as belong on a page; a page that is no longer there is the last one. */
export function pageOf<T>(all: readonly T[], args: readonly string[], size: number) {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(pages, Math.max(1, Number(args[0] ?? 1) || 1));
  return { page, pages, shown: all.slice((page - 1) * size, page * size) };
}
