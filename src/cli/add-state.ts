import type { Command } from 'commander';
import { print } from './print.ts';
import type { StateAsked } from './state.ts';

/** The kept versions of projects' states. */
export function addState(cli: Command): void {
  const state = cli
    .command('state')
    .description("The kept versions of a project's state; works while the service runs");
  type Options = Omit<StateAsked, 'do' | 'project'>;
  const run = async (asked: StateAsked) => print(await (await import('./state.ts')).stateWork(process.env, asked));
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
