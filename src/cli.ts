#!/usr/bin/env node
import { Command } from 'commander';
import type { AdoptOptions } from './cli/adopt.ts';
import type { TermsAsked } from './cli/price-terms.ts';
import type { StateAsked } from './cli/state.ts';
import { inWords } from './core/explain.ts';
import { Refusal } from './core/refusal.ts';
import { ownVersion } from './version.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** Commands load what they need when they run, so that `--help` and `generate` answer at once. */
export function createCli(): Command {
  const cli = new Command('guildops')
    .description('Infrastructure change by chat and pull request')
    .version(ownVersion());

  cli
    .command('start')
    .description('Run the service; settings come from the environment')
    .action(async () => (await import('./cli/start.ts')).runService(process.env));

  cli
    .command('doctor')
    .description(
      "Check the machine, the settings, GitHub, Discord and the buckets of projects' states; each finding with a hint",
    )
    .action(async () => {
      const { diagnose, renderFindings } = await import('./cli/doctor.ts');
      const findings = await diagnose(process.env);
      print(renderFindings(findings));
      if (findings.some(({ is }) => is === 'wrong')) process.exitCode = 1;
    });

  cli
    .command('generate')
    .argument('[folder]', "a project's folder, or one above some", '.')
    .description('Make the generated .tf files of projects equal to their resource files')
    .action(async (folder: string) => {
      const { generate } = await import('./cli/generate.ts');
      for (const { directory, written, removed } of await generate(folder)) {
        for (const path of written) print(`wrote ${path}`);
        for (const path of removed) print(`removed ${path}`);
        if (written.length + removed.length === 0) print(`${directory} is in step`);
      }
    });

  cli
    .command('templates')
    .option('--provider <provider>', 'only those for one cloud')
    .description('List the templates: resources that go together')
    .action(async ({ provider }: { provider?: string }) =>
      print((await import('./cli/templates.ts')).templatesText(provider)),
    );

  cli
    .command('template')
    .argument('<id>', 'a template, as `guildops templates` lists them')
    .requiredOption('--project-folder <folder>', "the project's folder, with its project.yaml")
    .option('--prefix <prefix>', 'begins every name; none while the names are free')
    .option('--size <size>', 'small, medium or large, for those that ask for it')
    .option('--second_region <region>', 'for those that stand in two regions; one nearby when left out')
    .option('--certificate <certificate>', 'to be reached from outside, for those that ask for it')
    .option('--identity <id>', 'on Azure: reads the certificate')
    .option('--ssh_public_key <key>', 'on Azure: the line of a .pub file; who has the other half administers machines')
    .description('Write the resource files of a template into a project, and generate')
    .action(async (id: string, { projectFolder, ...answers }: Record<string, string>) => {
      const { addTemplate } = await import('./cli/templates.ts');
      for (const path of (await addTemplate(id, projectFolder ?? '.', answers)).written) print(`wrote ${path}`);
    });

  cli
    .command('import-atlantis')
    .argument('[file]', 'an atlantis.yaml of version 3', 'atlantis.yaml')
    .description('Write a guildops.yaml from an atlantis.yaml, and say what it could not carry over')
    .action(async (file: string) => {
      const { importConfig } = await import('./cli/import-atlantis.ts');
      for (const line of await importConfig(file)) print(line);
    });

  cli
    .command('keygen')
    .argument('[name]', 'name of the key, kept with everything it seals')
    .description('Print a new key for GUILDOPS_KEY_FILE')
    .action(async (name?: string) => print((await import('./cli/keygen.ts')).newKey(name)));

  for (const [name, about] of [
    ['sync', 'Read every open pull request and catch up with what no webhook told'],
    ['sweep', 'End drafts, plans and pull requests that are too old, and say what was done'],
    ['migrate', 'Bring the database up to date; a copy is kept first'],
  ] as const)
    cli
      .command(name)
      .description(about)
      .action(async () => print(await (await import('./cli/maintain.ts')).maintain(name, process.env)));

  cli
    .command('diff')
    .argument('<project>', 'its id')
    .argument('<from>', 'a deploy, a tag or a commit')
    .argument('<to>', 'another')
    .option('--guild <id>', 'the Discord server, where several have a project of that id')
    .description('Say how a project differs between two points of its history: resources, settings, cost')
    .action(async (project: string, from: string, to: string, { guild }: { guild?: string }) =>
      print(await (await import('./cli/history.ts')).diffProject(process.env, { project, from, to, guild })),
    );

  cli
    .command('drift')
    .argument('<project>', 'its id')
    .option('--check', 'look again, as soon as nothing else runs on its state')
    .option('--fix', 'open a pull request that changes nothing but plans the way back to the code')
    .option('--guild <id>', 'the Discord server, where several have a project of that id')
    .description('Say what of a project was changed outside, as it was last looked at')
    .action(async (project: string, { check, fix, guild }: { check?: boolean; fix?: boolean; guild?: string }) => {
      const act = fix ? 'fix' : check ? 'check' : 'show';
      print(await (await import('./cli/history.ts')).driftOf(process.env, { project, act, guild }));
    });

  cli
    .command('tag')
    .argument('<deploy>', 'one that was applied, by its four characters')
    .argument('<name>', 'such as v1.0.0')
    .description('Put a release tag on what a deploy was merged as; it is never moved')
    .action(async (deploy: string, name: string) =>
      print(await (await import('./cli/history.ts')).tagDeploy(process.env, { deploy, name })),
    );

  cli
    .command('backup')
    .argument('[file]', 'where to; default: the backups folder')
    .description('Copy the database while the service runs; what is sealed stays sealed')
    .action(async (file?: string) => print(await (await import('./cli/maintain.ts')).backupNow(process.env, file)));

  cli
    .command('restore')
    .argument('<file>', 'a copy that `guildops backup` made')
    .description('Put a copy in place of the database; the service must be stopped, the old one is kept')
    .action(async (file: string) => print(await (await import('./cli/maintain.ts')).restore(process.env, file)));

  addAdopt(cli);
  addPrices(cli);
  addState(cli);
  addTokens(cli);
  return cli;
}

