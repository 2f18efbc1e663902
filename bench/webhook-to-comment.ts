import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as play from '../sandbox/story/steps.ts';
import { type Program, ready, startProgram } from '../sandbox/world/program.ts';
import type { World } from '../sandbox/world/sandbox.ts';
import { barePlan } from './bare-plan.ts';
import { type Figure, summaryOf } from './figure.ts';
import type { BenchStage } from './stage.ts';

const run = promisify(execFile);
const PROJECT = 'web-dev';
const ROUNDS = 12;

/** A network and a machine, asked for in Discord; answers a branch with their files, on which nobody works any more. */
async function prepareBranch(world: World): Promise<string> {
  const { mira, github, li, repo } = world;
  const place = { provider: 'gcp', region: 'us-central1', environment: 'dev' };
  await play.command(mira, 'cloud-create-project', { project: PROJECT, ...place }, world);
  const { deploy, lobby } = await play.openLobby(mira, PROJECT, world);
  await play.addNetwork(mira, lobby, { name: 'main' });
  await play.addMachine(mira, lobby, { family: 'e2', type: 'e2-small' }, { name: 'web', network: 'main' });
  const full = await play.lobbyThat(world, deploy, (text) => text.includes('e2-small'), 'shows the machine');
  await play.press(mira, world, full, 'Plan');
  await play.lobbyThat(world, deploy, (text) => text.includes('Approve & Deploy'), 'is ready');
  const pull = await play.pullThat(world, ({ state }) => state === 'open', 'the first pull request');
  await li.push(repo, 'desk', { from: pull.head.ref, message: 'Take over' });
  await play.command(mira, 'cloud-cancel', { deploy }, world);
  await github.until(() => github.pull(repo, pull.number)?.state === 'closed' || undefined, 'it is closed');
  return 'desk';
}

/** The same files at a desk, with the state in a file beside them. */
async function bareProjectOf({ world, dir }: BenchStage, branch: string) {
  const clone = join(dir, 'bare');
  await run('git', ['clone', '--quiet', '--branch', branch, world.li.cloneUrl(world.repo), clone]);
  const folder = join(clone, 'projects', PROJECT);
  await rm(join(folder, 'backend.tf'));
  return { folder, reattach: world.cloud.reattachFor({ jailed: false }) };
}

/** One pull request by hand: from GitHub sending its webhook to the plan standing in the comment, in milliseconds. */
async function pullRound(world: World, branch: string, round: number): Promise<number> {
  const { li, github, repo } = world;
  const head = `round-${round}`;
  await li.push(repo, head, { from: branch, files: { 'NOTES.md': `${head}\n` }, message: head });
  await github.settled();
  const number = await li.openPull(repo, { title: head, head });
  await play.stickyThat(world, number, (body) => body.includes('to add'), 'shows the plan');
  const shownAt = Date.now();
  const sent = github.deliveries.findLast(({ event, action }) => event === 'pull_request' && action === 'opened');
  if (!sent) throw new Error(`GitHub told nobody of #${number}`);
  await li.close(repo, number);
  await play.stickyThat(world, number, (body) => !body.includes('to add') || body.includes('closed'), 'says closed');
  return shownAt - sent.createdAt.getTime();
}

/** Ours and the floor in turns, so that both meet the same weather. The first pull request brings init and is left out. */
export async function measureWebhookToComment(stage: BenchStage): Promise<Figure[]> {
  const { world } = stage;
  const program: Program = startProgram(world.settings);
  try {
    await ready(program);
    const branch = await prepareBranch(world);
    const bare = await bareProjectOf(stage, branch);
    await pullRound(world, branch, 0);
    await barePlan(bare);
    const ours: number[] = [];
    const floor: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      ours.push(await pullRound(world, branch, round));
      floor.push(await barePlan(bare));
    }
    return figuresOf(ours, floor);
  } finally {
    await program.stop();
  }
}

function figuresOf(ours: readonly number[], floor: readonly number[]): Figure[] {
  const { median } = summaryOf(floor);
  return [
    { what: 'terraform init + plan + show -json, bare', unit: 'ms', values: floor },
    { what: 'webhook received → comment posted', unit: 'ms', values: ours },
    {
      what: 'comment against the median of bare terraform',
      unit: 'x',
      values: ours.map((ms) => ms / median),
      target: { of: 'median', atMost: 1.3 },
    },
  ];
}
