import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppOctokit, installationOctokit } from './app.ts';
import { repo, type Started, startGitHub } from './start.ts';

let started: Started;
let octokit: AppOctokit;
let head = '';
const at = { owner: 'acme', repo: 'infra' };
beforeAll(async () => {
  started = await startGitHub({ events: ['deployment', 'deployment_status'] });
  ({ octokit } = await installationOctokit(started.github));
  head = await started.wim.push(repo, 'topic', { files: { 'main.tf': '' }, message: 'Add' });
});
afterAll(() => started.stop());

type Wish = Partial<Parameters<AppOctokit['rest']['repos']['createDeployment']>[0]>;
async function deployed(wish: Wish = {}): Promise<number> {
  const plain = { ref: head, auto_merge: false, required_contexts: [], environment: 'dev' };
  const { data } = await octokit.rest.repos.createDeployment({ ...at, ...plain, ...wish });
  return 'id' in data ? data.id : 0;
}
const say = (deployment_id: number, state: 'success' | 'inactive' | 'failure', more: object = {}) =>
  octokit.rest.repos.createDeploymentStatus({ ...at, deployment_id, state, ...more });
const statesOf = (id: number) =>
  started.github
    .deployments(repo)
    .find((one) => one.id === id)
    ?.statuses.map(({ state }) => state);

it('is found by commit, task and environment, newest first', async () => {
  const wanted = { task: 'apply', environment: 'found' };
  const ids = [await deployed(wanted), await deployed(wanted)];
  await deployed({ ...wanted, task: 'other' });
  await deployed({ ...wanted, environment: 'elsewhere' });
  const { data } = await octokit.rest.repos.listDeployments({ ...at, sha: head, ...wanted });
  expect(data.map(({ id }) => id)).toEqual(ids.toReversed());
});

it.each([
  { production: false, before: ['success', 'inactive'] },
  { production: true, before: ['success'] },
])('a success retires the one before, unless it is production: $production', async ({ production, before }) => {
  const place = { environment: `retired-${production}`, production_environment: production };
  const [first, failed, last] = [await deployed(place), await deployed(place), await deployed(place)];
  await say(first, 'success');
  await say(failed, 'failure');
  await say(last, 'success');
  expect([first, failed, last].map(statesOf)).toEqual([before, ['failure'], ['success']]);
});

it.each([
  { refuses: 'a description of 141 letters', says: { description: 'x'.repeat(141) } },
  { refuses: 'a log that is no address', says: { log_url: 'runs/1' } },
])('refuses $refuses', async ({ says }) => {
  await expect(say(await deployed(), 'success', says)).rejects.toMatchObject({ status: 422 });
});

it.each([
  { refuses: 'an environment without a name', wish: { environment: '' }, status: 422 },
  { refuses: 'a commit that is not there', wish: { ref: '0'.repeat(40) }, status: 422 },
  { refuses: 'checks that are not green', wish: { required_contexts: ['plan'] }, status: 409 },
])('refuses $refuses', async ({ wish, status }) => {
  await expect(deployed(wish)).rejects.toMatchObject({ status });
});

it('does not merge by itself: what is behind the default branch is refused unless nobody asked for a merge', async () => {
  await started.wim.push(repo, 'main', { files: { 'other.tf': '' }, message: 'Elsewhere' });
  await expect(deployed({ auto_merge: true })).rejects.toMatchObject({ status: 409 });
  expect(await deployed({ auto_merge: false })).toBeGreaterThan(0);
});

it('is told to who listens, but for what becomes inactive', async () => {
  const before = started.github.deliveries.length;
  const id = await deployed({ environment: 'told' });
  await say(id, 'success');
  await say(id, 'inactive');
  expect(started.github.deliveries.slice(before).map(({ event, action }) => [event, action])).toEqual([
    ['deployment', 'created'],
    ['deployment_status', 'created'],
  ]);
});
