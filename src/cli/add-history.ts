import type { Command } from 'commander';
import type { DriftAct } from './history.ts';
import { print } from './print.ts';

interface DriftOptions {
  check?: boolean;
  fix?: boolean;
  accept?: boolean;
  schedule?: string;
  guild?: string;
}

const actOf = ({ check, fix, accept, schedule }: DriftOptions): DriftAct => {
  if (schedule !== undefined) return 'schedule';
  if (accept) return 'accept';
  return fix ? 'fix' : check ? 'check' : 'show';
};

/** What became of a project, and what of it was changed outside. */
export function addHistory(cli: Command): void {
  cli
    .command('diff')
    .argument('<project>', 'its id')
    .argument('<from>', 'a deploy, a tag or a commit')
    .argument('<to>', 'another')
    .option('--guild <id>', 'the Discord server, where several have a project of that id')
    .description('Say how a project differs between two points of its history: resources, settings, cost')
    .action(async (project: string, from: string, to: string, { guild }: { guild?: string }) =>
      print(await (await import('./history.ts')).diffProject(process.env, { project, from, to, guild })),
    );

  cli
    .command('drift')
    .argument('<project>', 'its id')
    .option('--check', 'look again, as soon as nothing else runs on its state')
    .option('--fix', 'open a pull request that changes nothing but plans the way back to the code')
    .option('--accept', 'open a pull request whose code says what was changed outside')
    .option('--schedule <cron>', 'when to look from now on, in UTC: "0 6 * * *", off, or default')
    .option('--guild <id>', 'the Discord server, where several have a project of that id')
    .description('Say what of a project was changed outside, as it was last looked at')
    .action(async (project: string, options: DriftOptions) => {
      const { schedule, guild } = options;
      print(
        await (await import('./history.ts')).driftOf(process.env, { project, act: actOf(options), schedule, guild }),
      );
    });

  cli
    .command('tag')
    .argument('<deploy>', 'one that was applied, by its four characters')
    .argument('<name>', 'such as v1.0.0')
    .description('Put a release tag on what a deploy was merged as; it is never moved')
    .action(async (deploy: string, name: string) =>
      print(await (await import('./history.ts')).tagDeploy(process.env, { deploy, name })),
    );
}
