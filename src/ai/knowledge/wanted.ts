import type { Category, Entry, Scope } from './entry.ts';

/** Which entries count; those for any cloud count for each. */
export interface Wanted {
  provider?: Scope;
  category?: Category;
  limit?: number;
}

export const isWanted = (entry: Entry, { provider, category }: Wanted): boolean =>
  (!provider || entry.provider === provider || entry.provider === 'any') && (!category || entry.category === category);
