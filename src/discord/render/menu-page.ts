import { button, buttons, MAX_OPTIONS, type Row } from './components.ts';

/** So many of a list as Discord draws in one menu. */
export interface MenuPage<T> {
  shown: readonly T[];
  /** Counted from 0. */
  now: number;
  last: number;
}

/** A page of a list; one that is not there any more is the last. */
export function menuPage<T>(all: readonly T[], wanted: number): MenuPage<T> {
  const last = Math.max(0, Math.ceil(all.length / MAX_OPTIONS) - 1);
  const now = Math.max(0, Math.min(wanted, last));
  return { shown: all.slice(now * MAX_OPTIONS, (now + 1) * MAX_OPTIONS), now, last };
}

/** What turns it; no row where there is one page. */
export const turnButtons = ({ now, last }: MenuPage<unknown>, idOf: (page: number) => string): Row[] =>
  buttons(
    now > 0 && button({ id: idOf(now - 1), text: '‹ Back' }),
    now < last && button({ id: idOf(now + 1), text: 'More ›' }),
  );
