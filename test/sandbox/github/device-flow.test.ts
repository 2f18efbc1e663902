import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDeviceFlow } from '../../../src/github/device-flow.ts';
import { manualClock } from '../../fakes/ports.ts';
import { type Started, startGitHub } from './start.ts';

const clock = manualClock(new Date('2026-11-20T12:00:00Z'));
let started: Started;
beforeAll(async () => {
  started = await startGitHub({ now: clock.now });
});
afterAll(() => started.stop());

const flow = (clientId = started.github.app.clientId) =>
  createDeviceFlow({ clientId: async () => clientId, apiUrl: started.github.apiUrl });

/** Types a code on GitHub's page as somebody who is signed in there. */
async function type(page: string, login: string, code: string, authorize: '0' | '1' = '1'): Promise<number> {
  const { origin } = new URL(page);
  const signedIn = await fetch(`${origin}/login?as=${login}&return_to=/login/device`, { redirect: 'manual' });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const form = await fetch(page, { headers: { cookie } });
  expect(await form.text()).toContain('Type the code');
  const body = new URLSearchParams({ user_code: code, authorize });
  return (await fetch(page, { method: 'POST', headers: { cookie }, body })).status;
}

it('says whose account it is, once they have typed the code, and says it once', async () => {
  const { deviceCode, userCode, page, intervalS } = await flow().begin();
  expect(await flow().poll(deviceCode)).toEqual({ is: 'pending' });
  expect(await type(page, 'ada', userCode.toLowerCase())).toBe(200);
  clock.advance(intervalS * 1000);
  expect(await flow().poll(deviceCode)).toEqual({ is: 'known', login: 'ada' });
  expect(await flow().poll(deviceCode)).toEqual({ is: 'expired' });
  expect(started.github.violations).toEqual([]);
});

it('says no for who said no, and for a code that has run out', async () => {
  const [refused, old] = [await flow().begin(), await flow().begin()];
  await type(refused.page, 'ada', refused.userCode, '0');
  expect(await flow().poll(refused.deviceCode)).toEqual({ is: 'denied' });
  clock.advance(old.livesS * 1000);
  expect(await flow().poll(old.deviceCode)).toEqual({ is: 'expired' });
  expect(await type(old.page, 'ada', old.userCode)).toBe(404);
});

it('is told to ask more slowly when it asks too soon, which this GitHub notes', async () => {
  const { deviceCode, intervalS } = await flow().begin();
  await flow().poll(deviceCode);
  expect(await flow().poll(deviceCode)).toEqual({ is: 'slow-down', intervalS: intervalS + 5 });
  expect(started.github.violations).toEqual([expect.stringContaining('interval')]);
});

it('is refused where the App is not known', async () => {
  await expect(flow('Iv1.other').begin()).rejects.toThrow('requirement');
});
