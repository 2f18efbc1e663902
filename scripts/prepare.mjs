// What `npm run demo` and `npm test` need on a fresh clone: a fitting Node, the packages, terraform in PATH, a build.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const run = (command, args) => {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `GuildOps needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org/en/download`,
  );
  process.exit(1);
}

// Terraform or OpenTofu does the planning: the demo cannot be without it, the tests leave out what needs it and list that at the end.
const hasEngine = ['terraform', 'tofu'].some(
  (engine) => spawnSync(engine, ['version'], { stdio: 'ignore' }).status === 0,
);
if (!hasEngine) {
  const how =
    'Get it from https://developer.hashicorp.com/terraform/install (or OpenTofu: https://opentofu.org/docs/intro/install).';
  console.error(`Neither terraform nor tofu is in PATH. ${how}`);
  if (process.argv.includes('--needs-engine')) process.exit(1);
  console.error('The tests that need it are left out and listed at the end.');
}

// npm writes this file last, so its age tells whether the lock file was installed.
const installed = join(root, 'node_modules', '.package-lock.json');
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(join(root, 'package-lock.json')).mtimeMs) {
  console.log('Installing the packages (once)…');
  run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error']);
}
if (process.argv.includes('--build')) run(process.execPath, [join(root, 'scripts', 'build.mjs')]);
