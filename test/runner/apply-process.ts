/** Starts an apply as the program would, in a process that a test can kill. Reads its order from standard input. */
import { text } from 'node:stream/consumers';
import { createRedactor } from '../../src/core/redact.ts';
import { createEngine } from '../../src/runner/engine.ts';
import { DEADLINES } from '../../src/runner/ports.ts';
import type { ApplyOrder } from './cloud-rig.ts';
import { clock, jail, project, quiet, terraform, writeTree } from './rig.ts';

const order = JSON.parse(await text(process.stdin)) as ApplyOrder;
const engine = createEngine({
  dir: order.dir,
  binaries: terraform === undefined ? {} : { terraform },
  jail,
  allowUnjailed: true,
  state: {
    grant: async () => order.state,
    revoke: async () => {},
    dropLock: async () => {},
    fingerprint: async () => order.fingerprint,
    snapshot: async () => undefined,
    keep: async () => {},
    unlock: async () => false,
    recover: async () => undefined,
  },
  checkout: (_, __, into) => writeTree(order.files, into),
  credentials: async () => ({}),
  redact: createRedactor([]),
  reattach: order.reattach,
  socketDir: order.socketDir,
  clock,
  log: quiet,
  deadlines: DEADLINES,
});
const { run, tree, file } = order;
const outcome = await engine.apply({ run, project, tree, file: Buffer.from(file, 'base64') }, (progress) =>
  console.log(JSON.stringify(progress)),
);
console.log(JSON.stringify(outcome));
