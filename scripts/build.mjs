// Compiles src, sandbox and bench to dist/ and copies the data files (json, sql) that stand beside the code.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const isData = (path) => !/\.[cm]?ts$/.test(path);
for (const folder of ['src', 'sandbox']) {
  if (existsSync(join(root, folder)))
    cpSync(join(root, folder), join(root, 'dist', folder), { recursive: true, filter: isData });
}
