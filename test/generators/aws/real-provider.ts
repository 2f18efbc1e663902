import { awsMirror } from '../../../sandbox/cloud/real-aws.ts';
import { hasTerraform } from '../terraform.ts';

/** The mirror whose provider checks what is made; what needs it is skipped without, and says so. */
export const mirror = hasTerraform ? awsMirror : undefined;
if (!mirror)
  console.warn(
    'skipped: checks by hashicorp/aws 5.100.0 itself, because no folder of GUILDOPS_AWS_MIRROR and the usual ones has it',
  );
