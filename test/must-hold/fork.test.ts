import { describe, expect, it } from 'vitest';
import type { Repo } from '../../src/core/ids.ts';
import * as scene from './scene.ts';
import { expectNoViolations, useStage } from './use-stage.ts';

const PROJECT = 'shop';

describe('a pull request from a fork', () => {
  let number = 0;
  let fork = '';
  const onStage = useStage(async (stage) => {
    await scene.addProject(stage, PROJECT);
    await scene.seed(stage, PROJECT);
    fork = await stage.github.addFork(stage.repo, 'rob');
    await stage.rob.push(fork, 'idea', { files: change('one'), message: 'An idea', from: 'main' });
    number = await stage.rob.openPull(stage.repo, { title: 'An idea', head: 'rob:idea' });
    await scene.calm(stage);
  });
  const change = (value: string) => scene.inProject(PROJECT, { 'idea.tf': scene.output(value) });
  const deploys = () => onStage().program.ports.store.deploys.byPull(onStage().repo as Repo, number);
  const said = () =>
    onStage()
      .github.comments(onStage().repo, number)
      .map(({ body }) => body)
      .join('\n');

  it('is not planned, and is told who can let it be', async () => {
    expect(await deploys()).toEqual([]);
    expect(said()).toContain('planned only when somebody who may write here has looked at the code');
  });

  it('is not planned for somebody who may only read', async () => {
    const stage = onStage();
    await stage.rob.comment(stage.repo, number, 'guildops plan');
    await scene.calm(stage);
    expect(await deploys()).toEqual([]);
  });

  it('is planned once somebody who may write says so to that very commit, and never applied', async () => {
    const stage = onStage();
    await stage.li.comment(stage.repo, number, 'guildops plan');
    const planned = await scene.whenAt(stage, number, 'plan_ready', 'approved', 'failed');
    expect(planned.state.at === 'failed' ? planned.state.reason : planned.state.at).toBe('plan_ready');
    expect(planned.pushers).not.toEqual([]); // without a jail such a tree is refused
    expect(planned.head).toBe(stage.github.pull(stage.repo, number)?.head.sha);
    await stage.li.comment(stage.repo, number, 'guildops apply');
    await scene.calm(stage);
    expect((await deploys()).map(({ state }) => state.at)).toEqual(['plan_ready']);
    expect(said()).toMatch(/fork/);
    expect(await stage.cloud.log()).toEqual([]);
  });

  it('is planned no longer after a push, until somebody looks again', async () => {
    const stage = onStage();
    await stage.rob.push(fork, 'idea', { files: change('another'), message: 'Another idea' });
    await scene.calm(stage);
    expect((await deploys()).map(({ state }) => state.at)).toEqual(['cancelled']);
    await stage.li.comment(stage.repo, number, 'guildops plan');
    const planned = await scene.whenAt(stage, number, 'plan_ready');
    expect(planned.head).toBe(stage.github.pull(stage.repo, number)?.head.sha);
  });

  expectNoViolations(onStage);
});
