import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasTerraform } from '../terraform.ts';

const VERSION = '5.100.0';
const PLACE = `registry.terraform.io/hashicorp/aws/${VERSION}`;

/** A filesystem mirror that has the provider itself; what needs it is skipped without, and says so. */
const FOLDERS = [
  process.env.GUILDOPS_AWS_MIRROR,
  '/opt/tf-plugins',
  '/usr/share/terraform/plugins',
  '/usr/local/share/terraform/plugins',
].filter((folder) => folder !== undefined);

export const mirror = hasTerraform ? FOLDERS.find((folder) => existsSync(join(folder, PLACE))) : undefined;
if (!mirror)
  console.warn(
    `skipped: checks by hashicorp/aws ${VERSION} itself, because no folder of GUILDOPS_AWS_MIRROR and the usual ones has it`,
  );

/** Takes providers from the mirror alone, never from the network. */
export const cliConfig = `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror ?? '')}\n  }\n}\n`;

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
