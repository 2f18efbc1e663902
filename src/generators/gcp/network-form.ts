import { networkFields } from '../forms/network-form.ts';
import type { FormField } from '../forms.ts';

export const networkForm = (): FormField[] =>
  networkFields({
    longestName: 56,
    nat: 'Cloud NAT',
    ownChecks: [
      {
        value: 'private_google_access',
        label: "Google's services without NAT",
        description: 'Storage, registries and APIs stay inside',
        isSelected: true,
      },
      {
        value: 'allow_internal',
        label: 'Machines may talk to each other',
        description: 'A firewall rule for the range of this network',
      },
    ],
  });
