import type { Command } from 'commander';
import { print } from './print.ts';

/** Versions of terraform and OpenTofu. */
export function addEngines(cli: Command): void {
  const engine = cli.command('engine').description('Versions of terraform and OpenTofu that projects can ask for');
  engine
    .command('list', { isDefault: true })
    .description('Say which are there, and where')
    .action(async () => print(await (await import('./engines.ts')).listEngines(process.env)));
  engine
    .command('install')
    .argument('<engine>', 'terraform or tofu')
    .argument('<version>', 'whole, such as 1.11.4')
    .description("Fetch a release, check its vendor's signature, and keep it beside the others")
    .action(async (name: string, version: string) =>
      print(await (await import('./engines.ts')).installEngine(process.env, name, version)),
    );
  engine
    .command('remove')
    .argument('<engine>', 'terraform or tofu')
    .argument('<version>', 'whole, such as 1.11.4')
    .description('Remove a version that was installed')
    .action(async (name: string, version: string) =>
      print(await (await import('./engines.ts')).removeEngine(process.env, name, version)),
    );
}
