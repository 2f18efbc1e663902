import type { ProjectId } from '../../src/core/ids.ts';
import type { Clock, Ports } from '../../src/deploy/ports.ts';
import { createRepositories } from '../../src/git/repositories.ts';
import { createEnvironmentMirror } from '../../src/github/environment-mirror.ts';
import { createPullMirror } from '../../src/github/pull-mirror.ts';
import { createPulls } from '../../src/github/pulls.ts';
import { fakeEngine } from '../fakes/engine.ts';
import { fakeLog, fakeMirrors, fakeRules } from '../fakes/ports.ts';
import { fakeStore } from '../fakes/store.ts';
import { aProject } from '../fakes/words.ts';
import type { Harness } from './harness.ts';

interface Stage {
  /** Where git keeps its mirror. */
  folder: string;
  clock: Clock;
  projects: readonly ProjectId[];
}

/** The ports of the story with real git and the real GitHub edge on the local GitHub, and no terraform. */
export async function portsOn(
  { github, sandbox }: Harness,
  { folder, clock, projects }: Stage,
): Promise<{ ports: Ports; store: Awaited<ReturnType<typeof fakeStore>> }> {
  const store = await fakeStore(clock);
  const log = fakeLog();
  const { gitAccess, botIdentity: signature } = github;
  const repositories = createRepositories({ dir: folder, remote: gitAccess, signature, log });
  const ports: Ports = {
    ...{ store, repositories, clock, log },
    engine: fakeEngine(repositories.files),
    pulls: createPulls(github, { pause: () => sandbox.settled() }),
    pullMirror: createPullMirror(github, { trigger: 'guildops' }),
    environmentMirror: createEnvironmentMirror(github, log),
    chatMirror: fakeMirrors().chatMirror,
    rules: fakeRules(),
  };
  for (const id of projects) await store.projects.add(aProject({ id, directory: `projects/${id}` }));
  return { ports, store };
}
