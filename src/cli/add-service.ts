import type { Command } from 'commander';
import { print } from './print.ts';

/** Running the service, and keeping what it keeps in order. */
export function addService(cli: Command): void {
  cli
    .command('start')
    .description('Run the service; settings come from the environment')
    .action(async () => (await import('./start.ts')).runService(process.env));

  cli
    .command('doctor')
    .description(
      "Check the machine, the settings, GitHub, Discord, models and the buckets of projects' states; each finding with a hint",
    )
    .option('--models', 'ask each model a small question, too')
    .action(async ({ models: asksModels = false }: { models?: boolean }) => {
      const { diagnose, renderFindings } = await import('./doctor.ts');
      const findings = await diagnose(process.env, { asksModels });
      print(renderFindings(findings));
      if (findings.some(({ is }) => is === 'wrong')) process.exitCode = 1;
    });

  cli
    .command('keygen')
    .argument('[name]', 'name of the key, kept with everything it seals')
    .description('Print a new key for GUILDOPS_KEY_FILE')
    .action(async (name?: string) => print((await import('./keygen.ts')).newKey(name)));

  for (const [name, about] of [
    ['sync', 'Read open and just merged pull requests and catch up with what no webhook told'],
    ['sweep', 'End drafts, plans and pull requests that are too old, and say what was done'],
    ['migrate', 'Bring the database up to date; a copy is kept first'],
  ] as const)
    cli
      .command(name)
      .description(about)
      .action(async () => print(await (await import('./maintain.ts')).maintain(name, process.env)));

  cli
    .command('backup')
    .argument('[file]', 'where to; default: the backups folder')
    .description('Copy the database while the service runs; what is sealed stays sealed')
    .action(async (file?: string) => print(await (await import('./maintain.ts')).backupNow(process.env, file)));

  cli
    .command('restore')
    .argument('<file>', 'a copy that `guildops backup` made')
    .description('Put a copy in place of the database; the service must be stopped, the old one is kept')
    .action(async (file: string) => print(await (await import('./maintain.ts')).restore(process.env, file)));
}
