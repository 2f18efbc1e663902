import type { Clock, InboxItem, Tables } from './deploy/ports.ts';
import type { SqliteStore } from './store/open-store.ts';

/** Both doors store what came in and its job together; what one repository sends is worked off in order. */
export const acceptInto =
  (store: SqliteStore) =>
  (item: InboxItem): Promise<boolean> =>
    store.transaction(async ({ inbox, jobs }) => {
      if (!(await inbox.accept(item))) return false;
      const { repo } = item.payload as { repo?: string };
      const inOrder = repo ? { queue: `inbox:${repo}` } : {};
      await jobs.add({ task: 'inbox', item: item.id }, { key: `inbox:${item.id}`, ...inOrder });
      return true;
    });

type Desk = { handle(item: InboxItem): Promise<void> };

/** The job of an item: whoever's door it came through works on it, then it is done. */
export const workOff =
  ({ inbox }: Pick<Tables, 'inbox'>, { now }: Clock, desks: Readonly<Record<InboxItem['source'], Desk>>) =>
  async ({ item: id }: { item: string }): Promise<void> => {
    const item = await inbox.find(id);
    if (!item) return;
    await desks[item.source].handle(item);
    await inbox.done(id, now());
  };
