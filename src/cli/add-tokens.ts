import type { Command } from 'commander';
import { print } from './print.ts';

/** Tokens of the JSON API. */
export function addTokens(cli: Command): void {
  const tokens = cli.command('token').description('Tokens of the JSON API: for programs, each for one repository');
  const act = async (asked: Record<string, string>) =>
    print(await (await import('./tokens.ts')).tokens(process.env, asked));
  tokens
    .command('create')
    .requiredOption('--repo <owner/repo>', 'the repository that it opens')
    .requiredOption('--may <rights>', 'read, plan and cancel, parted by commas')
    .option('--for <days>', 'how long, such as 30d; at most 366d', '90d')
    .option('--name <name>', 'under which the audit trail knows it')
    .description('Make a token and print it, this once')
    .action((options: Record<string, string>) => act({ act: 'create', ...options }));
  tokens
    .command('list', { isDefault: true })
    .description('List the tokens, with those that have ended')
    .action(() => act({ act: 'list' }));
  tokens
    .command('revoke')
    .argument('<name>', 'as `guildops token list` shows it')
    .description('End a token at once')
    .action((name: string) => act({ act: 'revoke', name }));
}
