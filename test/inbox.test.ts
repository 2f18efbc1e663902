import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InboxItem } from '../src/deploy/ports.ts';
import { acceptInto } from '../src/inbox.ts';
import { NOW } from './fakes/words.ts';
import { opened, temporaryFolder } from './store/open.ts';

const item = (id: string, payload: InboxItem['payload'] = {}): InboxItem => ({
  ...{ id, source: 'github', name: 'push', payload, receivedAt: NOW },
});

describe('what comes in at the doors', () => {
  it('is stored in the same moment by one transaction, each once, and all of it has a job', async () => {
    const store = await opened(join(temporaryFolder(), 'guildops.db'));
    let transactions = 0;
    const accept = acceptInto({
      ...store,
      transaction: (work) => {
        transactions += 1;
        return store.transaction(work);
      },
    });
    const ids = Array.from({ length: 50 }, (_, n) => `delivery-${n}`);
    const areNew = await Promise.all([...ids, 'delivery-7'].map((id) => accept(item(id))));
    expect(areNew).toEqual([...ids.map(() => true), false]);
    expect(transactions).toBe(1);
    expect(await accept(item('delivery-8'))).toBe(false);
    expect((await store.figures(NOW)).jobs).toMatchObject([{ count: 50 }]);
  });

  it('is stored although what came with it cannot be', async () => {
    const store = await opened(join(temporaryFolder(), 'guildops.db'));
    const accept = acceptInto(store);
    const loop: Record<string, unknown> = {};
    loop.loop = loop; // no JSON can be made of it
    const bad = accept(item('bad', loop as InboxItem['payload']));
    const good = accept(item('good'));
    await expect(bad).rejects.toThrow('circular');
    expect(await good).toBe(true);
    expect(await store.inbox.find('good')).toMatchObject({ id: 'good' });
    expect(await store.inbox.find('bad')).toBeUndefined();
  });
});
