import { describe, expect, it } from 'vitest';
import { digestOf, type RunId, type StateId } from '../../src/core/ids.ts';
import type { StateLock, StateStore, StateVersion } from '../../src/state/ports.ts';
import { NOW } from '../fakes/words.ts';
import { opened } from './open.ts';

const [mine, other] = ['state-1' as StateId, 'state-2' as StateId];
const [run, laterRun] = ['7f3k-1-apply-1' as RunId, '7f3k-2-apply-1' as RunId];
const open = async (): Promise<StateStore> => (await opened(':memory:')).states;

const version = (serial: number, facts: Partial<StateVersion> = {}): StateVersion => ({
  stateId: mine,
  serial,
  lineage: 'lineage-1',
  sha256: digestOf(String(serial)),
  run,
  at: NOW,
  sealed: Buffer.from([serial]),
  ...facts,
});
const lock = (facts: Partial<StateLock> = {}): StateLock => ({
  stateId: mine,
  id: 'lock-1',
  run,
  info: '{"ID":"lock-1"}',
  at: NOW,
  ...facts,
});

describe('state versions', () => {
  it('are only ever appended, and every serial can be read again', async () => {
    const states = await open();
    const answers = [await states.append(version(2)), await states.append(version(10))];
    answers.push(await states.append(version(2, { sealed: Buffer.from('other') })));
    expect(answers).toEqual([true, true, false]);
    expect(await states.latest(mine)).toEqual(version(10));
    expect(await states.find(mine, 2)).toEqual(version(2));
    expect(await states.find(mine, 3)).toBeUndefined();
    expect(await states.latest(other)).toBeUndefined();
  });

  it('are listed oldest first, without their bytes', async () => {
    const states = await open();
    for (const serial of [3, 1]) await states.append(version(serial));
    await states.append(version(1, { stateId: other }));
    const { sealed: _, ...facts } = version(1);
    const listed = await states.versions(mine);
    expect(listed[0]).toEqual(facts);
    expect(listed.map(({ serial }) => serial)).toEqual([1, 3]);
  });
});

describe('terraform’s own lock', () => {
  it('is told to whoever comes second, and released by its id only', async () => {
    const states = await open();
    expect(await states.lock(lock())).toBeUndefined();
    expect(await states.lock(lock({ id: 'lock-2', run: laterRun }))).toEqual(lock());
    expect(await states.unlock(mine, 'lock-2')).toBe(false);
    expect(await states.lockOf(mine)).toEqual(lock());
    expect(await states.unlock(mine, 'lock-1')).toBe(true);
    expect(await states.lockOf(mine)).toBeUndefined();
  });

  it('of a dead run is released whatever its id was, and nobody else’s', async () => {
    const states = await open();
    await states.lock(lock());
    await states.lock(lock({ stateId: other, run: laterRun }));
    await states.unlockRun(run);
    expect([await states.lockOf(mine), await states.lockOf(other)]).toEqual([
      undefined,
      lock({ stateId: other, run: laterRun }),
    ]);
  });
});

it('tokens are known by their hash until their run’s are revoked', async () => {
  const states = await open();
  const token = { hash: digestOf('t1'), run, stateId: mine, may: 'plan' } as const;
  const kept = { ...token, hash: digestOf('t3'), run: laterRun, may: 'apply' } as const;
  for (const each of [token, { ...token, hash: digestOf('t2') }, kept]) await states.grant(each);
  expect(await states.findToken(token.hash)).toEqual(token);
  await states.revoke(run);
  expect(await states.findToken(token.hash)).toBeUndefined();
  expect(await states.findToken(digestOf('t2'))).toBeUndefined();
  expect(await states.findToken(kept.hash)).toEqual(kept);
});
