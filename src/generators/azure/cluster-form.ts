import { deletionProtection, highAvailability } from '../forms/checks.ts';
import { clusterFields } from '../forms/cluster-form.ts';
import type { FormField } from '../forms.ts';
import type { Surroundings } from '../kind.ts';

export const clusterForm = (around: Surroundings): FormField[] =>
  clusterFields(around, {
    longestName: 40,
    machineType: 'Standard_D2as_v5',
    longestType: 50,
    options: [
      highAvailability('Nodes in three zones, and a promise for the control plane', around.project),
      deletionProtection(around.project),
    ],
  });
