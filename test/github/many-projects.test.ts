import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProjectId } from '../../src/core/ids.ts';
import { bindJobs, bindUseCases } from '../../src/deploy/bind.ts';
import { runDueJobs } from '../deploy/world.ts';
import { manualClock } from '../fakes/ports.ts';
import { githubPerson, NOW } from '../fakes/words.ts';
import { type Harness, REPO, startHarness } from './harness.ts';
import { portsOn } from './ports-on.ts';

/** One pull request that changes a hundred projects: real git, the real GitHub edge on the local GitHub, and no terraform. */
const PROJECTS = Array.from({ length: 100 }, (_, n) => `team-${n + 100}` as ProjectId);

let github: Harness;
let folder: string;
beforeAll(async () => {
  github = await startHarness();
  folder = await mkdtemp(join(tmpdir(), 'guildops-many-'));
});
afterAll(async () => {
  await github.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
});

const clock = manualClock(NOW);

it('a hundred projects are planned with at most 3 comments and 30 calls of the API', async () => {
  const { ports, store } = await portsOn(github, { folder, clock, projects: PROJECTS });
  const files = Object.fromEntries(PROJECTS.map((id) => [`projects/${id}/notes.md`, id]));
  const ada = github.sandbox.addPerson('ada');
  await ada.push(REPO, 'everywhere', { files, message: 'Everywhere' });
  const number = await ada.openPull(REPO, { title: 'Everywhere', head: 'everywhere' });
  const before = github.sandbox.requests.length;

  await bindUseCases(ports).noticePull({ repo: REPO, number, cause: 'delivery-1', pusher: githubPerson('ada') });
  const handlers = { inbox: async () => {}, backup: async () => {}, ...bindJobs(ports) };
  await runDueJobs(ports, store, handlers);
  clock.advance(2_000); // what was put off is due now
  await runDueJobs(ports, store, handlers);

  const states = (await store.deploys.byPull(REPO, number)).map(({ state }) => state.at);
  expect(states).toEqual(PROJECTS.map(() => 'plan_ready'));
  const calls = github.sandbox.requests.slice(before).filter(({ path }) => !path.includes('.git/'));
  const told = calls.map(({ method, path }) => `${method} ${path}`).join('\n');
  expect(calls.length, told).toBeLessThanOrEqual(30);
  const comments = github.sandbox.comments(REPO, number);
  expect(comments.length).toBeLessThanOrEqual(3);
  for (const id of PROJECTS) expect(comments[0]?.body).toContain(`\`${id}\``);
  expect(comments[0]?.body).toContain('100 projects');
  expect(github.sandbox.checkRuns(REPO).map(({ name, conclusion }) => [name, conclusion])).toEqual([
    ['guildops/plan', 'success'],
    ['guildops/apply', 'success'],
  ]);
  expect(github.sandbox.violations).toEqual([]);
});
