import type { Command } from 'commander';
import { print } from './print.ts';

/** Policies, for people who keep them in files. */
export function addPolicy(cli: Command): void {
  const policy = cli.command('policy').description('Policies in files');
  policy
    .command('check')
    .argument('<file>', 'YAML with policies: and approvals:')
    .option('--plan <plan.json>', 'also say what they say of a plan, as `terraform show -json` gives it')
    .option('--project <project>', 'as if it were a plan of this project', 'example')
    .option('--environment <environment>', 'dev, staging or prod', 'dev')
    .description('Say what is wrong with a file of policies, each mistake with its line; nothing is sent anywhere')
    .action(async (file: string, options: { plan?: string; project: string; environment: string }) => {
      const { checkPolicies } = await import('./policy-check.ts');
      const { lines, isDenied } = await checkPolicies(file, options);
      for (const line of lines) print(line);
      if (isDenied) process.exitCode = 1;
    });
}
