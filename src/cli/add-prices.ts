import type { Command } from 'commander';
import type { TermsAsked } from './price-terms.ts';
import { print } from './print.ts';

const several = (value: string, before: string[] = []): string[] => [...before, value];
const gathered = (value: string, before: string[] = []): string[] => [...before, ...value.split(',').filter(Boolean)];

/** Prices of machines. */
export function addPrices(cli: Command): void {
  const prices = cli.command('prices').description('Prices of machines: which are in force, newer ones, own ones');
  prices
    .command('list', { isDefault: true })
    .alias('show')
    .description('Say which prices are in force, and of which day')
    .action(async () => print(await (await import('./prices.ts')).listPrices(process.env)));
  prices
    .command('refresh')
    .description("Fetch the providers' official lists; on any error the prices in force stay")
    .option(
      '--provider <name>',
      'gcp (needs GCP_PRICES_KEY_FILE), aws or azure; may be repeated; default: all',
      gathered,
    )
    .option('--region <id>', "may be repeated; default: all. AWS's list has hundreds of MB for each", gathered)
    .action(async ({ provider, region }: { provider?: string[]; region?: string[] }) => {
      const { refresh } = await import('./prices.ts');
      const wanted = { ...(provider && { providers: provider }), ...(region && { regions: region }) };
      if (!(await refresh(process.env, wanted, print))) process.exitCode = 1;
    });
  prices
    .command('terms')
    .argument('<project>', 'its id')
    .description("Show or set a project's own prices; what is set replaces all that was set before")
    .option('--discount <name=percent>', 'per cent off, such as machine=15 or *=5; may be repeated', several)
    .option(
      '--price <part=dollars>',
      'a fixed price of a unit, such as "machine m7i.large=0.08"; may be repeated',
      several,
    )
    .option('--agreed <day>', 'when it was agreed on')
    .option('--clear', 'what the lists say again')
    .option('--guild <id>', 'the Discord server, where several have a project of that id')
    .action(async (project: string, options: Omit<TermsAsked, 'project'>) =>
      print(await (await import('./price-terms.ts')).priceTerms(process.env, { project, ...options })),
    );
}
