import { isOff } from '../facts/is-off.ts';
import { type Check, type Hit, on, type Rules, when } from '../rule.ts';

const PLAIN = 'is not encrypted';

const disksOfMachine: Check = (it) =>
  ['root_block_device', 'ebs_block_device'].flatMap((name) =>
    when(
      it.each(name).some((disk) => disk.flag('encrypted', false) === false && disk.at('snapshot_id').isAbsent),
      `has a ${name} that ${PLAIN}`,
      { part: name },
    ),
  );

const database =
  (switchName: string, copies: readonly string[] = []): Check =>
  (it, here) =>
    when(isOff(it, here, switchName) && !copies.some((name) => here.isGiven(name)), `keeps data that ${PLAIN}`);

const cache =
  (at: string, transit: string, otherwise = false): Check =>
  (it, here) => [
    ...when(at !== '' && isOff(it, here, at), `keeps data that ${PLAIN}`, { part: 'rest' }),
    ...when(isOff(it, here, transit, otherwise), 'takes connections without TLS', { part: 'transit' }),
  ];

/** Switches of a search domain that have to be on; the service leaves off what nobody asks for. */
const searchSwitches: Check = (it, here) => {
  const off = (path: string, what: string): Hit[] => when(isOff(it, here, path), what, { part: path });
  const policy = it.word('domain_endpoint_options.tls_security_policy');
  return [
    ...off('encrypt_at_rest.enabled', `keeps data that ${PLAIN}`),
    ...off('node_to_node_encryption.enabled', 'talks between its nodes in clear'),
    ...off('domain_endpoint_options.enforce_https', 'answers plain HTTP'),
    ...when(policy !== undefined && !policy.startsWith('policy-min-tls-1-2'), 'accepts TLS older than 1.2', {
      part: 'tls',
    }),
  ];
};

const kafka: Check = (it) => {
  const clients = it.word('encryption_info.encryption_in_transit.client_broker') ?? '';
  const isOpen = it.word('broker_node_group_info.connectivity_info.public_access.type', 'disabled');
  return [
    ...when(['plaintext', 'tls_plaintext'].includes(clients), 'lets clients talk to it in clear', { part: 'clients' }),
    ...when(
      it.flag('encryption_info.encryption_in_transit.in_cluster') === false,
      'talks between its brokers in clear',
      { part: 'brokers' },
    ),
    ...when(isOpen !== undefined && isOpen !== 'disabled', 'can be reached from the internet', { part: 'public' }),
  ];
};

/** Data that lies or travels in clear. */
export const encryption: Rules = {
  'ENC-001': [
    on('aws_ebs_volume', (it, here) =>
      when(
        it.flag('encrypted', false) === false && it.text('snapshot_id') === undefined && !here.isWritten('snapshot_id'),
        PLAIN,
      ),
    ),
    on('aws_instance aws_launch_configuration', disksOfMachine),
    on('aws_launch_template', (it) =>
      when(
        it.each('block_device_mappings').some((disk) => disk.flag('ebs.encrypted') === false),
        `has a disk that ${PLAIN}`,
      ),
    ),
    on('azurerm_managed_disk', (it) => when(it.flag('encryption_settings.enabled') === false, PLAIN)),
  ],
  'ENC-002': [
    on('aws_ebs_encryption_by_default', (it) =>
      when(it.flag('enabled', true) === false, 'leaves new disks unencrypted'),
    ),
  ],
  'ENC-003': [
    on(
      'aws_db_instance',
      database('storage_encrypted', [
        'replicate_source_db',
        'snapshot_identifier',
        'restore_to_point_in_time',
        'replica_mode',
      ]),
    ),
    on('aws_rds_cluster aws_docdb_cluster aws_neptune_cluster', (it, here) =>
      it.word('engine_mode') === 'serverless'
        ? []
        : database('storage_encrypted', [
            'snapshot_identifier',
            'replication_source_identifier',
            'restore_to_point_in_time',
          ])(it, here),
    ),
    on('aws_redshift_cluster', database('encrypted', ['snapshot_identifier', 'snapshot_arn'])),
    on('aws_dax_cluster', database('server_side_encryption.enabled')),
  ],
  'ENC-004': [on('aws_efs_file_system', (it, here) => when(isOff(it, here, 'encrypted'), PLAIN))],
  'ENC-005': [
    on('aws_elasticache_replication_group', (it, here) =>
      here.isGiven('global_replication_group_id')
        ? []
        : cache('at_rest_encryption_enabled', 'transit_encryption_enabled')(it, here),
    ),
    on('aws_memorydb_cluster', cache('', 'tls_enabled', true)),
    on('google_redis_instance', (it) => [
      ...when(it.word('transit_encryption_mode', 'disabled') === 'disabled', 'takes connections without TLS', {
        part: 'transit',
      }),
      ...when(it.flag('auth_enabled', false) === false, 'asks for no password', { part: 'auth' }),
    ]),
    on('azurerm_redis_cache', (it) => [
      ...when(
        (it.flag('non_ssl_port_enabled') ?? it.flag('enable_non_ssl_port')) === true,
        'takes connections without TLS',
        { part: 'transit' },
      ),
      ...when(['1.0', '1.1'].includes(it.text('minimum_tls_version') ?? ''), 'accepts TLS older than 1.2', {
        part: 'tls',
      }),
    ]),
  ],
  'ENC-006': [on('aws_opensearch_domain aws_elasticsearch_domain', searchSwitches)],
  'ENC-007': [
    on('aws_sns_topic', (it) => when(it.at('kms_master_key_id').isAbsent, PLAIN)),
    on('aws_sqs_queue', (it) =>
      when(it.flag('sqs_managed_sse_enabled') === false && it.at('kms_master_key_id').isAbsent, PLAIN),
    ),
    on('aws_kinesis_stream', (it) => when(it.word('encryption_type', 'none') === 'none', PLAIN)),
    on('aws_kinesis_firehose_delivery_stream', (it) =>
      when(
        it.flag('server_side_encryption.enabled', false) === false && it.at('kinesis_source_configuration').isAbsent,
        PLAIN,
      ),
    ),
  ],
  'ENC-008': [on('aws_msk_cluster', kafka)],
  'ENC-009': [
    on('aws_athena_workgroup', (it) => [
      ...when(
        it.flag('configuration.enforce_workgroup_configuration', true) === false,
        'lets queries choose settings of their own',
        { part: 'enforce' },
      ),
      ...when(
        it.at('configuration.result_configuration.encryption_configuration').isAbsent,
        'keeps results that are not encrypted',
        { part: 'results' },
      ),
    ]),
    on('aws_athena_database', (it) =>
      when(it.at('encryption_configuration').isAbsent, 'keeps results that are not encrypted'),
    ),
  ],
};
