import type { Command } from 'commander';
import { print } from './print.ts';

/** What models said, and what people think of it. */
export function addAi(cli: Command): void {
  const ai = cli.command('ai').description('Models that explain plans');
  ai.command('stats', { isDefault: true })
    .option('--json', 'for programs')
    .description('Show thumbs, claims that were dropped, and use, of each model')
    .action(async ({ json = false }: { json?: boolean }) =>
      print(await (await import('./ai-stats.ts')).aiStats(process.env, json)),
    );
}
