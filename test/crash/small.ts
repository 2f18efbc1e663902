import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createRedactor } from '../../src/core/redact.ts';
import { createEngine } from '../../src/runner/engine.ts';
import { DEADLINES } from '../../src/runner/ports.ts';
import { createStateAccess } from '../../src/state/access.ts';
import { createStateServer } from '../../src/state/server.ts';
import { openStore } from '../../src/store/open-store.ts';
import { testSealer } from '../fakes/store.ts';
import { clock, jail, quiet, terraform, writeTree } from '../runner/rig.ts';

/** The moments at which it can be told to die. */
export type Moment =
  | 'before it has looked at the state'
  | 'before the copy of the state'
  | 'after the copy of the state'
  | 'before the new state is stored'
  | 'after the new state is stored, before terraform hears of it'
  | 'after terraform has ended, before anything is recorded';

export interface SmallOptions {
  /** Data folder, which outlives it. */
  data: string;
  /** Variables of the run. */
  environment: Record<string, string>;
  /** Every tree has these files. */
  files: Record<string, string>;
  dieAt?: Moment;
}

/** The program without its doors and mirrors: the real store on disk, the state backend, the real terraform. */
export async function startSmall({ data, environment, files, dieAt }: SmallOptions) {
  const die = (moment: Moment): void => {
    if (moment === dieAt) process.kill(process.pid, 'SIGKILL');
  };
  const store = await openStore({ file: join(data, 'guildops.db'), sealer: testSealer, clock });
  const needs = { store: store.states, sealer: testSealer, clock };
  const server = createStateServer({ ...needs, log: quiet });
  const http = createServer((request, response) => {
    dieAround(request, response, die);
    void server.handle(request, response);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const state = createStateAccess({ ...needs, origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}` });
  const engine = createEngine({
    dir: join(data, 'runner'),
    binaries: terraform === undefined ? {} : { terraform },
    jail,
    allowUnjailed: true,
    checkout: (_, __, into) => writeTree(files, into),
    credentials: async () => environment,
    redact: createRedactor([]),
    clock,
    log: quiet,
    deadlines: { ...DEADLINES, lock: 0 }, // nobody else holds a lock here: what is left of one is a dead run's
    state: {
      ...state,
      async dropLock(run) {
        await state.dropLock(run);
        die('before it has looked at the state');
      },
      async keep(...copy) {
        die('before the copy of the state');
        await state.keep(...copy);
        die('after the copy of the state');
      },
    },
  });
  return {
    engine,
    state,
    die,
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await store.close();
    },
  };
}
export type Small = Awaited<ReturnType<typeof startSmall>>;

/** Dies when a new state comes in, or when it is stored and the answer is about to leave. */
function dieAround({ method }: IncomingMessage, response: ServerResponse, die: (moment: Moment) => void): void {
  if (method !== 'POST') return;
  die('before the new state is stored');
  const end = response.end.bind(response);
  response.end = ((...answer: Parameters<typeof end>) => {
    die('after the new state is stored, before terraform hears of it');
    return end(...answer);
  }) as typeof response.end;
}
