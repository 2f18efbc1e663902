import { describe, expect, it } from 'vitest';
import type { DeployId, ProjectId } from '../src/core/ids.ts';
import { runMemory } from '../src/run-memory.ts';
import { storedDeploy } from './contracts/stored-deploy.ts';
import { fakeStore } from './fakes/store.ts';
import { aProject, GUILD } from './fakes/words.ts';

const estimates = { gcp: 500, aws: 600, azure: 700 };

describe('the memory of runs', () => {
  it('is reckoned by the cloud of the project, and as the largest where nobody knows it', async () => {
    const store = await fakeStore();
    const deploy = await storedDeploy(store);
    const { needMb } = runMemory({ GUILDOPS_MEMORY_MB: undefined, GUILDOPS_RUN_MEMORY_MB: estimates }, store);
    expect(await needMb({ task: 'plan', deploy: deploy.id })).toBe(700);
    await store.projects.add({ ...aProject(), id: deploy.project, guild: deploy.guild, provider: 'aws' });
    expect(await needMb({ task: 'plan', deploy: deploy.id })).toBe(600);
    expect(await needMb({ task: 'drift-check', guild: deploy.guild, project: deploy.project })).toBe(600);
    expect(await needMb({ task: 'apply', deploy: 'ZZZZ' as DeployId })).toBe(700);
    expect(await needMb({ task: 'drift-check', guild: GUILD, project: 'gone' as ProjectId })).toBe(700);
  });

  it('is what the setting says, else a part of what the machine has', async () => {
    const store = await fakeStore();
    const budgetOf = (mb: number | undefined) =>
      runMemory({ GUILDOPS_MEMORY_MB: mb, GUILDOPS_RUN_MEMORY_MB: estimates }, store).budgetMb;
    expect(budgetOf(123)).toBe(123);
    expect(budgetOf(undefined)).toBeGreaterThanOrEqual(0);
    expect(budgetOf(undefined)).toBeLessThan(2 ** 30);
  });
});
