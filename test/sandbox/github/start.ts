import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SandboxGitHub, type SandboxOptions, startSandboxGitHub } from '../../../sandbox/github/index.ts';

export const repo = 'acme/infra';

/** A fresh GitHub in a folder of its own, with one repository that ada administers, wim writes to and rea reads. */
export async function startGitHub(options: Partial<SandboxOptions> = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'sandbox-github-'));
  const github: SandboxGitHub = await startSandboxGitHub({
    dir,
    webhookSecret: 'a-webhook-secret-for-tests',
    ...options,
  });
  await github.addRepository(repo, { roles: { ada: 'admin', wim: 'write', rea: 'read' } });
  const people = { ada: github.addPerson('ada'), wim: github.addPerson('wim'), rea: github.addPerson('rea') };
  const stop = async () => {
    await github.close();
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  };
  return { github, dir, ...people, stop };
}

export type Started = Awaited<ReturnType<typeof startGitHub>>;
