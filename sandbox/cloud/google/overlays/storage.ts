import type { Overlay } from '../../provider/cloud-model.ts';
import { from } from '../../provider/template.ts';
import { matches } from '../checks.ts';
import { labelled } from '../labels.ts';
import { now, numberFor } from '../made-up.ts';
import { words } from '../words.ts';

/** What makes a new object of it when it changes. */
const BUCKET_REPLACED_BY = `
custom_placement_config.data_locations enable_object_retention hierarchical_namespace
hierarchical_namespace.enabled location name project
`;

/** Buckets. Replacement lists and defaults: hashicorp/google 6.50. */
export const storageOverlays: { readonly [type: string]: Overlay } = {
  google_storage_bucket: {
    derived: labelled.derived,
    title: 'Bucket',
    id: '{name}',
    inherits: ['project'],
    replacedBy: [
      ...words(BUCKET_REPLACED_BY),
      { path: 'retention_policy.is_locked', when: (before) => before === true },
    ],
    defaults: {
      force_destroy: false,
      storage_class: 'STANDARD',
      'retention_policy.is_locked': false,
      'soft_delete_policy.retention_duration_seconds': 604_800,
    },
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
