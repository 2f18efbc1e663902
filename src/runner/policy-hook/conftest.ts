import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import type { Problem } from '../../core/refusal.ts';
import type { HookVerdict, PolicyHook } from '../../deploy/ports.ts';
import { type About, hookProblem, noAnswer } from './hook-problem.ts';

export interface ConftestConfig {
  binary: string;
  /** Folder of its policies. */
  policy: string;
  timeoutMs: number;
}

const NAME = 'conftest';
const MAX_OUTPUT = 16 * 1024 * 1024;

const said = z.array(z.looseObject({ msg: z.string().default('it gives no reason') })).nullish();
const answer = z.array(z.looseObject({ failures: said, warnings: said, exceptions: said }));

/** The plan is one file, so that `input` is terraform's own JSON; what we know beside it is `data.guildops`. */
const argsOf = ({ policy }: ConftestConfig, folder: string): string[] => [
  'test',
  '--output=json',
  '--no-color',
  '--all-namespaces',
  `--policy=${policy}`,
  `--data=${join(folder, 'data')}`,
  join(folder, 'plan.json'),
];

/**
 * Asks conftest, as a program with a list of arguments and none of our environment. Whatever it cannot answer in time, or in a form that we
 * know, denies. Source: https://www.conftest.dev/options/#output
 */
export const createConftest = (config: ConftestConfig): PolicyHook => ({
  async check(plan, about) {
    const folder = await mkdtemp(join(tmpdir(), 'guildops-conftest-'));
    try {
      await writeInput(folder, plan, about);
      return await ask(config, folder);
    } catch (error) {
      return noAnswer(NAME, error instanceof Error ? error.message : String(error));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});

async function writeInput(folder: string, plan: unknown, about: About): Promise<void> {
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'plan.json'), JSON.stringify(plan), { mode: 0o600 });
  const { id: project, environment, provider, region } = about;
  await writeFile(
    join(folder, 'data', 'guildops.json'),
    JSON.stringify({ guildops: { project, environment, provider, region } }),
  );
}

async function ask(config: ConftestConfig, folder: string): Promise<HookVerdict> {
  const { exitCode, stdout, stderr, shortMessage } = await execa(config.binary, argsOf(config, folder), {
    cwd: folder,
    reject: false,
    extendEnv: false,
    env: { PATH: process.env.PATH ?? '', HOME: folder },
    stdin: 'ignore',
    timeout: config.timeoutMs,
    maxBuffer: MAX_OUTPUT,
  });
  // 1: something failed or warned, which the output says as well; anything else is no verdict.
  if (exitCode !== 0 && exitCode !== 1 && exitCode !== 2) return noAnswer(NAME, shortMessage ?? 'it did not end');
  return toVerdict(stdout, exitCode, stderr);
}

function toVerdict(stdout: string, exitCode: number, stderr: string): HookVerdict {
  const parsed = answer.safeParse(readJson(stdout));
  if (!parsed.success || parsed.data.length === 0)
    return noAnswer(NAME, `its answer cannot be read (it ended with ${exitCode}): ${stderr.slice(0, 300)}`);
  const all = (of: 'failures' | 'warnings'): Problem[] =>
    parsed.data.flatMap((one) => (one[of] ?? []).map(({ msg }) => hookProblem(NAME, msg)));
  const [denied, warned] = [all('failures'), all('warnings')];
  if (exitCode !== 0 && denied.length + warned.length === 0)
    return noAnswer(NAME, `it ended with ${exitCode} and gave no reason`);
  return { denied, warned };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
