import { describe, expect, it } from 'vitest';
import { Chaos } from '../../../sandbox/cloud/store/chaos.ts';
import { tempDir } from './temp-dir.ts';

/** Two views of one folder, as two processes have. */
function twoViews(): [Chaos, Chaos] {
  const dir = tempDir();
  return [new Chaos(dir), new Chaos(dir)];
}

describe('a chaos rule', () => {
  it('strikes only what it speaks of', () => {
    const [here, there] = twoViews();
    here.add({ on: 'create', type: 'google_compute_disk', name: 'data', kind: 'fail' });
    expect(there.strike('create', 'google_compute_disk', 'data')?.kind).toBe('fail');
    expect(there.strike('delete', 'google_compute_disk', 'data')).toBeUndefined();
    expect(there.strike('create', 'google_compute_network', 'data')).toBeUndefined();
    expect(there.strike('create', 'google_compute_disk', 'other')).toBeUndefined();
  });

  it('strikes as often as it says, counted over all processes, and then the next one does', () => {
    const [here, there] = twoViews();
    here.add({ on: 'create', kind: 'quota', times: 2 });
    here.add({ on: 'create', kind: 'midway' });
    const struck = [here, there, here, there].map((view) => view.strike('create', 'any', 'any')?.kind);
    expect(struck).toEqual(['quota', 'quota', 'midway', 'midway']);
  });

  it('strikes no more once the rules are cleared', () => {
    const [here, there] = twoViews();
    here.add({ on: 'update', kind: 'hang' });
    there.clear();
    expect(here.strike('update', 'any', 'any')).toBeUndefined();
  });
});
