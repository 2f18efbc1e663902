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

/** A configuration of the command line that takes providers from the mirror alone, never from the network. */
export const mirrorOnly = `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(awsMirror ?? '')}\n  }\n}\n`;

/** A provider that calls nobody: for plans of what needs no data from the cloud. */
export const OFFLINE = `provider "aws" {
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true
}
`;
