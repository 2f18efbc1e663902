/** A process that works on a store until it is killed. Started by `writer.ts` with a file and what to do. */

import { createSealer } from '../../src/core/seal.ts';
import { openStore } from '../../src/store/open-store.ts';

const [, , file = '', act = ''] = process.argv;
const sealer = createSealer([{ id: 'test', key: new Uint8Array(32).fill(7) }]);
const tell = (word: string) => void process.stdout.write(`${word}\n`);

async function work(): Promise<void> {
  const store = await openStore({ file, sealer, clock: { now: () => new Date() } });
  await store.notes.set('ready', true);
  if (act === 'committed') {
    await store.transaction(async ({ notes, jobs }) => {
      await notes.set('written', 1);
      await jobs.add({ task: 'sweep' }, { key: 'sweep' });
    });
  }
  if (act === 'underway') {
    await store.transaction(async ({ notes, jobs }) => {
      await notes.set('written', 1);
      await jobs.add({ task: 'sweep' }, { key: 'sweep' });
      tell('ready');
      await new Promise(() => {}); // for ever: the test kills us here
    });
  }
  tell('ready');
  setInterval(() => {}, 60_000);
}

await work();
