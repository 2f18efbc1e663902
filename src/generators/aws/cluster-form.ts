import { highAvailability } from '../forms/checks.ts';
import { clusterFields } from '../forms/cluster-form.ts';
import type { FormField } from '../forms.ts';
import type { Surroundings } from '../kind.ts';

export const clusterForm = (around: Surroundings): FormField[] =>
  clusterFields(around, {
    longestName: 40,
    machineType: 't3a.large',
    longestType: 41,
    options: [highAvailability('Nodes in two zones; the control plane is in several always', around.project)],
  });
