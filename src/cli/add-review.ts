import { type Command, Option } from 'commander';
import { SEVERITIES } from '../core/verdict.ts';
import { print } from './print.ts';
import type { ReviewAsked } from './review.ts';

/** Exit code of a review that could not be made: the others say what it found. */
const FAILED = 3;

const several = (value: string, before: string[] = []): string[] => [...before, value];

/** The review of any plan, offline. */
export function addReview(cli: Command): void {
  cli
    .command('review')
    .argument('<plan.json>', 'what `terraform show -json PLAN` prints; - reads standard input')
    .description(
      'Review a plan offline: findings, cost, what it does to what is there. Exit code 0: clean; 1: findings; 2: grave ones; 3: no plan',
    )
    .option('--json', 'as JSON')
    .option('--sarif', 'the findings as SARIF 2.1.0, for code scanning')
    .addOption(
      new Option('--severity <severity>', 'from which on the exit code is 2').choices(SEVERITIES).default('high'),
    )
    .option('--prompt', 'exactly what a model would be sent, and nothing else')
    .option('--source <dir>', 'the folder with the .tf files: places, comments that suppress, suggestions')
    .option('--environment <name>', 'such as prod or dev, where tags and names do not say it')
    .option('--budget <dollars>', 'a month, for COST-006')
    .option(
      '--pack <id or file>',
      'hipaa, gdpr, pci-dss, sox, the id of one in GUILDOPS_PACKS, or a file with one; may be repeated',
      several,
    )
    .addOption(new Option('--packs <dir>', 'the folder with packs of your own').env('GUILDOPS_PACKS'))
    .action(async (file: string, asked: ReviewAsked) => {
      try {
        const { review } = await import('./review.ts');
        const { text, exitCode } = await review(file, asked);
        print(text);
        process.exitCode = exitCode;
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        process.exitCode = FAILED;
      }
    });
}
