import { describe, expect, it } from 'vitest';
import type { SeenMessage } from '../../sandbox/discord/index.ts';
import * as play from '../../sandbox/story/steps.ts';
import { stateIdOf } from '../../src/core/project.ts';
import { orderDrift } from '../../src/drift-orders.ts';
import * as scene from '../must-hold/scene.ts';
import { expectNoViolations, useStage } from '../must-hold/use-stage.ts';
import type { Stage } from './stage.ts';

const PROJECT = 'web-dev';
const INSTANCE = 'google_compute_instance';

interface Issue {
  title: string;
  state: string;
  body: string;
  pull_request?: unknown;
}

const issuesOf = async ({ li, repo }: Stage): Promise<Issue[]> =>
  ((await li.api('GET', `/repos/${repo}/issues?state=all`)) as Issue[]).filter((one) => !one.pull_request);

/** Messages about drift, oldest first. */
const notices = ({ discord, channel }: Stage): SeenMessage[] =>
  discord.messages(channel.id).filter(({ text }) => text.includes('drift of '));

const machine = async ({ cloud }: Stage) => (await cloud.objects()).find(({ type }) => type === INSTANCE);

/** Somebody resizes the machine in the console. */
async function resizeOutside(stage: Stage, machine_type: string): Promise<void> {
  await stage.cloud.change(INSTANCE, String((await machine(stage))?.attributes.id), { machine_type });
}

/** One look, with everything that follows from it told; nobody holds anything of the state afterwards. */
async function look(stage: Stage): Promise<void> {
  await orderDrift(stage.program.ports, { project: PROJECT, act: 'check' });
  await scene.calm(stage);
  const row = await scene.rowOf(stage, PROJECT);
  expect(await stage.program.ports.store.locks.of(stateIdOf(row))).toBeUndefined();
}

/** Presses a button of the newest notice and follows the deploy that it begins until that is merged. */
async function pressAndApply(stage: Stage, label: string): Promise<{ ready: SeenMessage; pull: number }> {
  const { mira } = stage;
  const notice = notices(stage).at(-1) as SeenMessage;
  const answer = await (await mira.click(notice, label)).settled(20_000);
  const id = play.deployIn(answer.text);
  const ready = await play.lobbyThat(stage, id, (text) => text.includes('Approve & Deploy'), 'is ready');
  await play.press(mira, stage, ready, 'Approve & Deploy');
  await play.lobbyThat(stage, id, (text) => text.includes('Merged as'), 'is merged');
  await scene.calm(stage);
  return { ready, pull: (await scene.deployOf(stage, id)).pull?.number ?? 0 };
}

describe('what somebody changes outside', () => {
  const onStage = useStage(async (stage) => {
    const { mira } = stage;
    await scene.addProject(stage, PROJECT);
    const { deploy, lobby } = await play.openLobby(mira, PROJECT, stage);
    await play.addNetwork(mira, lobby, { name: 'main' });
    await play.addMachine(mira, lobby, { family: 'e2', type: 'e2-small' }, { name: 'web', network: 'main' });
    const full = await play.lobbyThat(stage, deploy, (text) => text.includes('e2-small'), 'has the machine');
    await play.press(mira, stage, full, 'Plan');
    const ready = await play.lobbyThat(stage, deploy, (text) => text.includes('Approve & Deploy'), 'is ready');
    await play.press(mira, stage, ready, 'Approve & Deploy');
    await play.lobbyThat(stage, deploy, (text) => text.includes('Merged as'), 'is merged');
    await scene.calm(stage);
  });

  it('is found, and told once in an issue and in the channel, however often it is looked at', async () => {
    const stage = onStage();
    await look(stage);
    expect([await issuesOf(stage), notices(stage)]).toEqual([[], []]);
    await resizeOutside(stage, 'e2-medium');
    await look(stage);
    const [issue, ...more] = await issuesOf(stage);
    expect([issue?.title, issue?.state, more]).toEqual([`Drift in ${PROJECT}`, 'open', []]);
    expect(issue?.body).toContain('"e2-small" -> "e2-medium"');
    const [notice, ...others] = notices(stage);
    expect(others).toEqual([]);
    expect(notice?.text).toContain('google_compute_instance.web');
    const seen = stage.github.requests.length;
    await look(stage);
    const written = stage.github.requests
      .slice(seen)
      .filter(({ method, path }) => method !== 'GET' && path.includes('/issues'));
    expect(written).toEqual([]);
    expect(notices(stage)).toHaveLength(1);
  });

  it('goes back to the code by a pull request that a button opens', async () => {
    const stage = onStage();
    const { ready } = await pressAndApply(stage, 'Open fix PR');
    expect(ready.text).toContain('~1');
    expect((await machine(stage))?.attributes.machine_type).toBe('e2-small');
    await look(stage);
    expect((await issuesOf(stage)).map(({ state }) => state)).toEqual(['closed']);
    expect(notices(stage).map(({ text }) => text.includes('Drift is gone'))).toEqual([true]);
  });

  it('goes into the code by the other button: the plan is empty, and the state knows it afterwards', async () => {
    const stage = onStage();
    await resizeOutside(stage, 'e2-medium');
    await look(stage);
    expect(notices(stage)).toHaveLength(2);
    const before = (await stage.cloud.log()).length;
    const { ready, pull } = await pressAndApply(stage, 'Accept into code');
    expect(ready.text).toContain('No changes: the code says what is there');
    expect(stage.github.pull(stage.repo, pull)?.title).toBe(`${PROJECT}: accept what was changed outside`);
    expect(await stage.github.readFile(stage.repo, 'main', `projects/${PROJECT}/resources/vm-web.yaml`)).toContain(
      'e2-medium',
    );
    expect((await stage.cloud.log()).length).toBe(before);
    await look(stage);
    expect((await issuesOf(stage)).map(({ state }) => state)).toEqual(['closed']);
    expect(notices(stage).map(({ text }) => text.includes('Drift is gone'))).toEqual([true, true]);
  });

  it('is told to who asks, and a button of before does nothing', async () => {
    const stage = onStage();
    const [old] = notices(stage);
    expect(old?.text).not.toContain('Open fix PR');
    const answer = await play.command(stage.kim, 'cloud-drift', { project: PROJECT }, stage);
    expect(answer.text).toContain('is what its state says');
    const set = (by: typeof stage.kim) =>
      play.command(by, 'cloud-drift', { project: PROJECT, schedule: '0 6 * * *' }, stage);
    expect((await set(stage.kim)).text).toContain('You need the role "admin"');
    expect((await set(stage.mira)).text).toContain('0 6 * * *');
    expect(await scene.rowOf(stage, PROJECT)).toMatchObject({ drift: '0 6 * * *' });
  });

  expectNoViolations(onStage);
});
