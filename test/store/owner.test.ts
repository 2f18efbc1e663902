import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { opened, temporaryFolder } from './open.ts';
import { startWriter } from './writer.ts';

describe('the data folder', () => {
  it('belongs to one store at a time, and the second is told whose it is', async () => {
    const file = join(temporaryFolder(), 'guildops.db');
    const first = await opened(file);
    await expect(opened(file)).rejects.toThrow(`in use by process ${process.pid}`);
    await first.close();
    await opened(file);
  });

  it('of another process is told by its number, and free at once when that is killed', async () => {
    const file = join(temporaryFolder(), 'guildops.db');
    const writer = await startWriter(file, 'idle');
    await expect(opened(file)).rejects.toThrow(`in use by process ${writer.pid}`);
    await writer.kill();
    const store = await opened(file);
    expect(await store.notes.get('ready')).toBe(true);
  });
});
