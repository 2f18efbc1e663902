// The proxy of an apply: a process of its own, as the apply outlives the program that started it. It ends with the jail.
// Told: its orders, and the folder where the socket will be. Says `ready` and closes its output once it listens.
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { createProxy, noteInto } from './proxy.mjs';

/** A jail that was never made holds nothing. Milliseconds. */
const NOBODY_CAME_MS = 120_000;

const [, , orders = '', folder = ''] = process.argv;
/** @type {import('./way.ts').Orders} */
const { rules, log } = JSON.parse(readFileSync(orders, 'utf8'));
// A socket's whole path has at most 107 bytes; seen from its own folder it is short.
process.chdir(folder);

const end = () => process.exit(0);
const unused = setTimeout(end, NOBODY_CAME_MS);
const server = createProxy({
  rules,
  note: noteInto(log),
  onLifeline: () => clearTimeout(unused),
  onLifelineEnd: end,
});
rmSync('socket', { force: true });
server.listen('socket', () => {
  writeSync(1, 'ready');
  // The lowest descriptor is used next: streams look at their standard output.
  closeSync(1);
  openSync('/dev/null', 'w');
});
