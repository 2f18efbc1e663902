import type { Overlay } from '../../provider/cloud-model.ts';
import { from } from '../../provider/template.ts';
import { matches } from '../checks.ts';
import { digits } from '../made-up.ts';

const EMAIL = '{account_id}@{project}.iam.gserviceaccount.com';

/** Accounts that programs act as. Replacement lists and defaults: hashicorp/google 6.50. */
export const identityOverlays: { readonly [type: string]: Overlay } = {
  google_service_account: {
    title: 'service account',
    id: `projects/{project}/serviceAccounts/${EMAIL}`,
    name: 'account_id',
    inherits: ['project'],
    replacedBy: ['account_id', 'project'],
    defaults: { disabled: false },
    computed: {
      email: from(EMAIL),
      member: from(`serviceAccount:${EMAIL}`),
      name: from(`projects/{project}/serviceAccounts/${EMAIL}`),
      unique_id: digits,
    },
    checks: [matches('account_id', /^[a-z](?:[-a-z0-9]{4,28}[a-z0-9])$/)],
    latencyMs: { create: 900, update: 600, delete: 600 },
  },
};
