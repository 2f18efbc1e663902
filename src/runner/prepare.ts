import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunId, Sha } from '../core/ids.ts';
import { createRedactor, type Redactor } from '../core/redact.ts';
import type { Problem } from '../core/refusal.ts';
import type { RunProject } from '../deploy/ports.ts';
import type { Binary } from './binary.ts';
import { cliConfig } from './cli-config.ts';
import type { Prepared } from './command.ts';
import { engineEnvironment } from './environment.ts';
import { makeFolders, writeWhole } from './files.ts';
import { ensureInit, forgetInit, type InitOutcome, LOCK_FILE, pruneData } from './init.ts';
import { initKey } from './init-key.ts';
import type { RunnerOptions } from './options.ts';
import { folderOf, placeOf } from './place.ts';
import type { Use } from './ports.ts';
import { allowedProviders } from './providers.ts';
import { reattachFor } from './reattach.ts';
import { scanProject } from './scan/scan.ts';
import { secretsIn } from './secrets.ts';

export interface RunTask {
  run: RunId;
  project: RunProject;
  tree: Sha;
}

/** A run that may go on, or why it may not. */
export type Preparation = Ready | Exclude<InitOutcome, undefined>;

export interface Ready {
  kind: 'ready';
  prepared: Prepared;
  /** Init once more, from nothing. */
  initAgain(): Promise<InitOutcome>;
}

/**
 * Everything before the engine's own work: check out the tree, look at its code, gather the environment, init.
 * @throws Refusal `credentials-missing`
 */
export async function prepare(options: RunnerOptions, binary: Binary, task: RunTask, use: Use): Promise<Preparation> {
  const { jail, dir } = options;
  const { run, project, tree } = task;
  const folder = folderOf(dir, run);
  await makeFolders(folder);
  const { removed } = await options.checkout(project.repo, tree, folder.tree);
  const rules = { providers: allowedProviders(project.provider) };
  const scan = await scanProject(folder.tree, project.directory, rules);
  const problems = [...backendProblems(project), ...linkProblems(project, removed), ...scan.problems];
  // What cannot be read is told first: the rest of the look may only be its consequence.
  if (scan.broken.length > 0) return { kind: 'failed', output: scan.broken.join('\n') };
  if (problems.length > 0) return { kind: 'refused', problems };

  const mirror = options.mirrorDir;
  const config = cliConfig(rules.providers, mirror && placeOf(jail, { folder, binary: '', data: '', mirror }).mirror);
  await writeWhole(folder.config, config);
  const lockFile = await readFile(join(folder.tree, project.directory, LOCK_FILE), 'utf8').catch(() => undefined);
  const engine = [binary.name, binary.version, jail.kind, config];
  const ofState = join(dir, 'data', project.stateId);
  const data = join(ofState, initKey({ scan, lockFile, engine }).slice(0, 16));
  await mkdir(data, { recursive: true, mode: 0o700 });
  const host = {
    folder,
    binary: binary.path,
    data,
    ...optional('mirror', mirror),
    ...optional('sockets', options.socketDir),
  };
  const place = placeOf(jail, host);

  const credentials = await options.credentials(project, use);
  const state = await options.state.grant(run, project.stateId, use);
  const environment = engineEnvironment({
    place,
    state,
    credentials,
    extra: options.environment ?? {},
    ...optional('reattach', options.reattach && reattachFor(options.reattach, jail.kind === 'bwrap')),
  });
  const secrets = [...secretsIn(credentials), ...secretsIn(state)];
  const redact = both(createRedactor(secrets), options.redact);
  const { directory } = project;
  const prepared: Prepared = { jail, binary, host, place, directory, environment, secrets, redact };
  const init = { deadlineMs: options.deadlines.init, rules };
  const stop = await ensureInit(prepared, init);
  await pruneData(ofState);
  if (stop) return stop;
  const initAgain = async () => {
    await forgetInit(prepared);
    return ensureInit(prepared, init);
  };
  return { kind: 'ready', prepared, initAgain };
}

const both =
  (first: Redactor, second: Redactor): Redactor =>
  (text) =>
    second(first(text));

const optional = <Name extends string>(name: Name, value: string | undefined): { [N in Name]?: string } =>
  (value === undefined || value === '' ? {} : { [name]: value }) as { [N in Name]?: string };

const backendProblems = ({ backend, directory }: RunProject): Problem[] =>
  backend.kind === 'http'
    ? []
    : [
        {
          code: 'forbidden-code',
          at: directory,
          what: `states in ${backend.kind} cannot be used yet; only GuildOps' own backend`,
        },
      ];

/** A link that leads out of the tree was left out of the checkout; in a project's own folder that would change what is planned. */
const linkProblems = ({ directory }: RunProject, removed: readonly string[]): Problem[] =>
  removed
    .filter((path) => path.startsWith(`${directory}/`))
    .map((at) => ({ code: 'forbidden-code', at, what: 'a symbolic link that leads out of the repository' }));
