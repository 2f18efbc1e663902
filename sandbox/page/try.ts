import { parseArgs } from 'node:util';
import { runScript, withPage } from './open.ts';

const optionsOf = (args: string[]) => parseArgs({ args, options: { port: { type: 'string', default: '0' } } }).values;

/** Slow enough to watch an apply. Milliseconds. */
const LATENCY_MS = { create: 700, update: 700, delete: 300 };

const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/** The page of a new sandbox, until Ctrl-C. */
async function main(): Promise<void> {
  const { port } = optionsOf(process.argv.slice(2));
  const stopped = interrupted();
  await withPage({ latencyMs: LATENCY_MS, port: Number(port) }, async ({ page, program }) => {
    console.log(`\nOpen ${page.url} in a browser. docs/try-it.md says what there is to click; Ctrl-C ends it.`);
    await Promise.race([stopped, program.ended]);
  });
}

runScript(main, 'The page could not be started');
