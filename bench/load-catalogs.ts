import { catalogOf } from '../src/catalog/load.ts';
import type { Provider } from '../src/core/project.ts';

/** A program of its own, run with `--expose-gc`: loads the catalogs of the named providers and prints how long that took and what they keep. */
const used = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

const before = used();
const from = performance.now();
const kept = (process.argv.slice(2) as Provider[]).map(catalogOf);
const ms = performance.now() - from;
console.log(JSON.stringify({ ms, mb: (used() - before) / 2 ** 20, kept: kept.length }));
