import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunId } from '../../core/ids.ts';
import type { RunnerOptions } from '../options.ts';
import { logOfRun, pruneLogs } from './log.ts';
import { noteInto } from './proxy.mjs';
import { type EgressFacts, type Errand, rulesFor } from './rules.ts';
import { listenInside, orderProxy } from './way.ts';

/** The way out of the jails of one run. */
export interface Egress {
  /** Node as the host has it; it runs inside, too. */
  node: string;
  /** Where the proxy's socket is; all that the jails see of it. */
  folder: string;
  /** What was reached and refused. */
  log: string;
  /** Listens in this process for one step, and ends with us as the step does. Answers how to close it. */
  listen(errand: Errand): Promise<() => Promise<void>>;
  /** Writes down what a proxy of its own has to do, for an apply that outlives us. Answers where. */
  order(): Promise<string>;
}

type Needs = Pick<RunnerOptions, 'dir' | 'jail' | 'clock'>;

/** Undefined where the network is not shut in. */
export async function createEgress(
  { dir, jail, clock }: Needs,
  run: RunId,
  root: string,
  facts: EgressFacts,
): Promise<Egress | undefined> {
  if (jail.kind === 'none' || jail.network.kind === 'open') return undefined;
  const log = logOfRun(dir, run, clock.now());
  await mkdir(dirname(log), { recursive: true, mode: 0o700 });
  await pruneLogs(dir, clock.now());
  const folder = join(root, 'way');
  return {
    ...{ node: jail.network.node, folder, log },
    listen: (errand) => listenInside(folder, rulesFor(errand, facts), noteInto(log)),
    async order() {
      const path = join(root, 'egress.json');
      await orderProxy(folder, path, { rules: rulesFor('work', facts), log });
      return path;
    },
  };
}
