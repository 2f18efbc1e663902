import type { CloudModel } from '../provider/cloud-model.ts';
import { defineCloud } from '../provider/define-cloud.ts';
import { awsSchema } from './schema/index.ts';

export const awsCloud: CloudModel = defineCloud({
  schema: awsSchema,
  overlays: {},
  data: {},
  settings: () => ({}),
  usual: {},
  isGiven: () => false,
  errors: {
    exists: (id) => id,
    missing: (id) => id,
    quota: '',
    failed: (doing, title, problem) => `${doing} ${title}: ${problem}`,
  },
});
