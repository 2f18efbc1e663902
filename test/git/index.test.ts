import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GuildId, Sha } from '../../src/core/ids.ts';
import { projectsOf } from '../../src/repo/discover.ts';
import { DEFAULT_CONFIG } from '../../src/repo/parse.ts';
import { toProject } from '../../src/repo/to-project.ts';
import { touchedBy } from '../../src/repo/touched.ts';
import { createGitRig, type GitRig, REPO } from './rig.ts';

const PROJECTS = 1_000;

const stack = (n: number): Record<string, string> => ({
  [`stacks/s${n}/main.tf`]: `module "vm" {\n  source = "../../lib/vm"\n  name   = "s${n}"\n}\n`,
  [`stacks/s${n}/backend.tf`]: `terraform {\n  backend "s3" {\n    bucket = "states"\n    key    = "s${n}.tfstate"\n    region = "eu-west-1"\n  }\n}\n`,
});

describe('the index of a repository with a thousand projects', () => {
  let rig: GitRig;
  let first: Sha;
  beforeAll(async () => {
    rig = await createGitRig();
    const stacks = Array.from({ length: PROJECTS }, (_, n) => stack(n));
    first = await rig.commit(Object.assign({ 'lib/vm/main.tf': 'variable "name" {}\n' }, ...stacks));
    await rig.repositories.refresh(REPO);
  });
  afterAll(() => rig.close());

  /** Seconds until it is known which projects a change is about. */
  async function find(at: Sha, paths: readonly string[]) {
    const began = performance.now();
    const index = await rig.repositories.index(REPO, at);
    const projects = projectsOf(DEFAULT_CONFIG, index);
    const facts = { guild: '0' as GuildId, repo: REPO, config: DEFAULT_CONFIG, index };
    const rows = projects.map((one) => toProject(one, facts));
    const touched = touchedBy(paths, projects, index).length;
    return {
      rows: rows.filter(({ found }) => found?.problems.length === 0).length,
      touched,
      ms: performance.now() - began,
    };
  }

  it('is there well within a second at first, and at once for the next commit', async () => {
    const whole = await find(first, ['stacks/s7/main.tf']);
    const next = await rig.commit({ 'stacks/s7/main.tf': '# other\n', 'lib/vm/main.tf': '# other\n' });
    await rig.repositories.refresh(REPO);
    const again = await find(next, ['lib/vm/main.tf']);
    process.stdout.write(`1,000 projects: ${Math.round(whole.ms)} ms, next commit ${Math.round(again.ms)} ms\n`);
    expect(whole).toMatchObject({ rows: PROJECTS, touched: 1 });
    // A crowded machine is several times slower than a free one; what is guarded against is a search that grows with its square.
    expect(whole.ms).toBeLessThan(5_000);
    expect(again).toMatchObject({ rows: PROJECTS, touched: PROJECTS - 1 });
    expect(again.ms).toBeLessThan(whole.ms);
  });
});
