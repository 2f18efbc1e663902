import type { Command } from 'commander';
import type { AdoptOptions } from './adopt.ts';
import { print } from './print.ts';

/** A project for what a folder manages already. */
export function addAdopt(cli: Command): void {
  cli
    .command('adopt')
    .argument('<folder>', 'a folder that terraform manages something from')
    .requiredOption('--environment <name>', 'dev, staging or prod')
    .option('--project <id>', "the new project's id; default: the folder's name")
    .option('--provider <name>', 'gcp, aws or azure; default: the one that the state is of')
    .option('--region <name>', 'default: where most of it stands')
    .option('--state <file>', 'what `terraform show -json` printed; default: it is run in the folder')
    .option('--backend <address>', 'where the state is, such as s3://bucket/key; default: http')
    .option('--out <folder>', 'where to write; default: projects/<id>')
    .option('--engine <program>', 'terraform or tofu', 'terraform')
    .option('--dry-run', 'say what would be done and write nothing')
    .description('Write a project for what a folder manages already, and say what is left alone')
    .action(async (folder: string, options: AdoptOptions) => {
      const { lines, resources } = await (await import('./adopt.ts')).adoptFolder(folder, options);
      for (const line of lines) print(line);
      if (resources === 0) process.exitCode = 2;
    });
}
