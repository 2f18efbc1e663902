import type { CloudModel } from '../provider/cloud-model.ts';
import { defineCloud } from '../provider/define-cloud.ts';
import { azurermSchema } from './schema/index.ts';

export const azurermCloud: CloudModel = defineCloud({
  schema: azurermSchema,
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
