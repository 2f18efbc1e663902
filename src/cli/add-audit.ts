import { type Command, InvalidArgumentError } from 'commander';
import { print } from './print.ts';

/** A day or a moment, as ISO 8601 has it. @throws InvalidArgumentError */
function momentOf(text: string): string {
  const at = new Date(text);
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(at.getTime()))
    throw new InvalidArgumentError('expected a day such as 2026-11-20');
  return at.toISOString();
}

/** Who did what, and proof that nobody has changed that since. */
export function addAudit(cli: Command): void {
  const audit = cli.command('audit').description('The audit trail: who did what, in a chain that shows changes');
  audit
    .command('verify')
    .option(
      '--repo <folder>',
      'a clone, or a bare copy, of the repository: its applied/… tags tell where the chain was',
    )
    .description('Say whether the chain holds, and the first row where it does not')
    .action(async ({ repo }: { repo?: string }) => {
      const { holds, text } = await (await import('./audit.ts')).verifyAudit(process.env, repo);
      print(text);
      if (!holds) process.exitCode = 1;
    });
  audit
    .command('export')
    .option('--project <id>', 'only of this project')
    .option('--person <id>', 'only of this person, discord:<id> or github:<login>, on both surfaces')
    .option('--what <event>', 'only this act, such as approved or granted')
    .option('--guild <id>', 'only of this Discord server')
    .option('--from <day>', 'from this day on, in UTC', momentOf)
    .option('--to <day>', 'before this day', momentOf)
    .description('Print the trail as JSON Lines, oldest first')
    .action(async (filter: Record<string, string>) => {
      const { exportAudit } = await import('./audit.ts');
      await exportAudit(process.env, filter, print);
    });
}
