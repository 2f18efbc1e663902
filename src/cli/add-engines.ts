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
    .command('mirror')
    .argument('[provider]', 'its source, such as hashicorp/aws')
    .argument('[version]', 'whole, such as 6.25.0')
    .option('--from-lock <file>', 'all providers of a lock file, with its checksums, in place of one by name')
    .option('--from <folder>', 'from a folder that `terraform providers mirror` wrote, in place of the registry')
    .option('--with <engine>', 'terraform or tofu: who fetches, and whose registry is meant', 'terraform')
    .description('Fetch a provider once for all runs, which then link to it and download nothing')
    .action(async (provider: string | undefined, version: string | undefined, options) =>
      print(await (await import('./mirror.ts')).mirrorProviders(process.env, { provider, version, ...options })),
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
