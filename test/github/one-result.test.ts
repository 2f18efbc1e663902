import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProjectId } from '../../src/core/ids.ts';
import { bindJobs, bindUseCases } from '../../src/deploy/bind.ts';
import { generateProject } from '../../src/generators/generate.ts';
import { checkedResource } from '../../src/generators/kinds.ts';
import { runDueJobs } from '../deploy/world.ts';
import { manualClock } from '../fakes/ports.ts';
import { aProject, githubPerson, NOW } from '../fakes/words.ts';
import { type Harness, REPO, startHarness } from './harness.ts';
import { portsOn } from './ports-on.ts';

const WEB = 'web' as ProjectId;

let github: Harness;
let folder: string;
beforeAll(async () => {
  github = await startHarness();
  folder = await mkdtemp(join(tmpdir(), 'guildops-result-'));
});
afterAll(async () => {
  await github.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
});

it('the result of an apply is told once when the merge and the mirror job come to it together', async () => {
  const clock = manualClock(NOW);
  const { ports, store } = await portsOn(github, { folder, clock, projects: [WEB] });
  const project = aProject({ id: WEB, directory: `projects/${WEB}` });
  const resources = [checkedResource(project, 'network', 'main', {})];
  const generated = [...generateProject({ project, resources })];
  const files = Object.fromEntries(generated.flatMap(([path, text]) => (text === null ? [] : [[path, text]])));
  const ada = github.sandbox.addPerson('ada');
  await ada.push(REPO, 'more', { files, message: 'More' });
  const number = await ada.openPull(REPO, { title: 'More', head: 'more' });
  const useCases = bindUseCases(ports);
  const jobs = bindJobs(ports);
  const due = () => runDueJobs(ports, store, { inbox: async () => {}, backup: async () => {}, ...jobs });
  await useCases.noticePull({ repo: REPO, number, cause: 'delivery-1', pusher: githubPerson('ada') });
  await due();
  const [deploy] = await useCases.deploysOfPull(REPO, number);
  if (!deploy) throw new Error('nothing was planned');
  await useCases.askApply({ deploy: deploy.id, by: githubPerson('ada') });
  const context = { signal: new AbortController().signal, attempt: 1 };
  await jobs.apply({ task: 'apply', deploy: deploy.id }, context);

  await Promise.all([
    jobs.merge({ task: 'merge', deploy: deploy.id }, context),
    jobs['mirror-pull']({ task: 'mirror-pull', repo: REPO, number }, context),
  ]);
  clock.advance(2_000);
  await due();

  const told = github.sandbox.comments(REPO, number).filter(({ body }) => body.includes('guildops:reply result_'));
  expect(told).toHaveLength(1);
  expect(await store.deploys.get(deploy.id)).toMatchObject({ state: { at: 'applied', merge: { is: 'merged' } } });
  expect(github.sandbox.violations).toEqual([]);
});
