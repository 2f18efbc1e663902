import { deletionProtection, highAvailability } from '../forms/checks.ts';
import { clusterFields } from '../forms/cluster-form.ts';
import type { FormField } from '../forms.ts';
import type { Surroundings } from '../kind.ts';

export const clusterForm = (around: Surroundings): FormField[] =>
  clusterFields(around, {
    longestName: 24,
    machineType: 'e2-standard-2',
    longestType: 63,
    options: [
      highAvailability('Control plane and nodes in three zones', around.project),
      deletionProtection(around.project),
    ],
  });
