import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type * as jail from '../../src/runner/jail.ts';
import { pushFromDesk } from './desk.ts';
import * as scene from './scene.ts';
import { expectNoViolations, useStage } from './use-stage.ts';

/** A host on which bubblewrap does not work. */
vi.mock('../../src/runner/jail.ts', async (original) => ({
  ...(await original<typeof jail>()),
  detectJail: async () => ({ kind: 'none', why: 'bubblewrap was not found at /usr/bin/bwrap' }),
}));

describe('without a jail', () => {
  const onStage = useStage(
    async (stage) => {
      for (const project of ['by-hand', 'asked', 'forged']) await scene.addProject(stage, project);
      await scene.seed(stage, 'by-hand');
    },
    { settings: { GUILDOPS_ALLOW_UNJAILED: '0' } },
  );

  const refusal = async (number: number) => {
    const body = await scene.stickyOf(onStage(), number, 'Plan failed');
    expect(body).toContain('only planned inside a jail');
    expect(body).toContain('bubblewrap was not found at /usr/bin/bwrap');
    expect(body).toMatch(/installs bubblewrap, or allows it with GUILDOPS\\?_ALLOW\\?_UNJAILED=1/);
  };

  it('a person’s pull request is not planned, and told why and what would help', async () => {
    const files = scene.inProject('by-hand', { 'note.tf': scene.output('hello') });
    await refusal(await scene.openByHand(onStage(), { branch: 'by-hand', files }));
  });

  it('a request from Discord is planned, until a person pushes to its branch', async () => {
    const stage = onStage();
    const { pull } = await scene.planned(stage, stage.mira, 'asked');
    const { ref } = stage.github.pull(stage.repo, pull)?.head ?? { ref: '' };
    const files = scene.inProject('asked', { 'note.tf': scene.output('hello') });
    await stage.li.push(stage.repo, ref, { files, message: 'One more thing' });
    await refusal(pull);
  });

  it('a commit that only claims to be ours is a person’s', async () => {
    const stage = onStage();
    const { pull } = await scene.planned(stage, stage.mira, 'forged');
    const { ref, sha } = stage.github.pull(stage.repo, pull)?.head ?? { ref: '', sha: '' };
    const [ours] = await stage.program.ports.repositories.commits(
      stage.repo as never,
      stage.github.pull(stage.repo, pull)?.base.sha as never,
      sha as never,
    );
    const as = { name: ours?.authorName ?? '', email: ours?.authorEmail ?? '' };
    await pushFromDesk(stage, { branch: ref, from: ref, message: ours?.message ?? '', as }, (clone) =>
      writeFile(join(clone, 'projects/forged/note.tf'), scene.output('hello')),
    );
    await refusal(pull);
  });

  expectNoViolations(onStage);
});

describe('without a jail, where the operator allows it', () => {
  const onStage = useStage(
    async (stage) => {
      await scene.addProject(stage, 'by-hand');
      await scene.seed(stage, 'by-hand');
    },
    { settings: { GUILDOPS_ALLOW_UNJAILED: '1' } },
  );

  it('a person’s pull request is planned', async () => {
    const files = scene.inProject('by-hand', { 'note.tf': scene.output('hello') });
    const number = await scene.openByHand(onStage(), { branch: 'by-hand', files });
    await scene.stickyOf(onStage(), number, 'to add');
    expect(onStage().logged.join('')).toContain('runs are not jailed');
  });
});
