import type { Here } from '../here.ts';
import type { Place } from '../plan/place.ts';
import { type Check, on, type Rules, when } from '../rule.ts';

const METADATA = 'hands its credentials to whoever can make it send a request (metadata service v1)';

const oldMetadata: Check = (it) =>
  when(
    it.word('metadata_options.http_tokens') === 'optional' && it.word('metadata_options.http_endpoint') !== 'disabled',
    METADATA,
  );

/** Neither version is asked for, and the service is not switched off. */
const leavesMetadata = (it: Place, here: Here): boolean =>
  here.isLeftOut('metadata_options.http_tokens') && it.word('metadata_options.http_endpoint') !== 'disabled';

const noMetadataOptions: Check = (it, here) => when(leavesMetadata(it, here), METADATA, { severity: 'medium' });

const machineMetadata: Check = (it, here) =>
  when(
    here.isCreated && leavesMetadata(it, here) && it.at('metadata_options.http_tokens').isUnknown,
    `${METADATA}, unless its image or account says otherwise`,
    { severity: 'low' },
  );

/** Machines. */
export const machines: Rules = {
  'CMP-001': [
    on('aws_instance aws_launch_template aws_launch_configuration', oldMetadata),
    on('aws_launch_template aws_launch_configuration', noMetadataOptions),
    on('aws_instance', machineMetadata),
  ],
  'CMP-002': [
    on('google_compute_instance', (it) =>
      when(
        it.flag('shielded_instance_config.enable_secure_boot') === false ||
          (it.each('shielded_instance_config').length > 0 &&
            it.flag('shielded_instance_config.enable_secure_boot', false) === false),
        'starts without secure boot',
      ),
    ),
    on('google_container_cluster', (it) =>
      when(it.flag('enable_shielded_nodes', true) === false, 'has nodes that are not shielded'),
    ),
    on('azurerm_linux_virtual_machine', (it) =>
      when(
        it.flag('secure_boot_enabled', false) === false || it.flag('vtpm_enabled', false) === false,
        'starts without secure boot or a TPM',
        { severity: 'low' },
      ),
    ),
  ],
};
