import { matches } from '../../common/checks.ts';
import { digits, fingerprint } from '../../common/made-up.ts';
import type { Overlay } from '../../provider/cloud-model.ts';
import { from } from '../../provider/template.ts';
import { labelled } from '../labels.ts';

const EMAIL = '{account_id}@{project}.iam.gserviceaccount.com';

/** Who can be granted something: a kind and a name. */
const MEMBER =
  /^(allUsers|allAuthenticatedUsers|(user|group|serviceAccount|domain|deleted|principal|principalSet|projectOwner|projectEditor|projectViewer):.+)$/;

/** Who may do what, keys, services and budgets. */
export const identityOverlays: { readonly [type: string]: Overlay } = {
  google_service_account: {
    title: 'service account',
    id: `projects/{project}/serviceAccounts/${EMAIL}`,
    name: 'account_id',
    inherits: ['project'],
    computed: {
      email: from(EMAIL),
      member: from(`serviceAccount:${EMAIL}`),
      name: from(`projects/{project}/serviceAccounts/${EMAIL}`),
      unique_id: digits,
    },
    latencyMs: { create: 900, update: 600, delete: 600 },
  },
  google_project_iam_member: {
    title: 'IAM member',
    id: '{project}/{role}/{member}',
    name: 'role',
    computed: { etag: fingerprint },
    checks: [matches('member', MEMBER)],
    latencyMs: { create: 900, delete: 700 },
  },
  google_storage_bucket_iam_member: {
    title: 'IAM member',
    id: 'b/{bucket}/{role}/{member}',
    name: 'bucket',
    references: { bucket: 'google_storage_bucket' },
    computed: { etag: fingerprint },
    checks: [matches('member', MEMBER)],
    latencyMs: { create: 700, delete: 600 },
  },
  google_project_service: {
    title: 'project service',
    id: '{project}/{service}',
    name: 'service',
    inherits: ['project'],
    checks: [matches('service', /^[a-z0-9-]+(\.[a-z0-9-]+)+$/)],
    latencyMs: { create: 1500, delete: 900 },
  },
  google_kms_key_ring: {
    title: 'KeyRing',
    id: 'projects/{project}/locations/{location}/keyRings/{name}',
    inherits: ['project'],
    latencyMs: { create: 700, delete: 100 },
  },
  google_kms_crypto_key: {
    derived: labelled.derived,
    title: 'CryptoKey',
    id: '{key_ring}/cryptoKeys/{name}',
    references: { key_ring: 'google_kms_key_ring' },
    computed: {
      destroy_scheduled_duration: '2592000s',
      primary: [{ name: 'cryptoKeyVersions/1', state: 'ENABLED' }],
    },
    latencyMs: { create: 700, update: 500, delete: 100 },
  },
  google_billing_budget: {
    title: 'Budget',
    id: 'billingAccounts/{billing_account|last}/budgets/{uuid}',
    name: 'display_name',
    computed: { name: ({ id }) => id, 'amount.specified_amount.currency_code': 'USD' },
    latencyMs: { create: 700, update: 500, delete: 500 },
  },
};
