import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock, InboxItem, Tables } from './deploy/ports.ts';
import type { SqliteStore } from './store/open-store.ts';

/**
 * Both doors store what came in and its job together; what one repository sends is worked off in order. What comes in the same moment is
 * stored by one transaction, as each waits for the disk: fifty people who click at once would wait for fifty.
 */
export function acceptInto(store: SqliteStore): (item: InboxItem) => Promise<boolean> {
  let waiting: InboxItem[] = [];
  let storing: Promise<readonly Promise<boolean>[]> | undefined;

  const storeWaiting = async () => {
    await nextTurn();
    const items = waiting;
    [waiting, storing] = [[], undefined];
    return storeAll(store, items);
  };

  return async (item) => {
    const place = waiting.push(item) - 1;
    storing ??= storeWaiting();
    return (await storing)[place] ?? false;
  };
}

/** Whether each is new. Where they cannot be stored together, each is tried alone: one that is bad takes no other with it. */
async function storeAll(store: SqliteStore, items: readonly InboxItem[]): Promise<readonly Promise<boolean>[]> {
  try {
    const areNew = await store.transaction(async (tables) => {
      const answers: boolean[] = [];
      for (const item of items) answers.push(await storeOne(tables, item));
      return answers;
    });
    return areNew.map((isNew) => Promise.resolve(isNew));
  } catch {
    return items.map((item) => store.transaction((tables) => storeOne(tables, item)));
  }
}

async function storeOne({ inbox, jobs }: Tables, item: InboxItem): Promise<boolean> {
  if (!(await inbox.accept(item))) return false;
  const { repo } = item.payload as { repo?: string };
  const inOrder = repo ? { queue: `inbox:${repo}` } : {};
  await jobs.add({ task: 'inbox', item: item.id }, { key: `inbox:${item.id}`, ...inOrder });
  return true;
}

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
