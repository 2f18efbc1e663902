import { existsSync } from 'node:fs';
import { join } from 'node:path';

const VERSION = '5.100.0';
const PLATFORM = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;

/** Where people keep providers for use without a registry; the first of them that has the real one is taken. */
const MIRRORS = [
  process.env.GUILDOPS_AWS_MIRROR,
  '/opt/tf-plugins',
  '/usr/share/terraform/plugins',
  '/usr/local/share/terraform/plugins',
  join(process.env.HOME ?? '/', '.terraform.d', 'plugins'),
];

/** A filesystem mirror with the real hashicorp/aws 5.100.0, or `undefined` where there is none. */
export const awsMirror = MIRRORS.filter((mirror) => mirror !== undefined).find((mirror) =>
  existsSync(join(mirror, 'registry.terraform.io', 'hashicorp', 'aws', VERSION, PLATFORM)),
);
