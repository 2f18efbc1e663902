import { type Command, InvalidArgumentError } from 'commander';
import { print } from './print.ts';

const count = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It is a whole number from 1 on.');
  return number;
};

/** What practices say, and which there are. */
export function addKnowledge(cli: Command): void {
  const knowledge = cli
    .command('knowledge')
    .description('Practices and patterns: ours, and those of GUILDOPS_KNOWLEDGE');
  knowledge
    .command('search')
    .argument('<question>', 'in words, such as "how do I keep a bucket private"')
    .option('--provider <name>', 'gcp, aws or azure')
    .option('--category <name>', 'security, cost, performance, reliability or pattern')
    .option('--limit <n>', 'at most so many', count, 5)
    .option('--json', 'for programs')
    .description('Find what practices say about a question, best first')
    .action(async (question: string, options) =>
      print(await (await import('./knowledge-search.ts')).searchKnowledge(process.env, question, options)),
    );
  knowledge
    .command('check')
    .argument('[folder]', 'Markdown to check; default: what comes with GuildOps and GUILDOPS_KNOWLEDGE')
    .option('--links', 'look at the references over HTTP, too')
    .option('--limit <n>', 'look at no more references than that', count, 1_000)
    .description('Name bad entries by file and line')
    .action(async (folder: string | undefined, options) => {
      const { checkKnowledge } = await import('./knowledge-check.ts');
      const { text, isFine } = await checkKnowledge(process.env, folder, options);
      print(text);
      if (!isFine) process.exitCode = 1;
    });
  knowledge
    .command('stats')
    .option('--json', 'for programs')
    .description('Count entries by cloud and category')
    .action(async ({ json = false }: { json?: boolean }) =>
      print((await import('./knowledge-stats.ts')).knowledgeStats(process.env, json)),
    );
  knowledge
    .command('import')
    .argument('<file>', 'Markdown with entries')
    .description('Copy a file into GUILDOPS_KNOWLEDGE, if all of it is right and new')
    .action(async (file: string) => {
      const { importFile } = await import('./knowledge-import.ts');
      const { text, isFine } = importFile(process.env, file);
      print(text);
      if (!isFine) process.exitCode = 1;
    });
}
