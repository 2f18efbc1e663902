import type { Command } from 'commander';
import { print } from './print.ts';

/** What to build, before anybody asks for resources. */
export function addAdvise(cli: Command): void {
  cli
    .command('advise')
    .argument('<use case>', 'what it does, for how many people, and what data it keeps')
    .option('--provider <name>', 'gcp, aws, azure or all', 'all')
    .option('--budget <level>', 'low (less than $100 a month), medium (to $1,000) or high')
    .option('--security <level>', 'standard, enhanced or compliance')
    .option('--framework <name>', 'hipaa, gdpr, pci-dss or sox')
    .option('--json', 'for programs')
    .description('Recommend what to build for a use case, with costs on every cloud; nothing is sent anywhere')
    .action(async (useCase: string, options) =>
      print((await import('./advise.ts')).adviseOffline(process.env, { useCase, ...options })),
    );
}
