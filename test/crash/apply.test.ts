import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as play from '../../sandbox/story/steps.ts';
import { chainTests } from './chain.ts';
import { eventually } from './database.ts';
import { expectOneStory, lobbies, made, pullsOf, stickies } from './outcome.ts';
import { createProject, draftNetwork, lobbyReads, plan, press } from './request.ts';
import { exitOf, isRunning, runningApply, signal } from './runs.ts';
import { left, prepareSite, type Site } from './site.ts';

/** An apply goes on when the program dies. Slow enough to die in the middle of it. */
describe.skipIf(left !== undefined)('an apply that outlives its program', () => {
  let site: Site;
  chainTests(() => site);
  beforeAll(async () => {
    site = await prepareSite({ latencyMs: { create: 500 } });
    await site.start();
  });
  afterAll(() => site?.end());

  const heard = (message: string) => site.program().log.find(({ msg }) => msg === message);

  /** A deploy whose apply is in the middle of its work. */
  async function underway(project: string): Promise<string> {
    await createProject(site, project);
    const deploy = await draftNetwork(site, project, project);
    await plan(site, deploy);
    await press(site, deploy, 'Approve & Deploy');
    await eventually(
      async () => (await site.cloud.log()).find(({ name }) => name === `${project}-subnet`),
      `${project} is half made`,
    );
    return deploy;
  }

  const isMade = (project: string) =>
    eventually(
      async () => ((await made(site)).filter((line) => line.includes(` ${project}`)).length === 4 ? true : undefined),
      'everything is made',
    );

  it('is adopted, and its state arrives after the restart', async () => {
    const deploy = await underway('adopted');
    const { engine } = await runningApply(site.data);
    await site.crash();
    await isMade('adopted');
    expect(await isRunning(engine)).toBe(true); // it waits for somebody to take its state
    await site.start();
    await expectOneStory(site, deploy);
    expect(heard('apply found')).toBeDefined();
    expect(heard('apply started')).toBeUndefined();
    expect(heard('apply ended')).toMatchObject({ exit: 0, outcome: 'applied' });
  });

  it('is collected when it ended while nobody was there', async () => {
    const deploy = await underway('collected');
    const { engine, supervisor } = await runningApply(site.data);
    signal(supervisor, 'SIGSTOP'); // so that the end is written down only when we are dead
    await eventually(async () => ((await isRunning(engine)) ? undefined : true), 'terraform has ended');
    expect(site.database.stateOf(deploy)).toBe('applying');
    await site.crash();
    signal(supervisor, 'SIGCONT');
    expect(await exitOf(site.data)).toBe('0');
    await site.start();
    await expectOneStory(site, deploy);
    expect(heard('apply found')).toBeDefined();
    expect(heard('apply ended')).toMatchObject({ exit: 0, outcome: 'applied' });
  });

  it.each(['killed', 'vanished'])(
    'is told with all that is known when it was %s while nobody was there',
    async (end) => {
      const deploy = await underway(end);
      const { engine, supervisor } = await runningApply(site.data);
      await site.crash();
      if (end === 'vanished') signal(supervisor, 'SIGKILL');
      signal(engine, 'SIGKILL');
      await eventually(async () => ((await isRunning(supervisor)) ? undefined : true), 'the run has ended');
      const before = (await site.cloud.log()).length;
      await site.start();

      const lobby = await lobbyReads(site, deploy, 'It is unknown what was changed');
      expect(lobby.text).toContain(`google_compute_subnetwork.${end}`);
      const number = pullsOf(site, deploy)[0]?.number ?? 0;
      await play.stickyThat(site, number, (body) => /unknown/i.test(body), 'says that it is unknown');
      await site.quiet();
      expect(site.database.rows('select holder from locks where holder = ?', deploy)).toHaveLength(1);

      await site.crash();
      await site.start();
      await site.quiet();
      expect(site.database.stateOf(deploy)).toBe('failed');
      expect((await site.cloud.log()).slice(before).filter(({ outcome }) => outcome === 'started')).toEqual([]);
      expect(lobbies(site, deploy)).toEqual([expect.stringContaining('outcome unknown')]);
      expect(stickies(site, number)).toHaveLength(1);
    },
  );
});
