import { matches } from '../../common/checks.ts';
import { now, numberFor } from '../../common/made-up.ts';
import type { Overlay } from '../../provider/cloud-model.ts';
import { from } from '../../provider/template.ts';
import { labelled } from '../labels.ts';

/** Buckets. */
export const storageOverlays: { readonly [type: string]: Overlay } = {
  google_storage_bucket: {
    derived: labelled.derived,
    title: 'Bucket',
    id: '{name}',
    inherits: ['project'],
    replacedBy: [{ path: 'retention_policy.is_locked', when: (before) => before === true }],
    computed: {
      self_link: from('https://www.googleapis.com/storage/v1/b/{name}'),
      url: from('gs://{name}'),
      public_access_prevention: 'inherited',
      project_number: ({ settings }) => numberFor(String(settings.project), 10 ** 12),
      time_created: now,
      updated: now,
    },
    volatile: ['updated'],
    checks: [matches('name', /^[a-z0-9][-_.a-z0-9]{1,220}[a-z0-9]$/)],
    latencyMs: { create: 800, update: 500, delete: 600 },
  },
};
