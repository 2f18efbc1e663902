import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { WorldOptions } from '../../sandbox/world/sandbox.ts';
import { hasTerraform, type Stage } from '../story/stage.ts';
import { raiseStage } from './scene.ts';

interface StageWish extends Partial<WorldOptions> {
  /** Why these tests cannot run here, if they cannot. */
  leftOut?: string | undefined;
}

/**
 * One stage for all tests of a block, with what `prepare` puts on it. Where something is missing that the tests need they are left
 * out, and the reason is printed. The answer gives the stage to a test.
 */
export function useStage(prepare: (stage: Stage) => Promise<void>, { leftOut, ...options }: StageWish = {}) {
  const why = hasTerraform ? leftOut : 'terraform is not in PATH: https://developer.hashicorp.com/terraform/install';
  let raised: Stage | undefined;
  beforeAll(async () => {
    if (why !== undefined) return;
    raised = await raiseStage(options);
    await prepare(raised);
  });
  afterAll(() => raised?.end());
  beforeEach(({ skip }) => skip(why !== undefined, why));
  return (): Stage => {
    if (!raised) throw new Error('the stage is not there yet');
    return raised;
  };
}

/** The last test of every story: the far ends noted whatever they would not have allowed. */
export const expectNoViolations = (onStage: () => Stage): void =>
  it('did nothing that GitHub or Discord would not allow', () => {
    expect(onStage().github.violations).toEqual([]);
    expect(onStage().discord.violations).toEqual([]);
  });
