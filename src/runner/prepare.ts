import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { secretsOfArgs } from '../core/plan-args.ts';
import { createRedactor } from '../core/redact.ts';
import { stateVariables } from './backend.ts';
import type { Binary } from './binary.ts';
import type { Prepared, RunTask } from './command.ts';
import { createEgress } from './egress/egress.ts';
import { refusedText } from './egress/log.ts';
import { seenFromInside } from './egress/rules.ts';
import { PROXY_VARIABLES } from './egress/way.ts';
import { engineEnvironment } from './environment.ts';
import { examine, ruleFacts } from './examine.ts';
import { writeWhole } from './files.ts';
import { writeIdentity } from './identity.ts';
import { ensureInit, forgetInit, type InitOutcome, LOCK_FILE, pruneData } from './init.ts';
import { initKey } from './init-key.ts';
import { providerPlaces } from './installation.ts';
import type { RunnerOptions } from './options.ts';
import { folderOf, type Host, placeOf } from './place.ts';
import type { Use, Variables } from './ports.ts';
import { allowedProviders } from './providers.ts';
import { reattachFor } from './reattach.ts';
import type { Scan } from './scan/scan.ts';
import { secretsIn } from './secrets.ts';

/** A run that may go on, or why it may not. */
export type Preparation = Ready | Exclude<InitOutcome, undefined>;

/** With whose rights a run reaches the cloud, and its state. */
export interface Uses {
  credentials: Use;
  state: Use;
}

export interface Ready {
  kind: 'ready';
  prepared: Prepared;
  scan: Scan;
  /** Init once more, from nothing. */
  initAgain(): Promise<InitOutcome>;
}

/**
 * Everything before the engine's own work: check out the tree, look at its code, gather the environment, init.
 * @throws Refusal `credentials-missing`
 */
export async function prepare(options: RunnerOptions, binary: Binary, task: RunTask, use: Uses): Promise<Preparation> {
  const examined = await examine(options, folderOf(options.dir, task.run), task);
  if (examined.kind !== 'fine') return examined;
  const host = await settle(options, binary, task, examined.scan);
  const prepared = await equip(options, binary, task, use, host);
  const { onInitLine: onLine } = task;
  const rules = ruleFacts(task.project);
  const init = () => ensureInit(prepared, { deadlineMs: options.deadlines.init, rules, ...(onLine && { onLine }) });
  const stop = await init();
  await pruneData(join(host.data, '..'));
  if (stop?.kind === 'failed') return { ...stop, output: await withUnreached(prepared, stop.output) };
  if (stop) return stop;
  return { kind: 'ready', prepared, scan: examined.scan, initAgain: () => forgetInit(prepared).then(init) };
}

/** What a step asked for outside and was refused belongs to its text: it may be why it failed, and a reviewer wants to know anyway. */
export async function withUnreached({ egress, redact }: Pick<Prepared, 'egress' | 'redact'>, text: string) {
  const unreached = egress ? redact(await refusedText(egress.log)) : '';
  return [text, unreached].filter(Boolean).join('\n\n');
}

/** Finds the run's places on the host: its folder, and the data folder of its state for exactly these providers and modules. */
async function settle(options: RunnerOptions, binary: Binary, { run, project }: RunTask, scan: Scan): Promise<Host> {
  const { dir, jail, socketDir: sockets } = options;
  const folder = folderOf(dir, run);
  const lockFile = await readFile(join(folder.tree, project.directory, LOCK_FILE), 'utf8').catch(() => undefined);
  const asked = { engine: binary.name, allowed: allowedProviders(project), lockFile };
  const { config, decides, mirror } = await providerPlaces(options, asked);
  await writeWhole(folder.config, config);
  const engine = [binary.name, binary.version, jail.kind, decides];
  const key = initKey({ scan, lockFile, engine, project });
  const data = join(dir, 'data', project.stateId, key.slice(0, 16));
  await mkdir(data, { recursive: true, mode: 0o700 });
  return { folder, binary: binary.path, data, ...(mirror && { mirror }), ...(sockets && { sockets }) };
}

/** Gives the run its credentials, and everything else it gets to know. */
async function equip(options: RunnerOptions, binary: Binary, task: RunTask, use: Uses, host: Host): Promise<Prepared> {
  const { jail, reattach } = options;
  const place = placeOf(jail, host);
  const { project, signal, args = [] } = task;
  const identity = await options.identities?.(project, use.credentials);
  const credentials = {
    ...(await options.credentials(project, use.credentials)),
    ...identity?.variables(place.identity),
  };
  const state = await stateVariables(options.state, task, use.state);
  const extra = options.environment ?? {};
  const given = { ...extra, ...credentials };
  const facts = { project, state, given, allowed: options.egress ?? [] };
  const egress = await createEgress(options, task.run, host.folder.root, facts);
  const inside = egress ? seenFromInside : (variables: Variables) => variables;
  const reattached = reattach && reattachFor(reattach, jail.kind === 'bwrap');
  const statements = identity ? await writeIdentity(host.folder, place.identity, identity) : [];
  const secrets = [...secretsIn(credentials), ...secretsIn(state), ...secretsOfArgs(args), ...statements];
  const mask = createRedactor(secrets);
  return {
    ...(signal && { signal }),
    ...{ jail, binary, host, place, secrets },
    directory: project.directory,
    ...(egress && { egress }),
    environment: engineEnvironment({
      state: { ...inside(state), ...(egress && PROXY_VARIABLES) },
      ...{ place, credentials: inside(credentials), extra: inside(extra) },
      workspace: project.found?.workspace ?? 'default',
      ...(reattached && { reattach: reattached }),
    }),
    redact: (text) => options.redact(mask(text)),
  };
}
