import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlanId } from '../../src/core/ids.ts';
import { createSealer } from '../../src/core/seal.ts';
import { openStore } from '../../src/store/open-store.ts';
import { storedDeploy } from '../contracts/stored-deploy.ts';
import { testSealer } from '../fakes/store.ts';
import { NOW } from '../fakes/words.ts';
import { temporaryFolder } from './open.ts';

const SECRET = 'hunter2-hunter2-hunter2';
const clock = { now: () => NOW };

/** A database that was given a secret wherever one may come, closed again, and a copy of it. */
async function writtenDatabase() {
  const folder = temporaryFolder();
  const [file, copy] = [join(folder, 'guildops.db'), join(folder, 'copy.db')];
  const store = await openStore({ file, sealer: testSealer, clock });
  const { id: deploy } = await storedDeploy(store);
  const payload = { token: SECRET };
  await store.inbox.accept({ id: 'click-1', source: 'discord', name: 'command', payload, receivedAt: NOW });
  await store.plans.put({ id: '7F3K.1' as PlanId, deploy, file: Buffer.from(SECRET), text: '', json: {} });
  await store.backup(copy);
  await store.close();
  return { file, copy };
}

describe('plan files and payloads', () => {
  it('cannot be read in the database or in its copies', async () => {
    for (const path of Object.values(await writtenDatabase())) {
      const bytes = readFileSync(path);
      expect(bytes.includes('click-1')).toBe(true);
      expect(bytes.includes(SECRET)).toBe(false);
    }
  });

  it('do not open with another key', async () => {
    const { file } = await writtenDatabase();
    const store = await openStore({ file, sealer: createSealer([{ id: 'other', key: new Uint8Array(32) }]), clock });
    await expect(store.inbox.find('click-1')).rejects.toThrow(/key "test"/);
    await expect(store.plans.find('7F3K.1' as PlanId)).rejects.toThrow(/key "test"/);
    await store.close();
  });
});
