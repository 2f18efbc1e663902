import { z } from 'zod';
import { machineMenu } from '../../src/generators/forms/machine-menu.ts';
import { networkField } from '../../src/generators/forms/network-field.ts';
import type { FormField } from '../../src/generators/forms.ts';
import { block, comment, reference, when } from '../../src/generators/hcl.ts';
import { defineKind } from '../../src/generators/kind.ts';
import { offerProblems } from '../../src/generators/models/machine-offer.ts';
import { networkModel } from '../../src/generators/models/network.ts';
import { vmModel } from '../../src/generators/models/vm.ts';
import { identifierOf } from '../../src/generators/names.ts';
import { COMMON, word } from '../../src/generators/settings/fields.ts';

const NAME: FormField = { id: 'name', label: 'Name', type: 'text', required: true, maxLength: 20 };

export const network = defineKind({
  kind: 'network',
  title: 'Fence',
  summary: 'Keeps the hares together',
  longestName: 20,
  schema: z.strictObject({ cidr: networkModel.cidr, nat: networkModel.nat, ...COMMON }),
  complete: (settings) => ({ settings, problems: [] }),
  effects: { cidr: { effect: 'replace', note: 'The fence is built anew.' } },
  form: () => [NAME],
  body: (name, { cidr, nat, purpose }) => [
    ...when(purpose !== '', comment(purpose)),
    block(
      'resource',
      ['meadow_fence', identifierOf(name)],
      [
        ['name', name],
        ['range', cidr],
        ['gate', nat],
      ],
    ),
  ],
});

const vmSchema = z.strictObject({
  machine_type: word(/^[a-z]+-\d+$/, 'a machine type', 'a machine type, such as hare-1'),
  network: vmModel.network,
  boot_disk_gb: vmModel.boot_disk_gb,
  ...COMMON,
});

export const vm = defineKind({
  kind: 'vm',
  title: 'Hare',
  summary: 'A machine that runs',
  longestName: 20,
  schema: vmSchema,
  complete: (settings, project) => ({
    settings,
    problems: offerProblems('machine_type', settings.machine_type, project, 'hare-1'),
  }),
  effects: { machine_type: { effect: 'restart', note: 'It stops for a moment.' } },
  menu: machineMenu,
  form: (around) => [NAME, networkField(around)],
  body: (name, settings) => [
    block(
      'resource',
      ['meadow_hare', identifierOf(name)],
      [
        ['name', name],
        ['size', settings.machine_type],
        ['disk_gb', settings.boot_disk_gb],
        ['fence', reference('meadow_fence', identifierOf(settings.network), 'id')],
      ],
    ),
  ],
});