function addAdopt(cli: Command): void {
  cli
    .command('adopt')
    .argument('<folder>', 'a folder that terraform manages something from')
    .requiredOption('--environment <name>', 'dev, staging or prod')
    .option('--project <id>', "the new project's id; default: the folder's name")
    .option('--provider <name>', 'gcp, aws or azure; default: the one that the state is of')
    .option('--region <name>', 'default: where most of it stands')
    .option('--state <file>', 'what `terraform show -json` printed; default: it is run in the folder')
    .option('--backend <address>', 'where the state is, such as s3://bucket/key; default: http')
    .option('--out <folder>', 'where to write; default: projects/<id>')
    .option('--engine <program>', 'terraform or tofu', 'terraform')
    .option('--dry-run', 'say what would be done and write nothing')
    .description('Write a project for what a folder manages already, and say what is left alone')
    .action(async (folder: string, options: AdoptOptions) => {
      const { lines, resources } = await (await import('./cli/adopt.ts')).adoptFolder(folder, options);
      for (const line of lines) print(line);
      if (resources === 0) process.exitCode = 2;
    });
}

const several = (value: string, before: string[] = []): string[] => [...before, value];
const gathered = (value: string, before: string[] = []): string[] => [...before, ...value.split(',').filter(Boolean)];

function addPrices(cli: Command): void {
  const prices = cli.command('prices').description('Prices of machines: which are in force, newer ones, own ones');
  prices
    .command('list', { isDefault: true })
    .alias('show')
    .description('Say which prices are in force, and of which day')
    .action(async () => print(await (await import('./cli/prices.ts')).listPrices(process.env)));
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
      const { refresh } = await import('./cli/prices.ts');
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
      print(await (await import('./cli/price-terms.ts')).priceTerms(process.env, { project, ...options })),
    );
}

function addTokens(cli: Command): void {
  const tokens = cli.command('token').description('Tokens of the JSON API: for programs, each for one repository');
  const act = async (asked: Record<string, string>) =>
    print(await (await import('./cli/tokens.ts')).tokens(process.env, asked));
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

/** The kept versions of projects' states. */
function addState(cli: Command): void {
  const state = cli
    .command('state')
    .description("The kept versions of a project's state; works while the service runs");
  type Options = Omit<StateAsked, 'do' | 'project'>;
  const run = async (asked: StateAsked) => print(await (await import('./cli/state.ts')).stateWork(process.env, asked));
  const command = (name: string, about: string) =>
    state
      .command(name)
      .argument('<project>', 'its id')
      .description(about)
      .option('--guild <id>', 'the Discord server, where several have a project of that id');
  command('list', 'List the versions: serial, history, when, which run').action((project: string, options: Options) =>
    run({ ...options, do: 'list', project }),
  );
  command('show', 'Show a version, secrets hidden; or write it to a file as it is')
    .option('--serial <n>', 'default: the newest')
    .option('--out <file>', 'a new file, with every secret in clear')
    .action((project: string, options: Options) => run({ ...options, do: 'show', project }));
  command('diff', 'Say what one version has otherwise than another, secrets hidden')
    .argument('<from>', 'a serial')
    .argument('<to>', 'a serial')
    .action((project: string, from: string, to: string, options: Options) =>
      run({ ...options, do: 'diff', project, from, to }),
    );
  command('restore', 'Make an old version the present one again, under a new serial; the cloud stays as it is')
    .argument('<serial>', 'one that list names')
    .option('--confirm <project>', 'the id of the project once more')
    .action((project: string, serial: string, options: Options) => run({ ...options, do: 'restore', project, serial }));
  command('unlock', "Remove terraform's lock that a run left")
    .argument('<lock>', 'the ID that the failed plan names')
    .option('--confirm <project>', 'the id of the project once more')
    .action((project: string, lock: string, options: Options) => run({ ...options, do: 'unlock', project, lock }));
}

/** What went wrong, for a person at a terminal: reasons of a refusal, bad settings, else the message; the stack only when asked for. */
export function describeFailure(error: unknown): string {
  if (error instanceof Refusal) return inWords(error);
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'path' in error)
    return `There is no ${String(error.path)}.`;
  if (error instanceof Error)
    return process.env.GUILDOPS_LOG_LEVEL === 'debug' ? (error.stack ?? error.message) : error.message;
  return String(error);
}

createCli()
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exitCode = 1;
  });
