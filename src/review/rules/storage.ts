import { everybodyMembers, iamOf } from '../facts/members.ts';
import { statementsAt } from '../facts/policies-of.ts';
import { isForAnybody } from '../facts/policy.ts';
import type { Here } from '../here.ts';
import type { Place } from '../plan/place.ts';
import { type Check, type Hit, on, type Rules, when } from '../rule.ts';

const EVERYBODY_ACLS = ['public-read', 'public-read-write', 'website-public'];

const openAcl: Check = (it) => {
  const acl = it.word('acl') ?? '';
  const uris = [
    ...it.each('access_control_policy.grant').map((grant) => grant.text('grantee.uri') ?? ''),
    ...it.each('grant').map((grant) => grant.text('uri') ?? ''),
  ];
  const isPublic = EVERYBODY_ACLS.includes(acl) || uris.some((uri) => uri.endsWith('/AllUsers'));
  const isForAccounts = acl === 'authenticated-read' || uris.some((uri) => uri.endsWith('/AuthenticatedUsers'));
  return [
    ...when(isPublic, 'can be read by everyone'),
    ...when(!isPublic && isForAccounts, 'can be read by everyone with an AWS account', { severity: 'high' }),
  ];
};

const openPolicy: Check = (_it, here) =>
  when(statementsAt(here, 'policy')?.some(isForAnybody), 'has a policy that lets anybody in');

const SWITCHES = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'];

const incompleteBlock: Check = (it) => {
  const off = SWITCHES.filter((name) => it.flag(name, false) === false);
  return when(off.length > 0, `leaves ${off.join(', ')} off`, { part: off.join(',') });
};

const unversioned: Check = (it, here) => {
  const isOn = it.flag('versioning.enabled') === true;
  const joined = here.joined('aws_s3_bucket_versioning', 'bucket');
  return when(!isOn && joined.length === 0, 'keeps no earlier versions of objects', { severity: 'low' });
};

/** A statement that turns away what comes without TLS. */
const asksForTls = (here: Here): boolean | undefined =>
  statementsAt(here, 'policy')?.some(
    ({ isAllow, conditions }) =>
      !isAllow &&
      conditions.some(({ key, values }) => /^(?:aws:securetransport|s3:tlsversion)$/.test(key) && values.length > 0),
  );

const plainTransport: Check = (it) => {
  const isHttpsOnly = it.flag('https_traffic_only_enabled') ?? it.flag('enable_https_traffic_only');
  return [
    ...when(isHttpsOnly === false, 'accepts plain HTTP', { part: 'http' }),
    ...when(['tls1_0', 'tls1_1'].includes(it.word('min_tls_version') ?? ''), 'accepts TLS older than 1.2', {
      part: 'tls',
    }),
  ];
};

/** Whether rules that stand by themselves close the account. */
const isClosedElsewhere = (here: Here): boolean =>
  here
    .joined('azurerm_storage_account_network_rules', 'storage_account_id')
    .some(({ it }) => it.word('default_action') !== 'allow');

const openNetwork: Check = (it, here) => {
  if (it.flag('public_network_access_enabled', true) === false) return [];
  const action = it.word('network_rules.default_action');
  if (action !== undefined) return when(action === 'allow', 'lets every network in', { severity: 'high' });
  const isOpen = here.isLeftOut('network_rules') && it.flag('public_network_access_enabled', true) === true;
  return when(isOpen && !isClosedElsewhere(here), 'has no network rules, so every network is let in', {
    severity: 'medium',
  });
};

const isFileOnly = (it: Place): boolean => it.word('account_kind') === 'filestorage';

/** An old bucket has its rule inside. */
const googleVersions = (it: Place): Hit[] =>
  when(
    !it.at('versioning').isUnknown && it.flag('versioning.enabled', false) === false,
    'keeps no earlier versions of objects',
    { severity: 'low' },
  );

/** Places where objects are kept. */
export const storage: Rules = {
  'STO-001': [
    on('aws_s3_bucket aws_s3_bucket_acl', openAcl),
    on(iamOf('google_storage_bucket'), (it) => when(everybodyMembers(it), 'gives everybody a role')),
    on(
      'google_storage_bucket_access_control google_storage_default_object_access_control google_storage_object_access_control',
      (it) => when(/^all(?:authenticated)?users$/.test(it.word('entity') ?? ''), 'gives everybody a role'),
    ),
    on('google_storage_bucket_acl', (it) =>
      when(
        /public/.test(it.word('predefined_acl') ?? '') ||
          it.texts('role_entity').some((text) => /:all(?:authenticated)?users$/i.test(text)),
        'gives everybody a role',
      ),
    ),
    on('azurerm_storage_container', (it) =>
      when(['blob', 'container'].includes(it.word('container_access_type') ?? ''), 'can be read without signing in'),
    ),
  ],
  'STO-002': [on('aws_s3_bucket aws_s3_bucket_policy', openPolicy)],
  'STO-003': [
    on('aws_s3_bucket_public_access_block aws_s3_account_public_access_block', incompleteBlock),
    on('google_storage_bucket', (it) =>
      when(it.word('public_access_prevention') === 'inherited', 'does not enforce that nothing is public', {
        severity: 'medium',
      }),
    ),
    on('azurerm_storage_account', (it) =>
      when(
        (it.flag('allow_blob_public_access') ?? it.flag('allow_nested_items_to_be_public', true)) === true,
        'allows containers that everybody can read',
        { severity: 'medium' },
      ),
    ),
  ],
  'STO-004': [
    on('aws_s3_bucket', (_it, here) =>
      when(
        here.isCreated && here.joined('aws_s3_bucket_public_access_block', 'bucket').length === 0,
        'has no public access block of its own',
      ),
    ),
  ],
  'STO-005': [
    on('aws_s3_bucket_versioning', (it) =>
      when(
        ['suspended', 'disabled'].includes(it.word('versioning_configuration.status') ?? ''),
        'keeps no earlier versions of objects',
      ),
    ),
    on('aws_s3_bucket', unversioned),
    on('google_storage_bucket', googleVersions),
    on('azurerm_storage_account', (it) =>
      when(
        !isFileOnly(it) &&
          it.flag('blob_properties.versioning_enabled', false) === false &&
          it.at('blob_properties.delete_retention_policy').isAbsent,
        'keeps neither earlier versions nor deleted blobs',
        { severity: 'low' },
      ),
    ),
  ],
  'STO-006': [
    on('azurerm_storage_account', plainTransport),
    on('aws_s3_bucket_policy', (_it, here) =>
      when(asksForTls(here) === false, 'does not turn away plain HTTP', { severity: 'low' }),
    ),
  ],
  'STO-007': [
    on('azurerm_storage_account', openNetwork),
    on('azurerm_storage_account_network_rules', (it) =>
      when(it.word('default_action') === 'allow', 'lets every network in'),
    ),
  ],
  'STO-008': [
    on('google_storage_bucket', (it) =>
      when(it.flag('uniform_bucket_level_access', false) === false, 'still uses the lists of each object'),
    ),
    on('aws_s3_bucket_ownership_controls', (it) => {
      const ownership = it.word('rule.object_ownership');
      return when(
        ownership !== undefined && ownership !== 'bucketownerenforced',
        'still uses the lists of each object',
        { severity: 'low' },
      );
    }),
  ],
};
