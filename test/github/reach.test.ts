import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toRepoParams } from '../../src/github/repo.ts';
import { type Harness, REPO, startHarness } from './harness.ts';

let world: Harness;
beforeAll(async () => {
  world = await startHarness();
});
afterAll(async () => {
  expect(world.sandbox.violations).toEqual([]);
  await world.stop();
});

type How = Parameters<Harness['sandbox']['setInstalled']>[1];
const become = (how: How) => {
  world.sandbox.setInstalled(REPO, how);
  return world.sandbox.settled();
};
const read = async () => (await world.github.client(REPO)).rest.repos.get(toRepoParams(REPO));
const told = () =>
  world.log.lines
    .filter(({ fields }) => 'repo' in fields && fields.repo === REPO)
    .map(({ level, message }) => `${level}: ${message}`);
const tokensAsked = () =>
  world.sandbox.requests.filter(({ path }) => /access_tokens|\/installation$/.test(path)).length;

describe.each<{ how: How; says: RegExp; wayOn: RegExp }>([
  { how: 'suspended', says: /App is suspended for acme\/infra/, wayOn: /An owner unsuspends it/ },
  { how: 'removed', says: /App is not installed on acme\/infra/, wayOn: /Install the App there/ },
  { how: 'uninstalled', says: /App is not installed on acme\/infra/, wayOn: /Install the App there/ },
])('a repository whose installation is $how', ({ how, says, wayOn }) => {
  it('pauses what needs it, says so once, and is open again when that is undone', async () => {
    await read(); // a token for an hour is remembered
    const before = told().length;
    await become(how);
    await expect(read()).rejects.toMatchObject({
      name: 'Paused',
      what: expect.stringMatching(says),
      wayOn: expect.stringMatching(wayOn),
    });
    await expect(world.github.gitAccess(REPO, 'write')).rejects.toMatchObject({ name: 'Paused' });
    expect(world.github.shutOut()).toEqual([REPO]);
    const asked = tokensAsked();
    for (let job = 0; job < 10; job += 1) await expect(read()).rejects.toThrow(says);
    expect(tokensAsked()).toBe(asked); // many jobs that wait do not spend the App's requests
    await become('installed');
    expect((await read()).status).toBe(200);
    expect(world.github.shutOut()).toEqual([]);
    expect(told().slice(before)).toEqual([
      'warn: a repository cannot be opened: all work on it waits',
      'info: the repository can be opened again: work on it goes on',
    ]);
  });
});

describe('a suspension that no webhook told of', () => {
  it('is found out by the first call, which makes the next one ask why', async () => {
    await read();
    world.sandbox.fault({ kind: 'drop-delivery', event: 'installation.suspend' });
    await become('suspended');
    await expect(read()).rejects.toThrow(/403 .* has been suspended/);
    await expect(read()).rejects.toMatchObject({ name: 'Paused' });
    await become('installed');
    expect((await read()).status).toBe(200);
  });
});
