import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { awsMirror, mirrorOnly, OFFLINE } from '../sandbox/cloud/real-aws.ts';
import * as play from '../sandbox/story/steps.ts';
import { ready, startProgram } from '../sandbox/world/program.ts';
import type { World } from '../sandbox/world/sandbox.ts';
import { type Figure, summaryOf } from './figure.ts';
import type { BenchStage } from './stage.ts';

const run = promisify(execFile);
const ROUNDS = 5;

const VERSIONS = `terraform {
  backend "http" {}
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}
`;

/** A network with two subnets, a group of rules and a bucket, on the real provider. */
const resourcesOf = (name: string, tag: string): string => `resource "aws_vpc" "it" {
  cidr_block = "10.0.0.0/16"
  tags       = { Name = "${name}", Change = "${tag}" }
}
resource "aws_subnet" "it" {
  count      = 2
  vpc_id     = aws_vpc.it.id
  cidr_block = "10.0.\${count.index}.0/24"
}
resource "aws_security_group" "it" {
  name   = "${name}"
  vpc_id = aws_vpc.it.id
}
resource "aws_s3_bucket" "it" {
  bucket = "${name}-files"
}
`;

const folderOf = (round: number): string => `infra/round-${round}`;

/** Every round has a root module of its own, so that its first plan has never been initialised. */
function projects(): Record<string, string> {
  const folders = Array.from({ length: ROUNDS + 1 }, (_, round) => [
    [`${folderOf(round)}/versions.tf`, `${VERSIONS}${OFFLINE.replace('{\n', '{\n  region = "eu-west-1"\n')}`],
    [`${folderOf(round)}/main.tf`, resourcesOf(`round-${round}`, 'none')],
  ]);
  const config = 'version: 1\nautodiscover: {enabled: true, environment: dev}\n';
  return { 'guildops.yaml': config, ...(Object.fromEntries(folders.flat()) as Record<string, string>) };
}

const CREDENTIALS = `environments:
  dev:
    plan:
      AWS_REGION: { value: eu-west-1 }
`;

/** What a team's own script does: five commands, one after the other, in a fresh checkout. Milliseconds. */
async function naiveCycle({ dir }: BenchStage, round: number): Promise<number> {
  const folder = join(dir, 'naive', String(round));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'cli.tfrc'), mirrorOnly);
  const [versions = '', main = ''] = Object.values(projects()).slice(1, 3);
  await writeFile(join(folder, 'versions.tf'), versions.replace('  backend "http" {}\n', ''));
  await writeFile(join(folder, 'main.tf'), main);
  const env = { PATH: process.env.PATH, HOME: folder, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: 'cli.tfrc' };
  const terraform = (...args: string[]) => run('terraform', args, { cwd: folder, env, maxBuffer: 2 ** 26 });
  const startedAt = performance.now();
  await terraform('init', '-input=false', '-no-color');
  await terraform('validate', '-no-color');
  await terraform('plan', '-input=false', '-no-color', '-out=plan.tfplan');
  await terraform('show', '-no-color', 'plan.tfplan');
  await terraform('show', '-json', 'plan.tfplan');
  const ms = performance.now() - startedAt;
  await rm(folder, { recursive: true });
  return ms;
}

/** From GitHub sending word of a push to the plan standing in the comment, in milliseconds. */
async function planned(world: World, number: number, tag: string, action: string): Promise<number> {
  await play.stickyThat(world, number, (body) => body.includes(tag), `shows ${tag}`);
  const shownAt = Date.now();
  const sent = world.github.deliveries.findLast((one) => one.event === 'pull_request' && one.action === action);
  if (!sent) throw new Error(`GitHub told nobody of #${number}`);
  return shownAt - sent.createdAt.getTime();
}

/** A pull request that is opened, and pushed to once. */
async function pullRound(world: World, round: number): Promise<{ first: number; second: number }> {
  const { li, repo } = world;
  const head = `change-${round}`;
  const push = (tag: string, from: string) =>
    li.push(repo, head, {
      from,
      files: { [`${folderOf(round)}/main.tf`]: resourcesOf(`round-${round}`, tag) },
      message: tag,
    });
  await push(`first-${round}`, 'main');
  await world.github.settled();
  const number = await li.openPull(repo, { title: head, head });
  const first = await planned(world, number, `first-${round}`, 'opened');
  await push(`second-${round}`, head);
  const second = await planned(world, number, `second-${round}`, 'synchronize');
  await li.close(repo, number);
  return { first, second };
}

/** The settings of a service that plans with the real provider and the keys it does not need. */
async function realSettings({ world, dir }: BenchStage): Promise<Record<string, string>> {
  const credentials = join(dir, 'credentials.yaml');
  await writeFile(credentials, CREDENTIALS, { mode: 0o600 });
  const { ENGINE_REATTACH: _, GUILDOPS_GUILDS, GUILDOPS_ADMINS, DISCORD_TOKEN_FILE, ...settings } = world.settings;
  return {
    ...settings,
    GUILDOPS_REPOS: world.repo,
    GUILDOPS_CREDENTIALS: credentials,
    ENGINE_PROVIDER_MIRROR: awsMirror ?? '',
  };
}

/**
 * A pull request against the real hashicorp/aws, where a mirror has it: ours and a script's five commands in turns, so that both
 * meet the same weather. Round 0 warms the caches of the disk and is left out.
 */
export async function measurePullRequestCycle(stage: BenchStage): Promise<Figure[]> {
  if (!awsMirror) {
    console.log('pull-request-cycle: left out, no mirror has hashicorp/aws 5.100.0 (GUILDOPS_AWS_MIRROR)');
    return [];
  }
  const { world } = stage;
  await world.li.push(world.repo, 'main', { files: projects(), message: 'Begin' });
  const program = startProgram(await realSettings(stage));
  try {
    await ready(program);
    const naive: number[] = [];
    const ours: { first: number; second: number }[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [script, pull] = [await naiveCycle(stage, round), await pullRound(world, round)];
      if (round === 0) continue;
      naive.push(script);
      ours.push(pull);
    }
    return figuresOf(naive, ours);
  } finally {
    await program.stop();
  }
}

function figuresOf(naive: readonly number[], ours: readonly { first: number; second: number }[]): Figure[] {
  const { median } = summaryOf(naive);
  const [first, second] = [ours.map(({ first: ms }) => ms), ours.map(({ second: ms }) => ms)];
  const firstMedian = summaryOf(first).median;
  return [
    { what: 'init, validate, plan, show, show -json with aws, by a script', unit: 'ms', values: naive },
    { what: 'pull request opened → plan in the comment, with aws', unit: 'ms', values: first },
    { what: 'pushed again → plan in the comment, with aws', unit: 'ms', values: second },
    {
      what: 'pull request against the median of the script',
      unit: 'x',
      values: first.map((ms) => ms / median),
      target: { of: 'median', atMost: 0.5 },
    },
    {
      what: 'second push against the median of the first',
      unit: 'x',
      values: second.map((ms) => ms / firstMedian),
      target: { of: 'median', atMost: 0.6 },
    },
  ];
}
