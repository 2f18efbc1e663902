import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const BUILT = join(HERE, '../../dist/sandbox/cloud/serve.js');

/** What node is told to run `serve` with. From the source, too, the built one runs while it is newer: through tsx it starts much later. */
export function serveFile(): { cwd: string; args: string[] } {
  if (import.meta.url.endsWith('.js')) return { cwd: HERE, args: ['serve.js'] };
  return { cwd: HERE, args: isUpToDate() ? [BUILT] : ['--import', 'tsx', 'serve.ts'] };
}

function isUpToDate(): boolean {
  const built = changedAt(BUILT);
  return readdirSync(HERE, { recursive: true, encoding: 'utf8' }).every((file) => changedAt(join(HERE, file)) < built);
}

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
